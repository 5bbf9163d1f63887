using Unrolled.Weights.Files;

namespace Unrolled.Weights.Graphs;

/// <summary>The layers that a graph's signal went through so far, and what each kind of node does to it.</summary>
internal sealed class GraphLayers
{
    private readonly string _file;
    private readonly ImportOptions _options;
    private readonly WeightsReport _report = new();
    private readonly List<RecurrentLayer> _recurrent = new();
    private readonly List<DenseLayer> _dense = new();
    private readonly List<DenseLayer> _before = new();
    private EmbeddingTable? _table;
    private bool _tokens;
    private bool _isDouble;
    private bool _skip;
    private double _inputGain = 1;
    private double _outputGain = 1;
    private int _stage;

    public GraphLayers(string file, ImportOptions options) => (_file, _options) = (file, options);

    /// <summary>A recurrent node: its outputs.</summary>
    public IReadOnlyList<GraphValue> Recurrent(GraphNode node)
    {
        if (AsSignal(node[0]) is not { } x)
        {
            return new[] { new GraphValue.Unknown(node.Name) };
        }

        bool batchFirst = node.Integer("layout", 0) == 1;
        string axes = batchFirst ? "BTF" : "TBF";
        RequireEnd(node, x);
        if (_dense.Count > 0 || x.IsLast || x.IsFirstChannel || (x.Axes != axes && !(_recurrent.Count == 0 && x.Axes.Length == 3 && x.Axes[2] == 'F')))
        {
            throw node.Wrong($"an input [{string.Join(", ", axes.ToCharArray())}] of all steps, straight from the layer below", $"[{string.Join(", ", x.Axes.ToCharArray())}]");
        }

        RecurrentLayer layer = RecurrentNodes.Read(_file, node, _recurrent.Count, _options, _report, ref _isDouble);
        int? below = _recurrent.Count > 0 ? _recurrent[^1].Output : _before.Count > 0 ? _before[^1].Units : null;
        if (below != null && layer.Input != below)
        {
            throw node.Wrong($"an input of {below}, what the layer below writes", $"{layer.Input}");
        }

        _recurrent.Add(layer);
        int directions = layer.Weights.Count;
        var whole = new GraphValue.Signal(++_stage, batchFirst ? "BTDF" : "TDBF") { Directions = directions, Features = layer.Hidden };

        // The last state of a reverse direction is that of the first step, not of the last.
        GraphValue last = layer.Direction == Direction.Forward
            ? whole with { Axes = batchFirst ? "BDF" : "DBF", IsLast = true }
            : new GraphValue.Unknown($"the final state of {node.Name}, which runs backward");
        return new[] { whole, last, new GraphValue.FinalState() };
    }

    /// <summary>What any other node makes; null: it is not understood.</summary>
    public GraphValue? Other(GraphNode node) => node.Operation switch
    {
        "Constant" when node.Attribute("value")?.T is { } tensor => new GraphValue.Constant(OnnxTensors.Read(_file, tensor), OnnxTensors.Integers(tensor)),
        "Identity" or "Cast" or "Dropout" => node[0],
        "Shape" => new GraphValue.Shape(),
        "ConstantOfShape" => node.Attribute("value")?.T is not { } tensor || IsZero(OnnxTensors.Read(_file, tensor)) ? new GraphValue.Zeros() : null,
        "Expand" => node[0] is GraphValue.Zeros || (node[0] is GraphValue.Constant constant && IsZero(constant.Tensor)) ? new GraphValue.Zeros() : null,
        "Gather" or "Slice" or "Concat" or "Unsqueeze" or "Squeeze" or "Add" or "Mul" or "Div" or "Cast" when node.Inputs.All(input => input is GraphValue.Shape or GraphValue.Constant or null)
            && node.Inputs.Any(input => input is GraphValue.Shape) => new GraphValue.Shape(),
        "Gather" => Gather(node),
        "OneHot" when node[0] is GraphValue.Input => Tokens(null),
        "Transpose" or "Squeeze" or "Unsqueeze" or "Reshape" or "Flatten" or "Slice" => node[0] switch
        {
            GraphValue.Constant constant when node.Operation == "Transpose" => AxisNodes.Transposed(constant),
            { } value when AsSignal(value) is { } signal => AxisNodes.Move(node, signal),
            _ => null,
        },
        "MatMul" or "Gemm" or "Add" or "Mul" or "Softmax" or "Sigmoid" or "Tanh" or "Relu" => Dense(node),
        _ => null,
    };

    public RecurrentNetwork Finish(string name, GraphValue? output)
    {
        GraphValue.Signal end = output switch
        {
            GraphValue.Signal signal when signal.Stage == _stage && _recurrent.Count > 0 => signal,
            GraphValue.Unknown unknown => throw new WeightsException(_file, $"the output '{name}'", "what recurrent and dense layers write", unknown.Node),
            _ => throw new WeightsException(_file, $"the output '{name}'", "what all recurrent and dense layers write, one after the other", _recurrent.Count == 0 ? "no LSTM, GRU or RNN before it" : "a value from before them"),
        };
        if (end.Axes[^1] != 'F')
        {
            throw new WeightsException(_file, $"the output '{name}'", "its features on the last axis", $"[{string.Join(", ", end.Axes.ToCharArray())}]");
        }

        if (end.IsLast)
        {
            _report.Note("The file gives the last step alone: Topology.ManyToOne.");
        }

        return new RecurrentNetwork(_recurrent, _dense, _before)
        {
            Source = _file,
            Framework = Layouts.Frameworks.Onnx.Name,
            Embedding = _table,
            ReadsTokens = _tokens,
            SignalPath = new SignalPath { Skip = _skip, InputGain = _inputGain, OutputGain = _outputGain },
            IsDouble = _isDouble,
            Report = _report,
        };
    }

    private static bool IsZero(FileTensor tensor) => tensor.IsReadable && Array.TrueForAll(tensor.Values, x => x == 0);

    private GraphValue.Signal? AsSignal(GraphValue? value) => value switch
    {
        GraphValue.Signal signal => signal,
        GraphValue.Input { IsWhole: false } input => new GraphValue.Signal(0, input.Rank switch { 2 => "aF", _ => "abF" }),
        _ => null,
    };

    private void RequireEnd(GraphNode node, GraphValue.Signal signal)
    {
        if (signal.Stage != _stage)
        {
            throw node.Wrong("the output of the layer before", "a value from before it: the graph branches");
        }
    }

    private GraphValue Tokens(EmbeddingTable? table)
    {
        (_tokens, _table) = (true, table);
        return new GraphValue.Signal(0, "abF");
    }

    private GraphValue? Gather(GraphNode node)
    {
        if (node[0] is GraphValue.Constant { Tensor: { IsReadable: true, Shape.Count: 2 } table } && node[1] is GraphValue.Input && node.Integer("axis", 0) == 0)
        {
            var source = new TensorSource(_file, new[] { table });
            source.Take(table.Name, table.Shape.ToArray());
            source.ThrowFaults();
            _report.Add(table.ToString(), "weight_embedding", "");
            return Tokens(new EmbeddingTable(table.Shape[0], table.Shape[1], table.Values));
        }

        // One step of all.
        return node[0] is GraphValue.Signal { Stage: > 0 } signal && node[1] is GraphValue.Constant { Integers: { Length: 1 } index } && AxisNodes.Axis(node.Integer("axis", 0), signal.Axes) is int axis and >= 0
            && signal.Axes[axis] == 'T' && index[0] == -1 && signal.Directions == 1
            ? signal with { Axes = signal.Axes.Remove(axis, 1), IsLast = true }
            : null;
    }

    private GraphValue? Dense(GraphNode node)
    {
        if (AsSignal(node[0]) is null && node[1] is GraphValue.Signal && node.Operation is "Add" or "Mul")
        {
            node = node.Exchanged();
        }

        if (AsSignal(node[0]) is not { } signal)
        {
            return null;
        }

        if (node.Operation == "Mul" && signal.Stage == 0 && node[1] is GraphValue.Constant { Tensor: { IsReadable: true } factor })
        {
            double[] gains = factor.Values;
            if (gains.Length == 0 || gains.Skip(1).Any(gain => gain != 1))
            {
                throw node.Wrong("a gain of the first channel, and 1 for the others", $"{factor}");
            }

            _inputGain *= gains[0];
            return signal;
        }

        if (node.Operation == "Add" && node[1] is GraphValue.Signal { Stage: 0, IsFirstChannel: true } && signal.Stage > 0)
        {
            RequireEnd(node, signal);
            _skip = true;
            return signal with { Stage = ++_stage };
        }

        RequireEnd(node, signal);
        if (_recurrent.Count == 0)
        {
            DenseNodes.Read(_file, node, signal, _table?.Width, "in", _before, _report);
            return signal with { Stage = ++_stage, Features = _before[^1].Units };
        }

        if (node.Operation == "Mul" && node[1] is GraphValue.Constant { Tensor: { IsReadable: true, Count: 1 } gain })
        {
            _outputGain *= gain.Values[0];
            return signal with { Stage = ++_stage };
        }

        if (_skip)
        {
            throw node.Wrong("nothing but a gain behind the skip", node.Operation);
        }

        DenseNodes.Read(_file, node, signal, _recurrent[^1].Output, "head", _dense, _report);
        return signal with { Stage = ++_stage, Features = _dense[^1].Units };
    }
}
