using Unrolled.Generator.Kernels;
using Unrolled.Parameters;
using KernelIndex = Unrolled.Generator.Kernels.Index;

namespace Unrolled.Generator.Lowering;

/// <summary>
/// Runs loops over units several units at a time: inner loops are joined, so what they read from all units is loaded once, and no unit's chain of
/// operations has to be waited for. Each unit's own operations and their order stay.
/// </summary>
internal static class UnitTiles
{
    private const string Unit = "j";
    private const string InTile = "u";

    /// <summary>Sums that registers of 16 hold beside what is multiplied.</summary>
    public const int Sums = 12;

    /// <summary>Tiles a method. Where units sum over virtual lanes, each unit of a tile has lanes of its own.</summary>
    public static IReadOnlyList<Statement> OfMethod(IReadOnlyList<Statement> body)
    {
        string? lanes = body.OfType<LaneBlock>().FirstOrDefault()?.Name;
        int sums = KernelVisitor.Walk(body).OfType<Loop>().Where(loop => IsTiled(loop, lanes)).Select(TileOf).DefaultIfEmpty(1).Max();
        return Of(body, lanes).Select(s => s is LaneBlock block ? block with { Sums = sums } : s).ToArray();
    }

    /// <summary>Tiles the loops that sum over no virtual lanes.</summary>
    public static IReadOnlyList<Statement> Of(IReadOnlyList<Statement> block) => Of(block, null);

    private static IReadOnlyList<Statement> Of(IReadOnlyList<Statement> block, string? lanes) =>
        block.Select(s => s is Loop loop && IsTiled(loop, lanes) ? Tiled(loop, lanes) : s.WithBlocks(inner => Of(inner, lanes))).ToArray();

    /// <summary>Whether it is a loop over units, and every number that it stores is its unit's own.</summary>
    private static bool IsTiled(Loop loop, string? lanes)
    {
        if (loop is not { Variable: Unit, Step: 1 })
        {
            return false;
        }

        Store[] stores = KernelVisitor.Walk(loop.Body).OfType<Store>().ToArray();
        return stores.Length > 0 && stores.All(store => store.Target.Span == lanes || store.Target.Index.Terms.Any(term => term.Variable == Unit));
    }

    /// <summary>As many units as have their sums in registers. A unit with activations counts double: each is a page of vector code.</summary>
    private static int UnitsAtATime(Loop loop)
    {
        int sums = KernelVisitor.Walk(loop.Body).OfType<LoopStatement>().Append(loop).Max(inner => inner.Body.OfType<AddTo>().Select(sum => sum.Name).Distinct().Count());
        int activations = KernelVisitor.Expressions(KernelVisitor.Walk(loop.Body)).Count(e => e is Activation);
        return sums == 0 ? 1 : Math.Max(1, Sums / Math.Max(sums, 2 * activations));
    }

    /// <summary>The most units at a time that leave no rest.</summary>
    private static int TileOf(Loop loop)
    {
        int count = loop.End - loop.Start;
        return Enumerable.Range(1, Math.Min(UnitsAtATime(loop), count)).Last(size => count % size == 0);
    }

    private static Statement Tiled(Loop loop, string? lanes)
    {
        int tile = TileOf(loop);
        bool isOne = tile == loop.End - loop.Start;
        KernelIndex first = isOne ? loop.Start : KernelIndex.Of(Unit);
        int together = tile > 1 && lanes != null ? LengthOfSums(loop.Body, lanes) : loop.Body.Count;
        IReadOnlyList<Statement> body = loop.Body.Take(together).ToArray();
        var names = new HashSet<string>(KernelVisitor.Walk(body).OfType<Declare>().Select(d => d.Name));
        List<Statement> joined = Joined(Enumerable.Range(0, tile).Select(u => Copy(
            body, lanes, first + u, u, u == 0 ? name => name : name => names.Contains(name) ? FormattableString.Invariant($"{name}_{u}") : name)).ToArray()).ToList();
        if (together < loop.Body.Count)
        {
            joined.Add(new Loop(InTile, 0, tile, 1, Copy(loop.Body.Skip(together).ToArray(), lanes, first + KernelIndex.Of(InTile), KernelIndex.Of(InTile), name => name)));
        }

        return isOne ? new Scope(joined) : loop with { Step = tile, Body = joined };
    }

    /// <summary>
    /// Statements up to the last that fills lanes, where the rest, which adds them up, needs nothing else from them: the rest stays a loop over the units,
    /// because a tree is many operations and a tile of trees too many for one method.
    /// </summary>
    private static int LengthOfSums(IReadOnlyList<Statement> body, string lanes)
    {
        int together = 1 + Enumerable.Range(0, body.Count).Where(i => KernelVisitor.Walk(new[] { body[i] }).Any(s => s is Store store && store.Target.Span == lanes)).DefaultIfEmpty(-1).Last();
        var declared = new HashSet<string>(body.Take(together).OfType<Declare>().Select(d => d.Name));
        bool isApart = together > 0 && !KernelVisitor.Expressions(KernelVisitor.Walk(body.Skip(together))).OfType<Variable>().Any(v => declared.Contains(v.Name));
        return isApart ? together : body.Count;
    }

    /// <summary>The body for one unit of a tile.</summary>
    /// <param name="unit">The unit's number.</param>
    /// <param name="place">Its place in the tile: that of its lanes.</param>
    private static IReadOnlyList<Statement> Copy(
        IReadOnlyList<Statement> block, string? lanes, KernelIndex unit, KernelIndex place, Func<string, string> rename)
    {
        KernelIndex lanesOf = place * LaneGroups.Widest;
        Element Move(Element e) => e with { Index = e.Span == lanes ? e.Index + lanesOf : e.Index.Replace(Unit, unit) };
        Expression Value(Expression e) => e switch
        {
            Element element => Move(element),
            Variable variable => new Variable(rename(variable.Name)),
            LaneTree tree => tree with { Start = lanesOf },
            _ => e.WithOperands(Value),
        };
        return block.Select(statement => Renamed(statement.WithExpressions(Value, Move), rename).WithBlocks(inner => Copy(inner, lanes, unit, place, rename))).ToArray();
    }

    private static Statement Renamed(Statement statement, Func<string, string> rename) => statement switch
    {
        Declare declare => declare with { Name = rename(declare.Name) },
        Assign assign => assign with { Name = rename(assign.Name) },
        AddTo add => add with { Name = rename(add.Name) },
        _ => statement,
    };

    /// <summary>The copies statement by statement, side by side; their loops become one.</summary>
    private static IReadOnlyList<Statement> Joined(IReadOnlyList<IReadOnlyList<Statement>> copies)
    {
        var joined = new List<Statement>();
        for (int i = 0; i < copies[0].Count; i++)
        {
            Statement[] same = copies.Select(copy => copy[i]).ToArray();
            switch (same[0])
            {
                case Comment comment:
                    joined.Add(comment);
                    break;
                case BlockStatement:
                    joined.Add(same[0].WithBlocks(_ => Joined(same.Select(s => ((BlockStatement)s).Body).ToArray())));
                    break;
                default:
                    joined.AddRange(same);
                    break;
            }
        }

        return joined;
    }
}
