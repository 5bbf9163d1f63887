using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;

namespace Unrolled.Generator.Lowering;

/// <summary>One step as loops over units: a loop a stage, values that cross stages in memory.</summary>
internal sealed class LoopBodyLowering : BodyLowering
{
    private readonly ScratchPlan _scratch;
    private readonly bool _hasLanes;
    private readonly Dictionary<(Value Value, int Gate), Expression> _locals = new();
    private readonly List<Copy> _last = new();
    private readonly GivenSinks _givenSinks;

    public LoopBodyLowering(CodeWriter code, LoweringContext context, ScratchPlan scratch)
        : base(code, context)
    {
        _scratch = scratch;
        _givenSinks = new GivenSinks(code, scratch);
        _hasLanes = context.HasLanes;
    }

    /// <summary>The step's number, where odd steps run the lane groups backward.</summary>
    public string? Alternates { get; set; }

    protected override void SaveGiven(IReadOnlyCollection<Sink> sinks) => _givenSinks.Save(sinks, Given);

    protected override bool IsGiven(Value value) => Given.ContainsKey(value);

    protected override void LowerStage(Stage stage)
    {
        Dictionary<Value, Place[]> stores = stage.Roots.ToDictionary(r => r, StoresOf);
        Value[] parts = stage.Roots.SelectMany(Plan.InlineOf).Distinct().ToArray();
        Value[] sums = parts.Where(StagePlan.IsProduct).ToArray();
        AddEquations(stage.Roots.ToArray());
        if (_hasLanes)
        {
            sums = SumAcrossUnits(stage, sums, stores).ToArray();
        }

        Value[] roots = stage.Roots.Where(r => !Given.ContainsKey(r)).ToArray();
        if (roots.Length == 0)
        {
            return;
        }

        ForEachUnit(stage.Space.Count, NeedsGroups(parts), run => AddPack(roots, run), (unit, pack) =>
        {
            _locals.Clear();
            AddPackedGates(pack, unit);
            foreach (Value product in sums)
            {
                AddSums(product, unit, pack);
            }

            foreach (Value root in roots.Where(r => !_locals.ContainsKey((r, 0))))
            {
                DeclareReads(root, unit);
                if (root.Op != Op.Stack)
                {
                    AddLocal(root, unit);
                }
            }

            foreach ((Value root, Place place) in roots.SelectMany(r => stores[r].Select(p => (r, p))))
            {
                for (int gate = 0; gate < root.Gates; gate++)
                {
                    Code.Add(new Store(place.At(root, gate, unit), Operand(root, gate, unit)));
                }
            }
        });
        foreach (Value root in roots.Where(r => stores[r].Length > 0))
        {
            Given[root] = stores[root][0];
        }
    }

    /// <summary>The loops have stored their own values; given ones are copied.</summary>
    protected override void StoreAll(IReadOnlyCollection<Sink> sinks)
    {
        _givenSinks.Store(sinks.Where(s => !Sinks.Contains(s.Value)), Given);
        Code.Add(_last);
    }

    protected override Expression Operand(Value v, int gate, UnitRef unit) =>
        _locals.TryGetValue((v, gate), out Expression? local) ? local
        : Given.TryGetValue(v, out Place place) ? place.At(v, gate, unit)
        : ExpressionOf(v, gate, unit);

    protected override Expression SumOf(Value v, int gate, UnitRef unit) =>
        throw new InvalidOperationException($"The sum {v} of {v.Matrix?.Name} has no variable in its stage.");

    /// <summary>Where a root is stored: its sinks, or scratch memory when another stage or a product needs it.</summary>
    private Place[] StoresOf(Value root)
    {
        Place[] sinks = Sinks[root].OfType<Place>().Select(place => IsStillRead(root, place) ? CopiedLast(root, place) : place).ToArray();
        bool crosses = Plan.Readers.TryGetValue(root, out List<Stage>? readers) && readers.Any(r => !r.Roots.Contains(root));
        return sinks.Length == 0 && crosses ? new[] { _scratch.Take(SlotRole.Crossing, root, NameOf(root)) } : sinks;
    }

    /// <summary>Whether the place of a sink holds a value that later loops read: a state, or its gradient, may be written where it was read.</summary>
    private bool IsStillRead(Value root, Place place) =>
        Given.Any(given => given.Value == place && (Plan.IsReadBehind(given.Key, root, byProductsBeside: true) || (HasOwnLoop(root) && Plan.IsReadBeside(given.Key, root))));

    /// <summary>Whether a sum has a loop before the one over vectors of units.</summary>
    private bool HasOwnLoop(Value sum) => _hasLanes && StagePlan.IsProduct(sum) && Sums.IsAcrossUnits(sum);

    private Place CopiedLast(Value root, Place place)
    {
        Place scratch = _scratch.Take(SlotRole.Crossing, root, NameOf(root));
        int length = root.Gates * root.Space.Count;
        _last.Add(new Copy(scratch.Of(length), place.Of(length)));
        return scratch;
    }

    /// <summary>The sums of a product, of the gates that are not packed.</summary>
    private void AddSums(Value product, UnitRef unit, GatePack? pack)
    {
        int first = pack != null && pack.Sums.Contains(product) ? pack.Gates.Count : 0;
        if (first < product.Gates)
        {
            Expression[] sums = AddSum(product, unit, Given[product.Operands[0]], first);
            for (int gate = first; gate < product.Gates; gate++)
            {
                _locals[(product, gate)] = sums[gate - first];
            }
        }
    }

    private Expression[] AddSum(Value product, UnitRef unit, Place operand, int firstGate = 0) => product.Op switch
    {
        Op.Product => Sums.ProductLoop(product, unit, operand, firstGate),
        Op.Total => new[] { Sums.TotalLoop(product, operand) },
        _ => new[] { Sums.TransposedLoop(product, unit, operand) },
    };

    /// <summary>Computes the gates of a small group side by side, into scratch memory; returns them, or null where that gives no whole vector.</summary>
    private GatePack? AddPack(IReadOnlyList<Value> roots, UnitRun run)
    {
        if (!_hasLanes || run.Size >= GatePack.FewestUnits || GatePack.Of(Plan, roots, run.Size) is not { } pack)
        {
            return null;
        }

        int lanes = pack.Gates.Count * run.Size;
        Code.Note($"{pack.Gates.Count} gates of {run.Size} units side by side fill a vector: all lanes get every activation, then each unit picks its own.");
        Value[] kinds = pack.Gates.GroupBy(g => g.Op).Select(g => g.First()).ToArray();
        foreach (Value kind in kinds)
        {
            Place place = _scratch.Take(SlotRole.Pack, $"{NameOfPack(kind)} of {lanes}", lanes);
            Code.Add(new Slice(NameOfPack(kind), place.Span, place.Start, lanes, Writable: true));
        }

        Code.LaneLoop("lane", 0, lanes, lanes, lane =>
        {
            var unit = new UnitRef(run.Start, run.Size, 0, lane);
            _locals.Clear();
            foreach (Value product in pack.Sums)
            {
                _locals[(product, 0)] = Sums.PackedProductLoop(product, unit, Given[product.Operands[0]]);
            }

            Code.Add(new Declare("gates", ExpressionOf(pack.Gates[0].Operands[0], 0, unit)));
            foreach (Value kind in kinds)
            {
                Code.Add(new Store(Element.At(NameOfPack(kind), lane), new Activation(FunctionOf(kind.Op), new Variable("gates"))));
            }
        });
        return pack;
    }

    private static string NameOfPack(Value gate) => gate.Op == Op.Tanh ? "tanhs" : "sigmoids";

    /// <summary>Scratch memory as a span of its own: an index below its length needs no check.</summary>
    private Place RowOf(Value sum)
    {
        Place place = _scratch.Take(SlotRole.Sum, sum, NameOf(sum));
        string name = NameOf(sum) + "Row";
        Code.Add(new Slice(name, place.Span, place.Start, sum.Gates * sum.Space.Count, Writable: true));
        return new Place(name, 0);
    }

    private void AddPackedGates(GatePack? pack, UnitRef unit)
    {
        for (int i = 0; i < pack?.Gates.Count; i++)
        {
            Value gate = pack.Gates[i];
            Code.Add(new Declare(gate.Name!, Element.At(NameOfPack(gate), unit.Lane + (i * unit.Size))));
            _locals[(gate, 0)] = new Variable(gate.Name!);
        }
    }

    /// <summary>Loads the numbers of a root into variables.</summary>
    private void DeclareReads(Value root, UnitRef unit)
    {
        IEnumerable<Value> reads = Plan.InlineOf(root)
            .Where(v => !StagePlan.IsProduct(v))
            .SelectMany(v => v.Operands)
            .Where(o => o.Gates == 1 && Given.ContainsKey(o) && !_locals.ContainsKey((o, 0)))
            .Distinct();
        foreach (Value read in reads.ToArray())
        {
            Code.Add(new Declare(NameOf(read), Given[read].At(read, 0, read.Space.Count == 1 ? UnitRef.Only : unit)));
            _locals[(read, 0)] = new Variable(NameOf(read));
        }
    }

    private void AddLocal(Value root, UnitRef unit)
    {
        if (root.Gates > 1)
        {
            return;
        }

        Expression value = _locals.TryGetValue((root, 0), out Expression? sum) ? sum : ExpressionOf(root, 0, unit);
        string name = NameOf(root);
        if (value != new Variable(name))
        {
            Code.Add(new Declare(name, value));
        }

        _locals[(root, 0)] = new Variable(name);
    }

    /// <summary>The variable of a value; a sum without a name is called after its operand, its matrix and where its rows begin: one operand may have several sums.</summary>
    private static string NameOf(Value value) => value.Name ?? $"sum_{value.Operands[0].Name}_{value.Matrix!.Name}{(value.FirstGate > 0 ? FormattableString.Invariant($"_{value.FirstGate}") : "")}";

    /// <summary>Whether the loop must run group by group: it touches memory that is laid out in groups.</summary>
    private bool NeedsGroups(IEnumerable<Value> parts) =>
        parts.Any(v => v.Op is Op.Product or Op.Vector or Op.Column || v.Op == Op.Stack || v.Operands.Any(o => o.Gates > 1 && Given.ContainsKey(o)));

    /// <param name="prepare">Packs the gates of a run, where it can.</param>
    private void ForEachUnit(int units, bool inGroups, Func<UnitRun, GatePack?> prepare, Action<UnitRef, GatePack?> body)
    {
        IReadOnlyList<UnitRun> runs = inGroups || _hasLanes ? UnitRun.Of(units) : new[] { new UnitRun(0, units, 1) };
        foreach (UnitRun run in runs)
        {
            Code.Scoped(() =>
            {
                if (prepare(run) is { } pack)
                {
                    Code.LaneLoop("j", 0, run.Size, run.Lanes, lane => body(new UnitRef(run.Start, run.Size, 0, lane), pack));
                    return;
                }

                void Group(Index group) =>
                    Code.LaneLoop("j", 0, run.Size, _hasLanes ? run.Lanes : 0, lane => body(new UnitRef(run.Start, run.Size, group, lane), null));
                if (Alternates is { } step && run.Count > 1)
                {
                    Code.AlternatingLoop("group", run.Count, step, Group);
                }
                else
                {
                    Code.Loop("group", 0, run.Count, 1, Group);
                }
            });
        }
    }

    /// <summary>
    /// Sums with their terms side by side in memory give one number at a time: they get a loop of their own, before the one over
    /// vectors of units. Returns the sums that are left.
    /// </summary>
    private IEnumerable<Value> SumAcrossUnits(Stage stage, Value[] sums, Dictionary<Value, Place[]> stores)
    {
        foreach (Value sum in sums)
        {
            if (!HasOwnLoop(sum))
            {
                yield return sum;
                continue;
            }

            Place[] places = stores.TryGetValue(sum, out Place[]? sinks) && sinks.Length > 0
                ? sinks
                : new[] { RowOf(sum) };
            Place operand = Given[sum.Operands[0]];
            Code.Scoped(() => Code.Loop("j", 0, stage.Space.Count, 1, j =>
            {
                Expression total = AddSum(sum, new UnitRef(0, stage.Space.Count, 0, j), operand)[0];
                foreach (Place place in places)
                {
                    Code.Add(new Store(place.At(j), total));
                }
            }));
            Given[sum] = places[0];
        }
    }
}
