using Unrolled.Generator.Spec;
using static Unrolled.Generator.Emission.DocText;

namespace Unrolled.Generator.Emission;

/// <summary>What the documentation says of outputs and logits, and the code that makes the one of the other.</summary>
internal static class OutputText
{
    /// <summary>How many outputs of which kind a step has.</summary>
    public static string Size(ClassFrame frame) => frame.HasOutputLayer
        ? Quantity(frame.OutputSize, "output") + (frame.Spec.Head == HeadKind.Linear ? "" : $" ({Head(frame)})")
        : "h as the output";

    /// <summary>The head as a function's name.</summary>
    public static string Head(ClassFrame frame) => frame.Spec.Head.ToString().ToLowerInvariant();

    /// <summary>What a row of the output holds.</summary>
    public static string Row(ClassFrame frame) => (frame.HasOutputLayer, frame.Spec.Head) switch
    {
        (false, _) => "h",
        (_, HeadKind.Sigmoid) => frame.OutputSize == 1 ? "a probability" : "probabilities, each on its own",
        (_, HeadKind.Softmax) => "probabilities, 1 in sum",
        _ => "y",
    };

    /// <summary>What a row of logits holds.</summary>
    public static string LogitRow(ClassFrame frame) => (frame.HasOutputLayer, frame.Spec.Head) switch
    {
        (false, _) => "h",
        (_, HeadKind.Linear) => "y",
        _ => (frame.OutputSize == 1 ? "the value" : "values") + " before the " + Head(frame),
    };

    /// <summary>Turns the logits of one step, in the span called <paramref name="row"/>, into its output.</summary>
    public static void WriteRow(CSharpWriter writer, ClassFrame frame, string row)
    {
        if (frame.HasOutputLayer && frame.Spec.Head != HeadKind.Linear)
        {
            writer.Line($"global::Unrolled.Heads.{frame.Spec.Head}({row});");
        }
    }

    /// <summary>Turns all rows of logits in <paramref name="rows"/> into outputs. Only a softmax asks where rows end.</summary>
    public static void WriteRows(CSharpWriter writer, ClassFrame frame, string rows, bool severalRows) =>
        WriteRow(writer, frame, severalRows && frame.Spec.Head == HeadKind.Softmax ? rows + ", OutputSize" : rows);

    /// <summary>Turns the logits of a sequence in <c>output</c> into outputs.</summary>
    public static void WriteRows(CSharpWriter writer, ClassFrame frame)
    {
        string rows = frame.Spec.VariableLength && frame.WrittenSteps > 1 ? $"output.Slice(0, {RunOption.WrittenRows(frame)} * OutputSize)" : "output";
        WriteRows(writer, frame, rows, severalRows: frame.WrittenSteps > 1);
        RunOption.WriteZeros(writer, frame, "output");
    }
}
