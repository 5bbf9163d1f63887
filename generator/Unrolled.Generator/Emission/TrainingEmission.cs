using Unrolled.Generator.Lowering;
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
        string logits = $"Receives {OutputText.LogitRow(frame)}: {Rows(frame.WrittenSteps, frame.OutputSize)}. "
            + "Must not overlap <paramref name=\"input\"/>.";
        string tape = "Receives what <see cref=\"Backward\"/> needs, the initial state included: "
            + $"at least {Numbers(frame.Kernel.TapeLength)} (<see cref=\"TapeLength\"/>).";
        writer.Lines($"""
            /// <summary>The forward pass of training: runs a sequence, writes the logits and keeps the tape.</summary>
            {Block(frame)}
            {State(frame, "the last step")}
            {Input(frame)}
            {Of("logits", logits)}
            {Of("tape", tape)}
            {WrongLength}
            {ClassEmission.GeneratedCode}
            public static void ForwardLogits(
                {frame.ReadOnlySpan} parameters,
                {frame.Span} state,
                {frame.ReadOnlySpan} input,
                {frame.Span} logits,
                {frame.Span} tape)
            """);
        using (writer.Block())
        {
            writer.Exactly("parameters", "ParameterLength")
                .Exactly("state", "StateLength")
                .Exactly("input", "InputLength")
                .Exactly("logits", "OutputLength")
                .AtLeast("tape", "TapeLength")
                .Apart("input", "logits")
                .Line()
                .Line($"{KernelEntry.ForwardTape}(parameters, state, input, logits, tape);");
        }

        writer.Line();
    }

    private static void WriteBackward(CSharpWriter writer, ClassFrame frame)
    {
        int parameters = frame.Kernel.Parameters.Length;
        int state = frame.Kernel.State.Length;
        writer.Lines($"""
            /// <summary>The backward pass of training: the gradients of a loss L through the sequence that the tape holds.</summary>
            {Block(frame)}
            {Of("input", $"The input that <see cref=\"ForwardLogits\"/> ran, {Numbers(frame.InputLength)}.")}
            {Of("tape", $"The tape that <see cref=\"ForwardLogits\"/> wrote. It is consumed: it serves one backward pass.")}
            {Of("logitGradient", $"dL/dlogits, {Rows(frame.WrittenSteps, frame.OutputSize)}: by {OutputText.LogitRow(frame)}.")}
            {Of("parameterGradient", $"dL/dparameters is added to it, {Numbers(parameters)} laid out as the parameters: a mini-batch is a loop.")}
            {Of("inputGradient", $"Overwritten by dL/dinput, {Numbers(frame.InputLength)}; empty: not wanted.")}
            {Of("stateGradient", $"Enters as dL/d(final state), leaves as dL/d(initial state), {Numbers(state)}; empty: zeros in, not wanted out.")}
            {WrongLength}
            {ClassEmission.GeneratedCode}
            public static void Backward(
                {frame.ReadOnlySpan} parameters,
                {frame.ReadOnlySpan} input,
                {frame.Span} tape,
                {frame.ReadOnlySpan} logitGradient,
                {frame.Span} parameterGradient,
                {frame.Span} inputGradient = default,
                {frame.Span} stateGradient = default)
            """);
        using (writer.Block())
        {
            writer.Exactly("parameters", "ParameterLength")
                .Exactly("input", "InputLength")
                .AtLeast("tape", "TapeLength")
                .Exactly("logitGradient", "OutputLength")
                .Exactly("parameterGradient", "ParameterLength")
                .ExactlyOrEmpty("inputGradient", "InputLength")
                .ExactlyOrEmpty("stateGradient", "StateLength")
                .Line()
                .Line($"{KernelEntry.Backward}(parameters, input, tape, logitGradient, parameterGradient, inputGradient, stateGradient);");
        }

        writer.Line();
    }
}
