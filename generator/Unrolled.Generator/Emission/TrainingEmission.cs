using Unrolled.Generator.Kernels;
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
        string tape = "Receives what <see cref=\"Backward\"/> needs, the initial state included: "
            + $"at least {Numbers(frame.Kernel.TapeLength)} (<see cref=\"TapeLength\"/>).";
        IReadOnlyList<RunOption> options = RunOption.OfForward(frame);
        writer.Lines($"""
            /// <summary>The forward pass of training: runs a sequence, writes the logits and keeps the tape.</summary>
            {Block(frame)}
            {State(frame, "the last step")}
            {Input(frame)}
            {Of("logits", logits)}
            {Of("tape", tape)}
            """);
        RunOption.WriteDocs(writer, options);
        writer.Lines($"""
            {WrongLength}
            {ClassEmission.GeneratedCode}
            public static void ForwardLogits(
                {frame.ReadOnlySpan} parameters,
                {frame.Span} state,
                {frame.InputSpan} {frame.Input},
                {frame.Span} logits,
                {frame.Span} tape{RunOption.Parameters(options)})
            """);
        using (writer.Block())
        {
            writer.Exactly("parameters", "ParameterLength")
                .Exactly("state", "StateLength")
                .Exactly(frame.Input, "InputLength")
                .Exactly("logits", "OutputLength")
                .AtLeast("tape", "TapeLength");
            RunOption.WriteGuards(writer, options);
            writer.InputGuard(frame, frame.Input, "logits")
                .Line().Line($"{KernelEntry.ForwardTape}(parameters, state, {frame.Input}, logits, tape{RunOption.Arguments(options)});");
            RunOption.WriteZeros(writer, frame, "logits");
        }

        writer.Line();
    }

    private static void WriteBackward(CSharpWriter writer, ClassFrame frame)
    {
        int parameters = frame.Kernel.Parameters.Length;
        int state = frame.Kernel.State.Length;
        IReadOnlyList<RunOption> options = RunOption.OfBackward(frame);
        writer.Lines($"""
            /// <summary>The backward pass of training: the gradients of a loss L through the sequence that the tape holds.</summary>
            {Block(frame)}
            {Of(frame.Input, $"The input that <see cref=\"ForwardLogits\"/> ran, {(frame.ReadsTokens ? DocText.Quantity(frame.InputLength, "token") : Numbers(frame.InputLength))}.")}
            {Of("tape", $"The tape that <see cref=\"ForwardLogits\"/> wrote. It is consumed: it serves one backward pass.")}
            {Of("logitGradient", $"dL/dlogits, {Rows(frame.WrittenSteps, frame.OutputSize)}: by {OutputText.LogitRow(frame)}.")}
            {Of("parameterGradient", $"dL/dparameters is added to it, {Numbers(parameters)} laid out as the parameters: a mini-batch is a loop.")}
            """);
        if (!frame.ReadsTokens)
        {
            writer.Line(Of("inputGradient", $"Overwritten by dL/dinput, {Numbers(frame.InputLength)}; empty: not wanted."));
        }

        writer.Line(Of("stateGradient", $"Enters as dL/d(final state), leaves as dL/d(initial state), {Numbers(state)}; empty: zeros in, not wanted out."));
        RunOption.WriteDocs(writer, options);
        string inputGradient = frame.ReadsTokens ? "" : $"{frame.Span} inputGradient = default,\n    ";
        writer.Lines($"""
            {WrongLength}
            {ClassEmission.GeneratedCode}
            public static void Backward(
                {frame.ReadOnlySpan} parameters,
                {frame.InputSpan} {frame.Input},
                {frame.Span} tape,
                {frame.ReadOnlySpan} logitGradient,
                {frame.Span} parameterGradient,
                {inputGradient}{frame.Span} stateGradient = default{RunOption.Parameters(options)})
            """);
        using (writer.Block())
        {
            writer.Exactly("parameters", "ParameterLength")
                .Exactly(frame.Input, "InputLength")
                .AtLeast("tape", "TapeLength")
                .Exactly("logitGradient", "OutputLength")
                .Exactly("parameterGradient", "ParameterLength");
            if (!frame.ReadsTokens)
            {
                writer.ExactlyOrEmpty("inputGradient", "InputLength");
            }

            writer.ExactlyOrEmpty("stateGradient", "StateLength");
            RunOption.WriteGuards(writer, options);
            if (frame.ReadsTokens)
            {
                writer.InputTokens(frame, frame.Input);
            }

            string gradients = frame.ReadsTokens ? "stateGradient" : "inputGradient, stateGradient";
            writer.Line().Line($"{KernelEntry.Backward}(parameters, {frame.Input}, tape, logitGradient, parameterGradient, {gradients}{RunOption.Arguments(options)});");
        }

        writer.Line();
    }
}
