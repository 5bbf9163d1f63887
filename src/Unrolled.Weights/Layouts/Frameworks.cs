using static Unrolled.Weights.Layouts.TensorPart;

namespace Unrolled.Weights.Layouts;

/// <summary>The tables: one a framework. Each says where it was read.</summary>
internal static class Frameworks
{
    /// <summary>torch/nn/modules/rnn.py. Behind each name stands <c>_l0</c>, <c>_l0_reverse</c>, <c>_l1</c>, ...</summary>
    public static readonly FrameworkLayout PyTorch = Torch("PyTorch", "");

    /// <summary>keras/src/layers/rnn/{simple_rnn,lstm,gru}.py: y = x W; since Keras 2.3 a GRU resets after the product by default.</summary>
    public static readonly FrameworkLayout Keras = InColumns("Keras", new[] { "kernel", "recurrent_kernel", "bias" }, resetBefore: true);

    /// <summary>RTNeural/modules/python_utils: the list of a Keras layer's <c>get_weights()</c>, reset after the product.</summary>
    public static readonly FrameworkLayout RtNeural = InColumns("RTNeural", new[] { "weights[0]", "weights[1]", "weights[2]" }, resetBefore: false);

    /// <summary>onnx/docs/Operators.md, LSTM, GRU and RNN, one direction. linear_before_reset says which GRU.</summary>
    public static readonly FrameworkLayout Onnx = new FrameworkLayout("ONNX")
        .With(CellKind.Rnn, null, Direction("i"))
        .With(CellKind.Lstm, null, Direction("i o f c").Append(Peepholes("P", "i o f") with { Leading = 1 }).ToArray())
        .With(CellKind.Gru, null, Direction("z r h"));

    /// <summary>GuitarML, Automated-GuitarAmpModelling: PyTorch's tensors under <c>rec.</c>.</summary>
    public static readonly FrameworkLayout GuitarMl = Torch("GuitarML", "rec.", CellKind.Lstm, CellKind.Gru);

    /// <summary>NeuralAmpModelerCore, NAM/lstm.cpp: W and R side by side, one bias; the parts of a layer follow each other in one flat list.</summary>
    public static readonly FrameworkLayout Nam = new FrameworkLayout("NAM")
        .With(CellKind.Lstm, null, TensorForm.Of("W", "i f g o", BothMatrices), TensorForm.Of("b", "i f g o", InputBias));

    /// <summary>nGraph and OpenVINO: ONNX' order with the two biases summed; a GRU that resets after keeps both of n.</summary>
    public static readonly FrameworkLayout NGraph = new FrameworkLayout("nGraph, OpenVINO")
        .With(CellKind.Rnn, null, Matrix("W", "i", InputMatrix), Matrix("R", "i", RecurrentMatrix), Bias("B", "i", InputBias))
        .With(
            CellKind.Lstm,
            null,
            Matrix("W", "i o f c", InputMatrix),
            Matrix("R", "i o f c", RecurrentMatrix),
            Bias("B", "i o f c", InputBias),
            Peepholes("P", "i o f"))
        .With(CellKind.Gru, GruReset.BeforeProduct, Matrix("W", "z r h", InputMatrix), Matrix("R", "z r h", RecurrentMatrix), Bias("B", "z r h", InputBias))
        .With(
            CellKind.Gru,
            GruReset.AfterProduct,
            Matrix("W", "z r h", InputMatrix),
            Matrix("R", "z r h", RecurrentMatrix),
            new TensorForm("B", new TensorBlock[] { new("z", InputBias), new("r", InputBias), new("h", InputBias), new("h", RecurrentBias) }) { Optional = true });

    /// <summary>tensorflow/lite/kernels/{basic_rnn,unidirectional_sequence_lstm,unidirectional_sequence_gru}.cc.</summary>
    public static readonly FrameworkLayout TfLite = new FrameworkLayout("TensorFlow Lite")
        .With(CellKind.Rnn, null, Matrix("weights", "h", InputMatrix), Matrix("recurrent_weights", "h", RecurrentMatrix), Bias("bias", "h", InputBias))
        .With(CellKind.Lstm, null, new[] { ("i", "input"), ("f", "forget"), ("g", "cell"), ("o", "output") }.SelectMany(gate => new[]
        {
            Matrix($"input_to_{gate.Item2}_weights", gate.Item1, InputMatrix),
            Matrix($"recurrent_to_{gate.Item2}_weights", gate.Item1, RecurrentMatrix),
            Bias($"{gate.Item2}_gate_bias", gate.Item1, InputBias),
        }).Concat(new[] { Peepholes("cell_to_input_weights", "i"), Peepholes("cell_to_forget_weights", "f"), Peepholes("cell_to_output_weights", "o") }).ToArray())
        .With(
            CellKind.Gru,
            GruReset.BeforeProduct,
            Matrix("gate_weight", "r z", BothMatrices),
            Matrix("candidate_weight", "n", BothMatrices),
            Bias("gate_bias", "r z", InputBias),
            Bias("candidate_bias", "n", InputBias));

    /// <summary>burn/crates/burn-nn/src/modules/rnn/{lstm,gru}.rs: two linear layers a gate, y = x W.</summary>
    public static readonly FrameworkLayout Burn = new FrameworkLayout("Burn")
        .With(CellKind.Rnn, null, PerGate("h"))
        .With(CellKind.Lstm, null, PerGate("i f g o"))
        .With(CellKind.Gru, GruReset.AfterProduct, PerGate("z r n"));

    public static readonly IReadOnlyList<FrameworkLayout> All = new[] { PyTorch, Keras, Onnx, RtNeural, GuitarMl, Nam, NGraph, TfLite, Burn };

    private static FrameworkLayout Torch(string name, string prefix, params CellKind[] cells)
    {
        var layout = new FrameworkLayout(name);
        foreach ((CellKind cell, string order) in new[] { (CellKind.Rnn, "h"), (CellKind.Lstm, "i f g o"), (CellKind.Gru, "r z n") })
        {
            if (cells.Length == 0 || cells.Contains(cell))
            {
                layout.With(
                    cell,
                    cell == CellKind.Gru ? GruReset.AfterProduct : null,
                    Matrix(prefix + "weight_ih", order, InputMatrix),
                    Matrix(prefix + "weight_hh", order, RecurrentMatrix),
                    Bias(prefix + "bias_ih", order, InputBias),
                    Bias(prefix + "bias_hh", order, RecurrentBias));
            }
        }

        return layout;
    }

    // A GRU that resets after the product has two rows of biases: beside x W, and beside h R.
    private static FrameworkLayout InColumns(string name, string[] keys, bool resetBefore)
    {
        TensorForm[] Forms(string order, TensorForm bias) => new[]
        {
            Matrix(keys[0], order, InputMatrix) with { Transposed = true },
            Matrix(keys[1], order, RecurrentMatrix) with { Transposed = true },
            bias,
        };
        FrameworkLayout layout = new FrameworkLayout(name)
            .With(CellKind.Rnn, null, Forms("h", Bias(keys[2], "h", InputBias)))
            .With(CellKind.Lstm, null, Forms("i f c o", Bias(keys[2], "i f c o", InputBias)))
            .With(CellKind.Gru, GruReset.AfterProduct, Forms("z r h", TensorForm.Of(keys[2], "z r h", InputBias, RecurrentBias) with { Leading = 2, Optional = true }));
        return resetBefore ? layout.With(CellKind.Gru, GruReset.BeforeProduct, Forms("z r h", Bias(keys[2], "z r h", InputBias))) : layout;
    }

    private static TensorForm[] Direction(string order) => new[]
    {
        Matrix("W", order, InputMatrix) with { Leading = 1 },
        Matrix("R", order, RecurrentMatrix) with { Leading = 1 },
        TensorForm.Of("B", order, InputBias, RecurrentBias) with { Leading = 1, Optional = true },
    };

    private static TensorForm[] PerGate(string order) => order.Split(' ').SelectMany(gate => new[]
    {
        Matrix($"{gate}.input.weight", gate, InputMatrix) with { Transposed = true },
        Matrix($"{gate}.hidden.weight", gate, RecurrentMatrix) with { Transposed = true },
        Bias($"{gate}.input.bias", gate, InputBias),
        Bias($"{gate}.hidden.bias", gate, RecurrentBias),
    }).ToArray();

    private static TensorForm Matrix(string name, string order, TensorPart part) => TensorForm.Of(name, order, part);

    private static TensorForm Bias(string name, string order, TensorPart part) => TensorForm.Of(name, order, part) with { Optional = true };

    private static TensorForm Peepholes(string name, string order) => TensorForm.Of(name, order, Peephole) with { Optional = true };
}
