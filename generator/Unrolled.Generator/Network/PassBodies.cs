using Unrolled.Generator.Cells;
using Unrolled.Generator.Graph;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Network;

/// <summary>The bodies of one pass: of all layers and the output layer, or of one layer in one direction, or of the output layer.</summary>
internal sealed class PassBodies
{
    private readonly ModelSpec _spec;
    private readonly bool _isMasked;
    private readonly Dictionary<StepKind, Body> _bodies = new();

    /// <summary>The layers of the pass: all, one, or none.</summary>
    private readonly IReadOnlyList<int> _layers;
    private readonly bool _hasHead;

    private PassBodies(ModelSpec spec, bool isMasked, IReadOnlyList<int> layers, bool hasHead)
    {
        _spec = spec;
        _isMasked = isMasked;
        _layers = layers;
        _hasHead = hasHead;
    }

    public bool IsReversed { get; private init; }

    /// <summary>The first step of the pass: an output layer on its own skips the steps that write nothing.</summary>
    public int First => _layers.Count == 0 ? _spec.FirstOutput : 0;

    private bool IsAlone => _spec.Direction != DirectionKind.Both;

    private int LastLayer => _spec.Layers.Count - 1;

    private bool ReadsSequence => _layers.Count == 0 || _layers[0] > 0;

    private bool WritesSequence => !IsAlone && _layers.Count > 0 && (_layers[0] < LastLayer || _spec.Output > 0);

    /// <summary>One pass where all runs in one direction; else a pass a layer and direction, then the output layer.</summary>
    public static PassBodies[] Of(ModelSpec spec, bool isMasked)
    {
        int[] layers = Enumerable.Range(0, spec.Layers.Count).ToArray();
        if (spec.Direction != DirectionKind.Both)
        {
            return new[] { new PassBodies(spec, isMasked, layers, spec.Output > 0) { IsReversed = spec.Direction == DirectionKind.Reverse } };
        }

        IEnumerable<PassBodies> passes = layers.SelectMany(layer => new[] { false, true }
            .Select(isReversed => new PassBodies(spec, isMasked, new[] { layer }, hasHead: false) { IsReversed = isReversed }));
        return (spec.Output > 0 ? passes.Append(new PassBodies(spec, isMasked, Array.Empty<int>(), hasHead: true)) : passes).ToArray();
    }

    public StepKind KindOf(int step) =>
        (ReadsSequence || step < _spec.ReadSteps || IsFed(step) ? StepKind.Reads : StepKind.Idle)
        | ((WritesSequence && _layers[0] < LastLayer) || step >= _spec.FirstOutput ? StepKind.Writes : StepKind.Idle);

    /// <summary>Whether a step reads the output of the step before.</summary>
    public bool IsFed(int step) => _spec.Feedback == FeedbackKind.Output && step >= _spec.ReadSteps;

    public Body Of(StepKind kind)
    {
        if (!_bodies.TryGetValue(kind, out Body? body))
        {
            _bodies[kind] = body = Build(kind);
        }

        return body;
    }

    private Body Build(StepKind kind)
    {
        var step = new StepGraph(_spec.Bias);
        bool reads = (kind & StepKind.Reads) != 0;
        Sequence? source = ReadsSequence ? SequenceOf(_layers.Count == 0 ? LastLayer : _layers[0] - 1) : null;
        bool readsToken = source == null && _spec.ReadsTokens && reads;
        Value? token = readsToken ? step.Constant("token", new Space("token", 1)) : null;
        Value? input = readsToken || !reads ? null : step.Leaf("x" + ValueSuffix, new Space(source?.Name ?? "x", source?.Width ?? _spec.Input));
        var masks = new List<Value>();

        Value? x = token != null && _spec.Embedding > 0 ? Embed(step, token) : input;
        int width = source?.Width ?? (_spec.ReadsTokens && _spec.Embedding == 0 ? _spec.Vocabulary : _spec.Embedding > 0 ? _spec.Embedding : _spec.Input);
        Value? lookedUp = _spec.Embedding == 0 ? token : null;
        if (source == null)
        {
            (x, width, lookedUp) = AddDense(step, _spec.InputLayers, "_in", x, width, lookedUp);
        }

        foreach (int layer in _layers)
        {
            if (layer > 0 && _isMasked)
            {
                Value mask = step.Constant($"mask_l{layer - 1}", x!.Space);
                masks.Add(mask);
                x = StepGraph.Named($"xMasked_l{layer}{(IsReversed && !IsAlone ? "_reverse" : "")}", step.Multiply(x, mask));
            }

            (Cell cell, int units) = _spec.Layers[layer];
            x = cell.Add(new LayerScope(step, cell, TensorSuffix(layer), NameSuffix(layer), width, units) { Token = lookedUp }, x);
            lookedUp = null;
            width = _spec.Layers[layer].Outputs;
        }

        if (_hasHead && (kind & StepKind.Writes) != 0)
        {
            (x, _, _) = AddDense(step, _spec.HeadLayers, "_head", x, width, null);
        }

        Value? output = (kind & StepKind.Writes) == 0 ? null : _hasHead ? OutputLayer.Add(step, x!, _spec.Output) : x;
        return new Body(kind, step.Values, input, step.Carried, output)
        {
            Part = Part,
            IsReversed = IsReversed,
            Token = token,
            Masks = masks,
            Source = source,
            Target = WritesSequence ? SequenceOf(_layers[0]) : null,
            Column = !IsAlone && IsReversed ? _spec.Layers[_layers[0]].Outputs : 0,
        };
    }

    /// <summary>Dense layers, one on the other; where nothing is read, the first sees zeros.</summary>
    private (Value? X, int Width, Value? Token) AddDense(StepGraph step, EquatableArray<LayerSpec> layers, string name, Value? x, int width, Value? token)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            (Cell cell, int units) = layers[i];
            string suffix = FormattableString.Invariant($"{name}{i}");
            x = cell.Add(new LayerScope(step, cell, suffix, suffix + (IsReversed && !IsAlone ? "_reverse" : ""), width, units) { InputName = "weight", Token = token }, x);
            width = layers[i].Outputs;
            token = null;
        }

        return (x, width, token);
    }

    private string Part => IsAlone ? "" : _layers.Count == 0 ? "Head" : PartOf(_layers[0], IsReversed);

    private string ValueSuffix => IsAlone ? "" : _layers.Count == 0 ? "_head" : NameSuffix(_layers[0]);

    private Value Embed(StepGraph step, Value token)
    {
        var table = new Parameter(
            "weight_embedding", new LayerSpace(new Space("token", _spec.Vocabulary), "") { IsTable = true }, 0, 1, _spec.Embedding, IsVector: false) { Note = "a row a token" };
        return StepGraph.Named("x" + ValueSuffix, step.Lookup(table, token, new Space("x", _spec.Embedding)));
    }

    /// <summary>The h of a layer in both directions.</summary>
    private Sequence SequenceOf(int layer) => new(
        $"h_l{layer}",
        2 * _spec.Layers[layer].Outputs,
        layer == LastLayer ? new[] { "Head" } : new[] { PartOf(layer + 1, false), PartOf(layer + 1, true) });

    private string TensorSuffix(int layer) => $"_l{layer}{(IsReversed && !IsAlone ? "_reverse" : "")}";

    private string NameSuffix(int layer) => _spec.Layers.Count > 1 ? TensorSuffix(layer) : IsReversed && !IsAlone ? "_reverse" : "";

    private static string PartOf(int layer, bool isReversed) => $"Layer{layer}{(isReversed ? "Reverse" : "")}";
}
