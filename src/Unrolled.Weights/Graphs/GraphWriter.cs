using Google.Protobuf;
using Onnx;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.Graphs;

/// <summary>Writes a network as an ONNX model: <c>input</c> [steps, batch, I] (of tokens, whole numbers [steps, batch]) to <c>output</c> [steps, batch, O].</summary>
/// <remarks>Operation set 14. A learned state before the first step fixes the batch to 1, because ONNX wants one for each sequence.</remarks>
internal sealed class GraphWriter
{
    private const int IrVersion = 8;
    private const int Opset = 14;

    private readonly GraphProto _graph = new() { Name = "recurrent" };
    private readonly RecurrentNetwork _network;
    private readonly string _target;
    private string _last = "input";

    private GraphWriter(RecurrentNetwork network, string target) => (_network, _target) = (network, target);

    public static byte[] Write(RecurrentNetwork network, string target)
    {
        var writer = new GraphWriter(network, target);
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "Unrolled", Graph = writer.Graph() };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = Opset });
        return model.ToByteArray();
    }

    private GraphProto Graph()
    {
        TensorProto.Types.DataType numbers = _network.IsDouble ? TensorProto.Types.DataType.Double : TensorProto.Types.DataType.Float;
        _graph.Input.Add(_network.ReadsTokens
            ? Value("input", TensorProto.Types.DataType.Int64)
            : Value("input", numbers, _network.InputSize));
        Enter();
        string skipped = _last;
        for (int i = 0; i < _network.InputLayers.Count; i++)
        {
            Dense(_network.InputLayers[i], FormattableString.Invariant($"input{i}"));
        }

        for (int i = 0; i < _network.Layers.Count; i++)
        {
            Layer(_network.Layers[i], FormattableString.Invariant($"layer{i}"));
        }

        for (int i = 0; i < _network.Dense.Count; i++)
        {
            Dense(_network.Dense[i], FormattableString.Invariant($"dense{i}"));
        }

        Leave(skipped);
        Node("Identity", "output", _last);
        _graph.Output.Add(Value("output", numbers, _network.OutputSize));
        return _graph;
    }

    private void Enter()
    {
        if (_network.Embedding is { } table)
        {
            Initializer("embedding", new[] { table.Tokens, table.Width }, table.Values);
            Node("Gather", "embedded", "embedding", "input");
        }
        else if (_network.ReadsTokens)
        {
            _graph.Initializer.Add(OnnxTensors.WriteIntegers("vocabulary", _network.InputSize));
            Initializer("off_on", new[] { 2 }, new double[] { 0, 1 });
            Node("OneHot", "one_hot", "input", "vocabulary", "off_on");
        }

        if (_network.SignalPath.InputGain != 1)
        {
            Initializer("input_gain", new[] { _network.InputSize }, Enumerable.Range(0, _network.InputSize).Select(i => i == 0 ? _network.SignalPath.InputGain : 1).ToArray());
            Node("Mul", "amplified", _last, "input_gain");
        }
    }

    private void Leave(string skipped)
    {
        if (_network.SignalPath.Skip)
        {
            string output = _last;
            _graph.Initializer.Add(OnnxTensors.WriteIntegers("zero", 0));
            _graph.Initializer.Add(OnnxTensors.WriteIntegers("one", 1));
            _graph.Initializer.Add(OnnxTensors.WriteIntegers("features", 2));
            Node("Slice", "first_channel", skipped, "zero", "one", "features");
            Node("Add", "skipped", output, "first_channel");
        }

        if (_network.SignalPath.OutputGain != 1)
        {
            Initializer("output_gain", new[] { 1 }, new[] { _network.SignalPath.OutputGain });
            Node("Mul", "amplified_output", _last, "output_gain");
        }
    }

    private void Layer(RecurrentLayer layer, string name)
    {
        // One tensor holds both directions, one after the other.
        WrittenTensor[][] directions = layer.Weights.Select(weights => LayoutWriter.Write(Frameworks.Onnx, layer, weights, _target, name, always: layer.HasBias).ToArray()).ToArray();
        bool learned = layer.Weights.Any(weights => weights.InitialH != null || weights.InitialC != null);
        string[] inputs = new[] { _last }.Concat(new[] { "W", "R", "B" }.Select(Tensor)).Append("").Concat(learned ? States() : Array.Empty<string>()).ToArray();
        if (directions[0].Any(tensor => tensor.Name == "P"))
        {
            inputs = inputs.Concat(Enumerable.Repeat("", 7 - inputs.Length)).Append(Tensor("P")).ToArray();
        }

        NodeProto node = Node(layer.Cell.ToString().ToUpperInvariant(), name + ".Y", inputs);
        node.Attribute.Add(new AttributeProto { Name = "hidden_size", I = layer.Hidden, Type = AttributeProto.Types.AttributeType.Int });
        node.Attribute.Add(Text("direction", layer.Direction switch { Direction.Both => "bidirectional", Direction.Reverse => "reverse", _ => "forward" }));
        if (layer.Cell == CellKind.Gru)
        {
            node.Attribute.Add(new AttributeProto { Name = "linear_before_reset", I = layer.Reset == GruReset.AfterProduct ? 1 : 0, Type = AttributeProto.Types.AttributeType.Int });
        }

        if (layer.Activation is { } activation and not RnnActivation.Tanh)
        {
            Activate(node, activation, layer.Weights.Count);
        }

        Join(layer, name);

        string Tensor(string form)
        {
            WrittenTensor[] parts = directions.SelectMany(tensors => tensors.Where(tensor => tensor.Name == form)).ToArray();
            if (parts.Length == 0)
            {
                return "";
            }

            Initializer($"{name}.{form}", parts[0].Shape.Skip(1).Prepend(parts.Length).ToArray(), parts.SelectMany(part => part.Values).ToArray());
            return $"{name}.{form}";
        }

        string[] States()
        {
            (string Name, Func<LayerWeights, double[]?> Of)[] parts = { ("h0", weights => weights.InitialH), ("c0", weights => weights.InitialC) };
            return parts.Take(CellDescription.Of(layer.Cell).States.Count).Select(part =>
            {
                Initializer($"{name}.{part.Name}", new[] { layer.Weights.Count, 1, layer.Hidden }, layer.Weights.SelectMany(weights => part.Of(weights) ?? new double[layer.Hidden]).ToArray());
                return $"{name}.{part.Name}";
            }).ToArray();
        }
    }

    // From [steps, directions, batch, H] to [steps, batch, directions * H].
    private void Join(RecurrentLayer layer, string name)
    {
        if (layer.Weights.Count == 1)
        {
            _graph.Initializer.Add(OnnxTensors.WriteIntegers(name + ".axes", 1));
            Node("Squeeze", name + ".h", _last, name + ".axes");
            return;
        }

        var order = new AttributeProto { Name = "perm", Type = AttributeProto.Types.AttributeType.Ints };
        order.Ints.AddRange(new long[] { 0, 2, 1, 3 });
        Node("Transpose", name + ".swapped", _last).Attribute.Add(order);
        _graph.Initializer.Add(OnnxTensors.WriteIntegers(name + ".shape", 0, 0, -1));
        Node("Reshape", name + ".h", _last, name + ".shape");
    }

    private void Dense(DenseLayer layer, string name)
    {
        Initializer(name + ".weight", new[] { layer.Input, layer.Units }, Json.RtNeuralFormat.Transposed(layer.Weight, layer.Units, layer.Input));
        Node("MatMul", name + ".product", _last, name + ".weight");
        if (layer.Bias != null)
        {
            Initializer(name + ".bias", new[] { layer.Units }, layer.Bias);
            Node("Add", name + ".sum", _last, name + ".bias");
        }

        if (layer.Activation is { } activation and not LayerActivation.Linear)
        {
            NodeProto node = Node(activation.ToString(), name + ".activated", _last);
            if (activation == LayerActivation.Softmax)
            {
                node.Attribute.Add(new AttributeProto { Name = "axis", I = -1, Type = AttributeProto.Types.AttributeType.Int });
            }
        }
    }

    private static void Activate(NodeProto node, RnnActivation activation, int directions)
    {
        var names = new AttributeProto { Name = "activations", Type = AttributeProto.Types.AttributeType.Strings };
        names.Strings.AddRange(Enumerable.Repeat(ByteString.CopyFromUtf8(activation == RnnActivation.Relu ? "Relu" : "Affine"), directions));
        node.Attribute.Add(names);
        if (activation == RnnActivation.Identity)
        {
            var alpha = new AttributeProto { Name = "activation_alpha", Type = AttributeProto.Types.AttributeType.Floats };
            alpha.Floats.AddRange(Enumerable.Repeat(1f, directions));
            var beta = new AttributeProto { Name = "activation_beta", Type = AttributeProto.Types.AttributeType.Floats };
            beta.Floats.AddRange(Enumerable.Repeat(0f, directions));
            node.Attribute.Add(alpha);
            node.Attribute.Add(beta);
        }
    }

    private static AttributeProto Text(string name, string value) => new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = AttributeProto.Types.AttributeType.String };

    private NodeProto Node(string operation, string output, params string[] inputs)
    {
        var node = new NodeProto { OpType = operation, Name = output + "." + operation };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        _graph.Node.Add(node);
        _last = output;
        return node;
    }

    private void Initializer(string name, int[] shape, double[] values) => _graph.Initializer.Add(OnnxTensors.Write(name, shape, values, _network.IsDouble));

    private ValueInfoProto Value(string name, TensorProto.Types.DataType type, int width = 0)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "steps" });
        bool learned = _network.Layers.Any(layer => layer.Weights.Any(weights => weights.InitialH != null || weights.InitialC != null));
        shape.Dim.Add(learned ? new TensorShapeProto.Types.Dimension { DimValue = 1 } : new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        if (width > 0)
        {
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = width });
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } } };
    }
}
