using Onnx;

namespace Unrolled.Weights.Graphs;

/// <summary>Follows a graph from its input to its output, node by node. A node that is not understood is an error that names it, if the output needs it.</summary>
internal sealed class GraphReader
{
    private readonly Dictionary<string, GraphValue> _values = new(StringComparer.Ordinal);
    private readonly GraphLayers _layers;
    private readonly string _file;

    private GraphReader(string file, ImportOptions options)
    {
        _file = file;
        _layers = new GraphLayers(file, options);
    }

    public static RecurrentNetwork Read(string file, GraphProto graph, IReadOnlyList<FileTensor> initializers, ImportOptions options)
    {
        var reader = new GraphReader(file, options);
        for (int i = 0; i < graph.Initializer.Count; i++)
        {
            reader.Set(graph.Initializer[i].Name, new GraphValue.Constant(initializers[i], OnnxTensors.Integers(graph.Initializer[i])));
        }

        foreach (ValueInfoProto input in graph.Input.Where(input => !reader._values.ContainsKey(input.Name)))
        {
            TypeProto.Types.Tensor? type = input.Type?.TensorType;
            bool whole = type != null && (TensorProto.Types.DataType)type.ElemType is TensorProto.Types.DataType.Int32 or TensorProto.Types.DataType.Int64;
            reader.Set(input.Name, new GraphValue.Input(input.Name, type?.Shape?.Dim.Count ?? 0, whole));
        }

        foreach (NodeProto node in graph.Node)
        {
            reader.Follow(node);
        }

        return graph.Output.Count == 0
            ? throw new WeightsException(file, "the graph", "an output", "none")
            : reader._layers.Finish(graph.Output[0].Name, reader._values.GetValueOrDefault(graph.Output[0].Name));
    }

    private void Set(string name, GraphValue value)
    {
        if (name.Length > 0 && !_values.TryAdd(name, value))
        {
            throw new WeightsException(_file, name, "a name once in the graph", "it twice");
        }
    }

    private void Follow(NodeProto node)
    {
        // An empty name stands for an input that is absent.
        var inputs = new List<GraphValue?>();
        foreach (string name in node.Input)
        {
            inputs.Add(name.Length == 0 ? null : _values.TryGetValue(name, out GraphValue? value) ? value : new GraphValue.Unknown($"'{name}', which nothing makes"));
        }

        GraphNode context = new(_file, node, inputs);
        if (inputs.FirstOrDefault(input => input is GraphValue.Unknown) is { } unknown)
        {
            SetAll(node, unknown);
            return;
        }

        if (node.OpType is "LSTM" or "GRU" or "RNN")
        {
            IReadOnlyList<GraphValue> results = _layers.Recurrent(context);
            for (int i = 0; i < node.Output.Count; i++)
            {
                Set(node.Output[i], i < results.Count ? results[i] : new GraphValue.Unknown(context.Name));
            }

            return;
        }

        SetAll(node, _layers.Other(context) ?? new GraphValue.Unknown(context.Name));
    }

    private void SetAll(NodeProto node, GraphValue value)
    {
        foreach (string output in node.Output)
        {
            Set(output, value);
        }
    }
}

/// <summary>A node with what is known of its inputs.</summary>
internal sealed class GraphNode
{
    private readonly string _file;
    private readonly NodeProto _node;

    public GraphNode(string file, NodeProto node, IReadOnlyList<GraphValue?> inputs) => (_file, _node, Inputs) = (file, node, inputs);

    public string Operation => _node.OpType;

    /// <summary><c>LSTM 'lstm_1'</c>.</summary>
    public string Name => _node.Name.Length > 0 ? $"{Operation} '{_node.Name}'" : $"{Operation} that makes '{(_node.Output.Count > 0 ? _node.Output[0] : "")}'";

    public IReadOnlyList<GraphValue?> Inputs { get; }

    /// <summary>The node with its first two inputs exchanged.</summary>
    public GraphNode Exchanged() => new(_file, _node, new[] { Inputs[1], Inputs[0] });

    public GraphValue? this[int input] => input < Inputs.Count ? Inputs[input] : null;

    public string InputName(int input) => input < _node.Input.Count ? _node.Input[input] : "";

    public AttributeProto? Attribute(string name) => _node.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    public long Integer(string name, long otherwise) => Attribute(name)?.I ?? otherwise;

    public float Number(string name, float otherwise) => Attribute(name)?.F ?? otherwise;

    public string Text(string name, string otherwise) => Attribute(name)?.S.ToStringUtf8() ?? otherwise;

    /// <summary>Whole numbers that older operation sets give as an attribute and newer ones as an input; null: neither.</summary>
    public long[]? Integers(string attribute, int input) =>
        Attribute(attribute)?.Ints.ToArray() ?? (this[input] is GraphValue.Constant { Integers: { } numbers } ? numbers : null);

    public WeightsException Wrong(string expected, string found) => new(_file, Name, expected, found);
}
