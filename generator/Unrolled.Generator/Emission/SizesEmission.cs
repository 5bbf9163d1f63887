using static System.FormattableString;
using static Unrolled.Generator.Emission.DocText;

namespace Unrolled.Generator.Emission;

/// <summary>The constants: sizes in numbers, and in steps where they count steps.</summary>
internal static class SizesEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        string layers = frame.Spec.Layers.Count == 1 ? "" : " in the last layer";
        if (frame.ReadsTokens)
        {
            Constant(writer, "VocabularySize", frame.Spec.Vocabulary, "Tokens that there are (V): 0 to V - 1.");
        }

        Constant(writer, "InputSize", frame.InputSize, frame.ReadsTokens ? "Tokens that a step reads." : "Numbers that a step reads (x).");
        Constant(writer, "HiddenSize", frame.HiddenSize, $"Units{layers} (h).");
        Constant(writer, "Steps", frame.Spec.Steps, "Steps of a sequence (T).");
        Constant(writer, "OutputSize", frame.OutputSize, $"Numbers that a step writes ({(frame.HasOutputLayer ? "y" : "h")}).");
        Constant(writer, "InputLength", frame.InputLength,
            frame.ReadsTokens
                ? "Tokens of the input of a sequence: one a step that reads."
                : $"Numbers of the input of a sequence: {Of(frame.Spec.ReadSteps, frame.Spec.Input)}.");
        Constant(writer, "OutputLength", frame.OutputLength,
            $"Numbers of the output, or of the logits, of a sequence: {Of(frame.WrittenSteps, frame.OutputSize)}.");
        Constant(writer, "ParameterCount", frame.Kernel.Parameters.Count, "Trainable numbers.");
        Constant(writer, "ParameterLength", frame.Kernel.Parameters.Length,
            "Numbers of the parameter block, padding between layers included: zero, and so is its gradient.");
        Constant(writer, "StateLength", frame.Kernel.State.Length,
            $"Numbers that are carried from step to step: {StateEmission.Parts(frame)}.");
        Constant(writer, "TapeLength", frame.Kernel.TapeLength,
            $"Numbers that {MemberLink.ForwardLogits(frame)} keeps for {MemberLink.Backward(frame)}.");
        if (frame.HasFeedback)
        {
            Constant(writer, "FedBackLength", frame.FedBackLength,
                $"{(frame.ReadsTokens ? "Tokens" : "Numbers")} that the steps after the last read one see: {Of(frame.Spec.Steps - frame.Spec.ReadSteps, frame.InputSize)}.");
        }

        if (frame.Spec.Dropout)
        {
            Constant(writer, "MaskLength", frame.Kernel.MaskLength,
                "Numbers of the masks of dropout: for each layer but the last, a row of its outputs a step.");
        }

        Constant(writer, "WorkLength", frame.Kernel.WorkLength, "Numbers of scratch memory that inference needs.");
    }

    private static string Of(int steps, int width) => steps == 1 ? "those of one step"
        : width == 1 ? $"one for each of {Number(steps)} steps"
        : $"{Number(steps)} steps of {Number(width)}";

    private static void Constant(CSharpWriter writer, string name, int value, string doc) =>
        writer.Line($"/// <summary>{doc}</summary>").Line(Invariant($"public const int {name} = {value};")).Line();
}
