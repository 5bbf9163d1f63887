using System.Text.Json;
using Unrolled.Conformance.Cases;
using Unrolled.Weights;
using Unrolled.Weights.Files;
using Unrolled.Weights.Layouts;
using Unrolled.Weights.Models;

namespace Unrolled.Conformance.Layouts;

/// <summary>From any framework's layout to the project's logical tensors, through the tables of the importers.</summary>
internal static class WeightLayouts
{
    private static readonly Dictionary<string, FrameworkLayout> Known = new()
    {
        ["pytorch"] = Frameworks.PyTorch,
        ["keras"] = Frameworks.Keras,
        ["onnx"] = Frameworks.Onnx,
        ["ngraph"] = Frameworks.NGraph,
        ["nam"] = Frameworks.Nam,
        ["tflite_lstm"] = Frameworks.TfLite,
        ["tflite_rnn"] = Frameworks.TfLite,
        ["tflite_gru"] = Frameworks.TfLite,
        ["per_gate_in_out"] = Frameworks.Burn,
    };

    // The cases of NAM name its two tensors as a reader would.
    private static readonly Dictionary<string, string> NamesOfNam = new() { ["W"] = "weight", ["b"] = "bias" };

    /// <summary>Reads the tensors of a layer of the conformance format: those of a full cell, then without what the equations do not have.</summary>
    public static LogicalWeights Read(CaseNode layer, CellEquations equations, bool single)
    {
        (CellType cell, GruReset reset) = (equations.Cell, equations.Reset);
        CaseNode convention = layer.Get("convention", "the convention of the weights");
        CaseNode layout = convention.Get("layout", "the name of a layout");
        if (!Known.TryGetValue(layout.AsText(), out FrameworkLayout? framework))
        {
            throw layout.Wrong($"one of {string.Join(", ", Known.Keys)}");
        }

        CellForm form = framework.Find(KindOf(cell), reset) ?? throw layout.Wrong($"a layout with a {cell} ({reset})");
        CaseNode order = convention.Get("gate_order", "the order of the gates");
        string[] told = order.Items().Select(gate => gate.AsText()).ToArray();
        if (!told.SequenceEqual(form.Order.Select(form.OurGate)))
        {
            throw order.Wrong($"the order of {framework.Name}, {string.Join(' ', form.Order)}");
        }

        string NameOf(string name) => framework == Frameworks.Nam ? NamesOfNam[name] : name;
        CaseNode weights = layer.Get("weights", "the tensors of the layer");
        int hidden = layer.Number("hidden");
        FileTensor[] tensors = weights.Element.EnumerateObject().Select(member => Tensor(weights, member, single)).ToArray();
        if (equations.Projection is not { } size)
        {
            LogicalWeights read = Read(weights, new TensorSource(weights.File, tensors), form, NameOf, layer.Number("input"), hidden, reset);
            return equations.InputForget ? ReducedWeights.WithoutForgetGate(read) : read;
        }

        FileTensor[] square = ReducedWeights.WithSquareMatrices(tensors, form, size, hidden);
        LogicalWeights projected = Read(weights, new TensorSource(weights.File, square), form, NameOf, layer.Number("input"), hidden, reset);
        return ReducedWeights.WithProjection(projected, weights.Get("projection_weights", "[out, hidden]").Tensor(single, size, hidden).Data, size, hidden);
    }

    /// <summary>Reads PyTorch's <c>{prefix}weight_ih{suffix}</c> and its siblings.</summary>
    public static LogicalWeights ReadPyTorch(CaseNode parameters, string prefix, string suffix, CellType cell, int input, int hidden, bool bias)
    {
        if (bias)
        {
            parameters.Get($"{prefix}bias_ih{suffix}", "the bias, since \"bias\" is true");
        }

        CellForm form = Frameworks.PyTorch.Find(KindOf(cell), GruReset.AfterProduct)!;
        var source = new TensorSource(parameters.File, parameters.Element.EnumerateObject().Select(member => Tensor(parameters, member, single: false)));
        return Read(parameters, source, form, name => prefix + name + suffix, input, hidden, GruReset.AfterProduct);
    }

    private static LogicalWeights Read(CaseNode tensors, TensorSource source, CellForm form, Func<string, string> key, int input, int hidden, GruReset reset)
    {
        LayerWeights? weights;
        try
        {
            weights = LayoutReader.Read(form, source, key, input, hidden, "_l0", new WeightsReport());
            source.ThrowFaults();
        }
        catch (WeightsException error)
        {
            WeightsFault fault = error.Faults[0];
            throw new CaseFormatException(tensors.File, $"{tensors.Place}.{fault.Key}", $"{fault.Expected}, found {fault.Found}", error);
        }

        var network = new RecurrentNetwork([new Unrolled.Weights.RecurrentLayer(form.Cell, input, hidden, weights!) { Reset = reset }]);
        IReadOnlyDictionary<string, ModelTensors.Entry> ours = new ModelTensors(network).Entries;
        double[]? Find(string name) => ours.GetValueOrDefault(name + "_l0")?.Values;
        return new LogicalWeights(Find("weight_ih")!, Find("weight_hh")!, Find("bias"), Find("bias_hn"))
        {
            Peepholes = weights!.Peepholes == null ? null : new[] { "i", "f", "o" }.ToDictionary(gate => gate, gate => Find("weight_p" + gate)!),
        };
    }

    private static FileTensor Tensor(CaseNode tensors, JsonProperty member, bool single)
    {
        Tensor tensor = new CaseNode(member.Value, tensors.File, $"{tensors.Place}.{member.Name}").Tensor(single);
        return new FileTensor(member.Name, "F64", tensor.Shape, tensor.Data);
    }

    private static CellKind KindOf(CellType cell) => Enum.Parse<CellKind>(cell.ToString());
}
