using Unrolled.Generator.Kernels;
using static Unrolled.Generator.Emission.MemberParameters;
using static Unrolled.Generator.Emission.ParameterDoc;

namespace Unrolled.Generator.Emission;

/// <summary><c>ForwardLogits</c> and <c>Backward</c>: the two passes of training.</summary>
internal static class TrainingEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        WriteForwardLogits(writer, frame);
        WriteBackward(writer, frame);
    }

    private static void WriteForwardLogits(CSharpWriter writer, ClassFrame frame)
    {
        string logits = $"Receives {OutputText.LogitRow(frame)}: {Rows(frame.WrittenSteps, frame.OutputSize)}."
            + (frame.ReadsTokens ? "" : " Must not overlap <paramref name=\"input\"/>.");
        string tape = $"Receives what {MemberLink.Backward(frame)} needs, the initial state included: "
            + $"at least {Numbers(frame.Kernel.TapeLength)} (<see cref=\"TapeLength\"/>).";
        IReadOnlyList<RunOption> options = RunOption.OfForward(frame);
        MemberParameter[] parameters =
        {
            MemberParameters.Block(frame),
            MemberParameters.State(frame, "the last step"),
            MemberParameters.Input(frame),
            new(frame.Span, "logits", Of("logits", logits)),
            new(frame.Span, "tape", Of("tape", tape)),
        };
        new Member(
            "The forward pass of training: runs a sequence, writes the logits and keeps the tape.",
            "public static void ForwardLogits",
            parameters.Concat(options.Select(o => o.Parameter)).ToArray(),
            body =>
            {
                body.Line($"{frame.Kernels}.{KernelEntry.ForwardTape}(parameters, state, {frame.Input}, logits, tape{RunOption.Arguments(options)});");
                RunOption.WriteZeros(body, frame, "logits");
            })
        {
            IsChecked = true,
            Checks = new[] { GuardText.Sequence(frame, "logits") },
        }.Write(writer);
    }

    private static void WriteBackward(CSharpWriter writer, ClassFrame frame)
    {
        IReadOnlyList<RunOption> options = RunOption.OfBackward(frame);
        string gradients = frame.ReadsTokens ? "stateGradient" : "inputGradient, stateGradient";
        new Member(
            "The backward pass of training: the gradients of a loss L through the sequence that the tape holds.",
            "public static void Backward",
            BackwardParameters(frame).Concat(options.Select(o => o.Parameter)).ToArray(),
            body => body.Line(
                $"{frame.Kernels}.{KernelEntry.Backward}(parameters, {frame.Input}, tape, logitGradient, parameterGradient, {gradients}{RunOption.Arguments(options)});"))
        {
            IsChecked = true,
            Checks = frame.ReadsTokens ? new[] { GuardText.Sequence(frame, "") } : Array.Empty<string>(),
        }.Write(writer);
    }

    private static IEnumerable<MemberParameter> BackwardParameters(ClassFrame frame)
    {
        string ran = frame.ReadsTokens ? DocText.Quantity(frame.InputLength, "token") : Numbers(frame.InputLength);
        string added = $"dL/dparameters is added to it, {Numbers(frame.Kernel.Parameters.Length)} laid out as the parameters: a mini-batch is a loop.";
        string state = $"Enters as dL/d(final state), leaves as dL/d(initial state), {Numbers(frame.Kernel.State.Length)}; empty: zeros in, not wanted out.";
        yield return MemberParameters.Block(frame);
        yield return MemberParameters.Input(frame) with { Doc = Of(frame.Input, $"The input that {MemberLink.ForwardLogits(frame)} ran, {ran}.") };
        yield return new(
            frame.Span, "tape", Of("tape", $"The tape that {MemberLink.ForwardLogits(frame)} wrote. It is consumed: it serves one backward pass."));
        yield return new(
            frame.ReadOnlySpan, "logitGradient", Of("logitGradient", $"dL/dlogits, {Rows(frame.WrittenSteps, frame.OutputSize)}: by {OutputText.LogitRow(frame)}."));
        yield return new(frame.Span, "parameterGradient", Of("parameterGradient", added));
        if (!frame.ReadsTokens)
        {
            yield return new(
                frame.Span, "inputGradient", Of("inputGradient", $"Overwritten by dL/dinput, {Numbers(frame.InputLength)}; empty: not wanted.")) { Default = "default" };
        }

        yield return new(frame.Span, "stateGradient", Of("stateGradient", state)) { Default = "default" };
    }
}
