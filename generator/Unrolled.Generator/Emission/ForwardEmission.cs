using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Emission;

/// <summary><c>Forward</c>: a whole sequence, from the rest state or from a given one.</summary>
internal static class ForwardEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        WriteFromRest(writer, frame);
        WriteFromState(writer, frame);
        WriteWithWork(writer, frame);
    }

    private static void WriteFromRest(CSharpWriter writer, ClassFrame frame)
    {
        writer.Lines($"""
            /// <summary>Runs a sequence from the rest state.</summary>
            {ParameterDoc.Block(frame)}
            {ParameterDoc.Input(frame)}
            {ParameterDoc.Output(frame)}
            {RunOption.LengthDoc(frame)}{ParameterDoc.WrongLength}
            {ClassEmission.GeneratedCode}
            public static void Forward(
                {frame.ReadOnlySpan} parameters,
                {frame.InputSpan} {frame.Input},
                {frame.Span} output{RunOption.Parameters(RunOption.OfLength(frame))})
            """);
        using (writer.Block())
        {
            if (frame.Kernel.WorkLength == 0)
            {
                ScratchEmission.Write(writer, frame, "state", "StateLength", frame.Kernel.State.Length, $"""
                    {RestEmission.Call(frame)}
                    Forward(parameters, state, {frame.Input}, output, default{RunOption.Arguments(RunOption.OfLength(frame))});
                    """);
            }
            else
            {
                long count = (long)frame.Kernel.State.Length + frame.Kernel.WorkLength;
                ScratchEmission.Write(writer, frame, "scratch", "StateLength + WorkLength", count, $"""
                    {frame.Span} state = scratch.Slice(0, StateLength);
                    {RestEmission.Call(frame)}
                    Forward(parameters, state, {frame.Input}, output, scratch.Slice(StateLength){RunOption.Arguments(RunOption.OfLength(frame))});
                    """);
            }
        }

        writer.Line();
    }

    private static void WriteFromState(CSharpWriter writer, ClassFrame frame)
    {
        writer.Lines($"""
            /// <summary>Runs a sequence from a given state.</summary>
            {ParameterDoc.Block(frame)}
            {ParameterDoc.State(frame, "the last step")}
            {ParameterDoc.Input(frame)}
            {ParameterDoc.Output(frame)}
            {RunOption.LengthDoc(frame)}{ParameterDoc.WrongLength}
            {ClassEmission.GeneratedCode}
            public static void Forward(
                {frame.ReadOnlySpan} parameters,
                {frame.Span} state,
                {frame.InputSpan} {frame.Input},
                {frame.Span} output{RunOption.Parameters(RunOption.OfLength(frame))})
            """);
        using (writer.Block())
        {
            ScratchEmission.WriteCall(writer, frame, $"Forward(parameters, state, {frame.Input}, output", RunOption.Arguments(RunOption.OfLength(frame)));
        }

        writer.Line();
    }

    private static void WriteWithWork(CSharpWriter writer, ClassFrame frame)
    {
        writer.Lines($"""
            /// <summary>Runs a sequence from a given state, with scratch memory of the caller's.</summary>
            {ParameterDoc.Block(frame)}
            {ParameterDoc.State(frame, "the last step")}
            {ParameterDoc.Input(frame)}
            {ParameterDoc.Output(frame)}
            {ParameterDoc.Work(frame)}
            {RunOption.LengthDoc(frame)}{ParameterDoc.WrongLength}
            {ClassEmission.GeneratedCode}
            public static void Forward(
                {frame.ReadOnlySpan} parameters,
                {frame.Span} state,
                {frame.InputSpan} {frame.Input},
                {frame.Span} output,
                {frame.Span} work{RunOption.Parameters(RunOption.OfLength(frame))})
            """);
        using (writer.Block())
        {
            writer.Exactly("parameters", "ParameterLength")
                .Exactly("state", "StateLength")
                .Exactly(frame.Input, "InputLength")
                .Exactly("output", "OutputLength")
                .AtLeast("work", "WorkLength");
            RunOption.WriteGuards(writer, RunOption.OfLength(frame));
            writer.InputGuard(frame, frame.Input, "output")
                .Line()
                .Line($"{KernelEntry.Forward}(parameters, state, {frame.Input}, output, work{RunOption.Arguments(RunOption.OfLength(frame))});");
            OutputText.WriteRows(writer, frame);
        }

        writer.Line();
    }
}
