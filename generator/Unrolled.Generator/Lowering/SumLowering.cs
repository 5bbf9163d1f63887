using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Parameters;

namespace Unrolled.Generator.Lowering;

/// <summary>Sums of products in the order the numbers law fixes, unrolled into an expression or as loops.</summary>
/// <remarks>
/// Chains run over k where neighbours in memory are units. Where neighbours in memory are the terms themselves, the sum runs over 16
/// virtual lanes: term p of a row goes to lane p mod 16, the lanes are added by a fixed tree (l and l + 8, then + 4, + 2, + 1).
/// </remarks>
internal sealed class SumLowering
{
    private readonly CodeWriter _code;
    private readonly ParameterAddresses _addresses;
    private readonly LaneSumLowering _lanes;

    public SumLowering(CodeWriter code, LoweringContext context)
    {
        _code = code;
        _addresses = context.Addresses;
        _lanes = new LaneSumLowering(code, context.HasLanes);
    }

    /// <summary>Whether a sum's terms are neighbours in memory, so that it runs over virtual lanes.</summary>
    public bool IsAcrossUnits(Value sum) => sum.Op == Op.Total || (sum.Op == Op.Product) == _addresses.IsRowMajor(sum.Matrix!);

    /// <summary>One gate of <c>M v + b</c> for one unit, as an expression of constants.</summary>
    public Expression ProductUnrolled(Value product, int gate, UnitRef unit, Func<int, Expression> operand)
    {
        int columns = product.Matrix!.Columns;
        Expression Term(int k) => operand(k) * Weight(product, gate, unit, k);
        Expression? bias = BiasOf(product, gate, unit);
        if (_addresses.IsRowMajor(product.Matrix))
        {
            Expression sum = Tree(LaneChains(columns, Term));
            return bias == null ? sum : sum + bias;
        }

        if (product.Order == SumOrder.OneChain)
        {
            return Chain(bias, Enumerable.Range(0, columns).Select(Term))!;
        }

        Expression even = Chain(bias, Evens(columns).Select(Term))!;
        Expression? odd = Chain(null, Odds(columns).Select(Term));
        return odd == null ? even : even + odd;
    }

    /// <summary>One column of <c>M' d</c>, as an expression of constants.</summary>
    public Expression TransposedUnrolled(Value product, int column, Func<Index, Expression> gradient)
    {
        Parameter matrix = product.Matrix!;
        Value d = product.Operands[0];
        if (_addresses.IsRowMajor(matrix))
        {
            int rows = d.Space.Count;
            return Chain(null, Enumerable.Range(0, rows).Select(row => gradient(row) * Weight(_addresses.At(matrix, 0, RowIn(rows, row), column))))!;
        }

        var chains = new Expression?[LaneGroups.Widest];
        foreach (LaneRow run in Rows(product, column))
        {
            for (int i = 0; i < run.Groups * run.Width; i++)
            {
                int group = i / run.Width;
                int p = i % run.Width;
                int lane = p % chains.Length;
                Expression term = gradient(run.Operand(group) + p) * Weight(run.Row!(group) + p);
                chains[lane] = chains[lane] is { } sum ? sum + term : term;
            }
        }

        return Tree(chains.TakeWhile(c => c != null).Select(c => (Expression)new Complete(c!)).ToArray());
    }

    /// <summary>The sum over all units, as an expression of constants.</summary>
    public static Expression TotalUnrolled(int units, Func<int, Expression> operand) => Tree(LaneChains(units, operand));

    /// <summary>The sum over all units at run time. It has a variable, because another sum may need the lanes.</summary>
    public Expression TotalLoop(Value total, Place operand)
    {
        _code.Add(new Declare(total.Name!, _lanes.Loop(new[] { new LaneRow(null, _ => 0, total.Operands[0].Space.Count, 1) }, operand)));
        return new Variable(total.Name!);
    }

    /// <summary>The gates of a product from <paramref name="firstGate"/> on, for one unit at run time, in one pass over k; returns the sums.</summary>
    public Expression[] ProductLoop(Value product, UnitRef unit, Place operand, int firstGate = 0) =>
        ProductLoop(product, unit, operand, Enumerable.Range(firstGate, product.Gates - firstGate).ToArray(), product.NameOf);

    /// <summary>The same for lanes that run over gates and units, which stand side by side.</summary>
    public Expression PackedProductLoop(Value product, UnitRef lanes, Place operand) =>
        ProductLoop(product, lanes, operand, new[] { 0 }, _ => product.Name!)[0];

    /// <summary>One column of <c>M' d</c> at run time.</summary>
    public Expression TransposedLoop(Value product, UnitRef unit, Place gradient)
    {
        Parameter matrix = product.Matrix!;
        if (!_addresses.IsRowMajor(matrix))
        {
            return _lanes.Loop(Rows(product, unit.Number).ToArray(), gradient);
        }

        int rows = product.Operands[0].Space.Count;
        Expression Term(Index row) => gradient.At(row) * Weight(_addresses.At(matrix, 0, RowIn(rows, row), unit.Number));
        string name = $"{product.Matrix!.Name.Replace("weight_", "")}Sum";
        _code.Add(new Declare(name, Term(0)));
        _code.Loop("row", 1, rows, 1, row => _code.Add(new AddTo(name, Term(row))));
        return new Variable(name);
    }

    /// <summary>One gate of <c>M[:, token] + b</c>.</summary>
    public Expression ColumnOf(Value column, int gate, UnitRef unit, Index token)
    {
        Expression weight = Weight(_addresses.At(column.Matrix!, gate, unit, token));
        return BiasOf(column, gate, unit) is { } bias ? bias + weight : weight;
    }

    /// <summary>One number of the token's row of a table.</summary>
    public Expression RowOf(Value lookup, UnitRef unit, Index token) =>
        Weight(_addresses.At(lookup.Matrix!, 0, RowIn(lookup.Matrix!.Space.Count, token), unit.Number));

    /// <summary>The bias that a gate's sum starts with; null for none.</summary>
    public Expression? BiasOf(Value product, int gate, UnitRef unit) =>
        product.BiasGate(gate) is var biasGate && biasGate < 0 ? null : Weight(_addresses.At(product.Bias!, biasGate, unit, 0));

    private Expression[] ProductLoop(Value product, UnitRef unit, Place operand, int[] gates, Func<int, string> name)
    {
        int columns = product.Matrix!.Columns;
        if (_addresses.IsRowMajor(product.Matrix))
        {
            Expression sum = _lanes.Loop(new[] { new LaneRow(_ => _addresses.At(product.Matrix, 0, unit, 0), _ => 0, columns, 1) }, operand);
            return new[] { BiasOf(product, 0, unit) is { } bias ? sum + bias : sum };
        }

        Expression Term(int gate, Index k) => operand.At(k) * Weight(product, gate, unit, k);
        return product.Order == SumOrder.OneChain
            ? OneChainLoop(product, unit, columns, gates, name, Term)
            : TwoChainsLoop(product, unit, columns, gates, name, Term);
    }

    private Expression[] OneChainLoop(Value product, UnitRef unit, int columns, int[] gates, Func<int, string> name, Func<int, Index, Expression> term)
    {
        bool allBiased = gates.All(g => product.BiasGate(g) >= 0);
        foreach (int gate in gates)
        {
            _code.Add(new Declare(name(gate), BiasOf(product, gate, unit) is { } bias ? (allBiased ? bias : bias + term(gate, 0)) : term(gate, 0)));
        }

        _code.ShortLoop("k", allBiased ? 0 : 1, columns, 1, k =>
        {
            foreach (int gate in gates)
            {
                _code.Add(new AddTo(name(gate), term(gate, k)));
            }
        });
        return gates.Select(g => (Expression)new Variable(name(g))).ToArray();
    }

    private Expression[] TwoChainsLoop(Value product, UnitRef unit, int columns, int[] gates, Func<int, string> name, Func<int, Index, Expression> term)
    {
        string Even(int gate) => name(gate) + "Even";
        string Odd(int gate) => name(gate) + "Odd";
        if (columns > 1)
        {
            _code.Note("Two chains, even and odd columns, added at the end: half the latency of one.");
        }

        foreach (int gate in gates)
        {
            _code.Add(new Declare(Even(gate), BiasOf(product, gate, unit) is { } bias ? bias + term(gate, 0) : term(gate, 0)));
        }

        if (columns == 1)
        {
            return gates.Select(g => (Expression)new Variable(Even(g))).ToArray();
        }

        foreach (int gate in gates)
        {
            _code.Add(new Declare(Odd(gate), term(gate, 1)));
        }

        _code.ShortLoop("k", 2, columns & ~1, 2, k =>
        {
            foreach (int gate in gates)
            {
                _code.Add(new AddTo(Even(gate), term(gate, k)));
                _code.Add(new AddTo(Odd(gate), term(gate, k + 1)));
            }
        });
        if (columns % 2 == 1)
        {
            foreach (int gate in gates)
            {
                _code.Add(new AddTo(Even(gate), term(gate, columns - 1)));
            }
        }

        return gates.Select(g => new Variable(Even(g)) + new Variable(Odd(g))).ToArray();
    }

    /// <summary>The stretches of a grouped matrix that column k crosses, in runs of equal groups.</summary>
    private IEnumerable<LaneRow> Rows(Value product, Index column)
    {
        Value d = product.Operands[0];
        return UnitRun.Of(d.Space.Count).Select(run => new LaneRow(
            group => _addresses.At(product.Matrix!, product.FirstGate, new UnitRef(run.Start, run.Size, group, 0), column),
            group => new UnitRef(run.Start, run.Size, group, 0).In(d.Gates, 0),
            d.Gates * run.Size,
            run.Count));
    }

    private static Expression[] LaneChains(int terms, Func<int, Expression> term) => Enumerable.Range(0, Math.Min(terms, LaneGroups.Widest))
        .Select(lane => Chain(null, Enumerable.Range(0, terms).Where(p => p % LaneGroups.Widest == lane).Select(term))!)
        .ToArray();

    /// <summary>The sum of up to 16 virtual lanes by the fixed tree.</summary>
    public static Expression Tree(IReadOnlyList<Expression> lanes)
    {
        Expression[] sums = lanes.ToArray();
        for (int width = LaneGroups.Widest / 2, count = sums.Length; width > 0; width /= 2)
        {
            for (int lane = 0; lane + width < count; lane++)
            {
                sums[lane] = sums[lane] + sums[lane + width];
            }

            count = Math.Min(count, width);
        }

        return sums[0];
    }

    /// <summary>A complete sum; null for none.</summary>
    private static Expression? Chain(Expression? start, IEnumerable<Expression> terms) =>
        terms.Aggregate(start, (sum, term) => sum == null ? term : sum + term) is { } total ? new Complete(total) : null;

    private static IEnumerable<int> Evens(int count) => Enumerable.Range(0, count).Where(k => k % 2 == 0);

    private static IEnumerable<int> Odds(int count) => Enumerable.Range(0, count).Where(k => k % 2 == 1);

    private Expression Weight(Value product, int gate, UnitRef unit, Index k) =>
        Weight(_addresses.At(product.Matrix!, product.FirstGate + gate, unit, k));

    /// <summary>A row of a tensor that is kept row by row.</summary>
    private static UnitRef RowIn(int rows, Index row) => new(0, rows, 0, row);

    private static Expression Weight(Index index) => Element.At(Spans.Parameters, index);
}
