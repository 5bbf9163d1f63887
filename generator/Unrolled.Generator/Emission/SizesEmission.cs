using static System.FormattableString;
using static Unrolled.Generator.Emission.DocText;

namespace Unrolled.Generator.Emission;

/// <summary>The constants: sizes in numbers, and in steps where they count steps.</summary>
internal static class SizesEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        string layers = frame.Spec.Hidden.Count == 1 ? "" : " in the last layer";
        Constant(writer, "InputSize", frame.Spec.Input, "Numbers that a step reads (x).");
        Constant(writer, "HiddenSize", frame.HiddenSize, $"Units{layers} (h).");
        Constant(writer, "Steps", frame.Spec.Steps, "Steps of a sequence (T).");
        Constant(writer, "OutputSize", frame.OutputSize, $"Numbers that a step writes ({(frame.HasOutputLayer ? "y" : "h")}).");
        Constant(writer, "InputLength", frame.InputLength,
            $"Numbers of the input of a sequence: {Quantity(frame.Spec.ReadSteps, "step")} of {Number(frame.Spec.Input)}.");
        Constant(writer, "OutputLength", frame.OutputLength,
            $"Numbers of the output, or of the logits, of a sequence: {Quantity(frame.WrittenSteps, "step")} of {Number(frame.OutputSize)}.");
        Constant(writer, "ParameterCount", frame.Kernel.Parameters.Count, "Trainable numbers.");
        Constant(writer, "ParameterLength", frame.Kernel.Parameters.Length,
            "Numbers of the parameter block, padding between layers included: zero, and so is its gradient.");
        Constant(writer, "StateLength", frame.Kernel.State.Length,
            $"Numbers that are carried from step to step: {StateEmission.Parts(frame)}.");
        Constant(writer, "TapeLength", frame.Kernel.TapeLength,
            "Numbers that <see cref=\"ForwardLogits\"/> keeps for <see cref=\"Backward\"/>.");
        Constant(writer, "WorkLength", frame.Kernel.WorkLength, "Numbers of scratch memory that inference needs.");
    }

    private static void Constant(CSharpWriter writer, string name, int value, string doc) =>
        writer.Line($"/// <summary>{doc}</summary>").Line(Invariant($"public const int {name} = {value};")).Line();
}
