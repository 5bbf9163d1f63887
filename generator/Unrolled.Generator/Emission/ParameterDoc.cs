using static Unrolled.Generator.Emission.DocText;

namespace Unrolled.Generator.Emission;

/// <summary>The documentation of the parameters that several members share.</summary>
internal static class ParameterDoc
{
    /// <summary>The exception that every member with spans documents.</summary>
    public const string WrongLength =
        "/// <exception cref=\"global::System.ArgumentException\">"
        + "A span does not have the length it needs, or overlaps one that it must not. Nothing has been written.</exception>";

    public static string Block(ClassFrame frame) => Of("parameters",
        $"The parameter block, {Numbers(frame.Kernel.Parameters.Length)}. <see cref=\"Layout\"/> tells where each tensor stands.");

    public static string State(ClassFrame frame, string becomes) => Of("state",
        $"{Numbers(frame.Kernel.State.Length)}: {StateEmission.Parts(frame)}. Becomes the state after {becomes}.");

    public static string Input(ClassFrame frame) => frame.ReadsTokens
        ? Of("tokens", frame.Spec.ReadSteps == 1
            ? $"The token of {FirstStep(frame)}, from 0 to {Number(frame.Spec.Vocabulary - 1)}."
            : $"The token of each step that reads, {Number(frame.Spec.ReadSteps)} of them, from 0 to {Number(frame.Spec.Vocabulary - 1)}.")
        : Of("input", frame.Spec.ReadSteps == 1
            ? $"x of {FirstStep(frame)}: {Numbers(frame.Spec.Input)}."
            : $"x of each step that reads, one after the other: {Rows(frame.Spec.ReadSteps, frame.Spec.Input)}.");

    public static string Output(ClassFrame frame) => Of("output",
        $"Receives {OutputText.Row(frame)}: {Rows(frame.WrittenSteps, frame.OutputSize)}."
        + (frame.ReadsTokens ? "" : " Must not overlap <paramref name=\"input\"/>."));

    public static string X(ClassFrame frame) => frame.ReadsTokens
        ? Of("token", $"The token of the step, from 0 to {Number(frame.Spec.Vocabulary - 1)}.")
        : Of("x", $"The input of the step, {Numbers(frame.Spec.Input)}.");

    public static string Y(ClassFrame frame) => Of("y",
        $"Receives the output of the step, {Numbers(frame.OutputSize)}: {OutputText.Row(frame)}.");

    public static string Inputs(ClassFrame frame) => frame.ReadsTokens
        ? Of("tokens", $"The token of each step, from 0 to {Number(frame.Spec.Vocabulary - 1)}.")
        : Of("inputs",
        $"x of each step, one after the other: {Numbers(frame.Spec.Input)} a step.");

    public static string Outputs(ClassFrame frame) => Of("outputs",
        $"Receives the output of each step, {Numbers(frame.OutputSize)} a step: {OutputText.Row(frame)}. "
        + (frame.ReadsTokens
            ? ""
            : frame.Spec.Input == frame.OutputSize
            ? "May be <paramref name=\"inputs\"/> itself."
            : "Must not overlap <paramref name=\"inputs\"/>."));

    public static string Work(ClassFrame frame) => Of("work", frame.Kernel.WorkLength == 0
        ? "Scratch memory; this network needs none (<see cref=\"WorkLength\"/>)."
        : $"Scratch memory, at least {Numbers(frame.Kernel.WorkLength)} (<see cref=\"WorkLength\"/>); "
            + "its contents mean nothing before and after.");

    /// <summary>The difference of the overload that takes scratch memory.</summary>
    public static string WorkRemark(ClassFrame frame) => frame.Kernel.WorkLength == 0
        ? "With scratch memory of the caller's: none for this network (<see cref=\"WorkLength\"/>)."
        : $"With scratch memory of the caller's: at least {Numbers(frame.Kernel.WorkLength)} (<see cref=\"WorkLength\"/>), whose contents mean nothing before and after.";

    public static string Of(string name, string text) => $"/// <param name=\"{name}\">{text}</param>";

    public static string Numbers(int count) => Quantity(count, "number");

    /// <summary>A matrix with a row a step.</summary>
    public static string Rows(int steps, int width) => steps == 1 ? Numbers(width)
        : width == 1 ? $"a number for each of {Number(steps)} steps"
        : $"{Number(steps)} steps x {Number(width)} numbers";

    /// <summary>The step that reads, where no other does.</summary>
    private static string FirstStep(ClassFrame frame) => frame.Spec.Steps == 1 ? "the only step" : "step 0, the only one that reads";
}
