using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;

namespace Unrolled.Generator.Lowering;

/// <summary>Writes one private method that computes values of a body: rows of memory get names, then the body follows.</summary>
internal sealed class MethodWriter
{
    private readonly List<Slice> _rows = new();
    private readonly List<MethodParameter> _parameters = new();
    private readonly CodeWriter _code = new();
    private readonly LoweringContext _context;
    private readonly List<Sink> _sinks = new();
    private readonly List<Statement> _before = new();
    private readonly List<Statement> _after = new();

    public MethodWriter(LoweringContext context, ScratchPlan scratch)
    {
        _context = context;
        Body = context.Plan.Plan == Spec.PlanKind.Loops
            ? new LoopBodyLowering(_code, context, scratch)
            : new StraightBodyLowering(_code, context);
    }

    public BodyLowering Body { get; }

    public MethodWriter Parameter(string name, MethodParameterKind kind)
    {
        _parameters.Add(new MethodParameter(name, kind));
        return this;
    }

    /// <summary>Adds the number of the step; odd steps run the lane groups backward.</summary>
    public MethodWriter StepParameter(string name)
    {
        if (_context.AlternatesGroups && Body is LoopBodyLowering loops)
        {
            loops.Alternates = name;
        }

        return Parameter(name, MethodParameterKind.Step);
    }

    /// <summary>Says where <paramref name="value"/> can be read; the row gets the value's name.</summary>
    public void Give(Value value, Place place) => Body.Given[value] = Row(value.Name!, value, place, writable: false);

    /// <summary>Lets <paramref name="value"/> be written to <paramref name="place"/> as the row <paramref name="name"/>.</summary>
    public void Sink(string name, Value value, Place place) => _sinks.Add(new Sink(value, Row(name, value, place, writable: true)));

    /// <summary>Lets <paramref name="value"/> be written to a row that has a name already.</summary>
    public void Sink(Value value, Place row) => _sinks.Add(new Sink(value, row));

    /// <summary>Names the rows of a step's wires.</summary>
    public void Wire(StepWiring wiring)
    {
        foreach (Wire given in wiring.Carried.Concat(wiring.Given))
        {
            Give(given.Value, given.Place);
        }

        foreach (Wire sink in wiring.Sinks)
        {
            Sink(sink.Name, sink.Value, sink.Place);
        }
    }

    /// <summary>A named row of memory that holds one value.</summary>
    public Place Row(string name, Value value, Place place, bool writable)
    {
        int length = value.Gates * value.Space.Count;
        if (place.Span == name)
        {
            _rows.Add(new Slice(name, name, 0, length, writable));
            return place;
        }

        _rows.Add(new Slice(name + "Row", place.Span, place.Start, length, writable));
        return new Place(name + "Row", 0);
    }

    /// <summary>Runs before the body.</summary>
    public void BeforeBody(Statement statement) => _before.Add(statement);

    /// <summary>Runs after the body.</summary>
    public void AfterBody(Statement statement) => _after.Add(statement);

    public KernelMethod Write(string name, IReadOnlyList<Value> values, string summary)
    {
        Body.Lower(values, _sinks);
        Statement[] body = _before.Concat(_code.Statements).Concat(_after).ToArray();
        HashSet<string> used = SpanUse.In(body);
        HashSet<string> indexed = SpanUse.Indexed(body);
        IEnumerable<Statement> lanes = used.Contains(Spans.Lanes) ? new[] { new LaneBlock(Spans.Lanes) } : Array.Empty<Statement>();
        return new KernelMethod(
            name,
            summary,
            _parameters,
            Parameters(body).Concat(_rows.Where(r => (r.Name == r.Span ? indexed : used).Contains(r.Name))).Concat(lanes).Concat(body).ToArray(),
            _context.LaneTypes);
    }

    /// <summary>Where single parameters are read, one check of their number stands for those of all constant indices.</summary>
    private IEnumerable<Statement> Parameters(IReadOnlyList<Statement> body)
    {
        bool readsSingly = KernelVisitor.Elements(KernelVisitor.WalkOutsideLanes(body)).Any(e => e.Span == Spans.Parameters);
        return readsSingly ? new[] { Narrow.Parameters(_context) } : Array.Empty<Statement>();
    }
}
