using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>A model with a weights file, small enough to check by eye.</summary>
internal static class PretrainedModel
{
    public const string Source = "using Unrolled;\n[RnnModel(Input = 1, Hidden = 2, Steps = 3, Output = 1, Weights = \"gesture.weights.json\")] public partial class Gesture { }";

    /// <summary>One tensor in each of the two forms of numbers; -0 and the smallest float are told from 0.</summary>
    public const string Text = """
        {
          "format": "unrolled-weights",
          "version": 1,
          "cell": "Rnn",
          "head": "Linear",
          "tensors": {
            "weight_ih_l0": { "shape": [2, 1], "values": [0.1, -0.25] },
            "weight_hh_l0": { "shape": [2, 2], "base64": "AACAPwAAAMAAAEBAAACAwA==" },
            "bias_l0": { "shape": [2], "values": [-0.0, 1e-45] },
            "weight_head": { "shape": [1, 2], "values": [5, 6] },
            "bias_head": { "shape": [1], "dtype": "F64", "base64": "mpmZmZmZuT8=" }
          }
        }
        """;

    public static WeightsText File(string text = Text) => new("/project/models/gesture.weights.json", text);

    public static GeneratorRun Run(Target? target = null, string source = Source) => GeneratorRun.Of(source, target, files: [File()]);
}
