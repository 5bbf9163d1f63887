using Unrolled.Generator.Kernels;
using static Unrolled.Generator.Emission.MemberParameters;

namespace Unrolled.Generator.Emission;

/// <summary><c>Process</c>: a block of a stream, any number of steps.</summary>
internal static class ProcessEmission
{
    /// <summary>The exception of the members that take blocks.</summary>
    public const string WrongBlock =
        "/// <exception cref=\"global::System.ArgumentException\">"
        + "A span does not have the length it needs, or outputs would overwrite inputs that are still to be read. Nothing has been written.</exception>";

    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (!frame.HasSteps)
        {
            return;
        }

        const string Head = "public static void Process";
        var process = new Member(
            "Runs any number of steps, each as <c>Step</c> does.",
            Head,
            new[] { Block(frame), State(frame, "the last step"), Inputs(frame), Outputs(frame) },
            body => ScratchEmission.WriteCall(body, frame, $"Process(parameters, state, {frame.Inputs}, outputs"))
        {
            Exceptions = new[] { WrongBlock },
        };
        process.Write(writer);

        new Member(
            ParameterDoc.WorkRemark(frame),
            Head,
            new[] { Block(frame), State(frame, "the last step"), Inputs(frame), Outputs(frame), Work(frame) },
            body =>
            {
                body.Line($"{frame.Kernels}.{KernelEntry.Process}(parameters, state, {frame.Inputs}, outputs, work, steps);");
                OutputText.WriteRows(body, frame, "outputs", severalRows: true);
            })
        {
            Shares = process,
            IsChecked = true,
            Checks = new[] { Check(frame) },
        }.Write(writer);
    }

    private static string Check(ClassFrame frame) => frame.ReadsTokens ? GuardText.Tokens(frame.Inputs)
        : frame.Spec.Input == frame.OutputSize ? GuardText.NotAhead("inputs", "outputs")
        : GuardText.Apart("inputs", "outputs");
}
