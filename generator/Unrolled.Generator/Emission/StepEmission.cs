using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Emission;

/// <summary><c>Step</c>: one step for streams, always with an output.</summary>
internal static class StepEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (!frame.HasSteps)
        {
            return;
        }

        WriteWithoutWork(writer, frame);
        WriteWithWork(writer, frame);
    }

    private static void WriteWithoutWork(CSharpWriter writer, ClassFrame frame)
    {
        writer.Lines($"""
            /// <summary>Runs one step. Any number of steps may follow each other, whatever <see cref="Steps"/> says.</summary>
            {ParameterDoc.Block(frame)}
            {ParameterDoc.State(frame, "the step")}
            {ParameterDoc.X(frame)}
            {ParameterDoc.Y(frame)}
            {ParameterDoc.WrongLength}
            {ClassEmission.GeneratedCode}
            public static void Step(
                {frame.ReadOnlySpan} parameters,
                {frame.Span} state,
                {frame.X},
                {frame.Span} y)
            """);
        using (writer.Block())
        {
            ScratchEmission.WriteCall(writer, frame, $"Step(parameters, state, {frame.XName}, y");
        }

        writer.Line();
    }

    private static void WriteWithWork(CSharpWriter writer, ClassFrame frame)
    {
        writer.Lines($"""
            /// <summary>Runs one step with scratch memory of the caller's.</summary>
            {ParameterDoc.Block(frame)}
            {ParameterDoc.State(frame, "the step")}
            {ParameterDoc.X(frame)}
            {ParameterDoc.Y(frame)}
            {ParameterDoc.Work(frame)}
            {ParameterDoc.WrongLength}
            {ClassEmission.GeneratedCode}
            public static void Step(
                {frame.ReadOnlySpan} parameters,
                {frame.Span} state,
                {frame.X},
                {frame.Span} y,
                {frame.Span} work)
            """);
        using (writer.Block())
        {
            writer.Exactly("parameters", "ParameterLength")
                .Exactly("state", "StateLength")
                .XGuard(frame)
                .Exactly("y", "OutputSize")
                .AtLeast("work", "WorkLength")
                .Line()
                .Line($"{KernelEntry.Step}(parameters, state, {frame.XName}, y, work);");
            OutputText.WriteRow(writer, frame, "y");
        }

        writer.Line();
    }
}
