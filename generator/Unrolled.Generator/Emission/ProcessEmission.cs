using Unrolled.Generator.Kernels;

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

        WriteWithoutWork(writer, frame);
        WriteWithWork(writer, frame);
    }

    private static void WriteWithoutWork(CSharpWriter writer, ClassFrame frame)
    {
        writer.Lines($"""
            /// <summary>Runs any number of steps, each as <c>Step</c> does.</summary>
            {ParameterDoc.Block(frame)}
            {ParameterDoc.State(frame, "the last step")}
            {ParameterDoc.Inputs(frame)}
            {ParameterDoc.Outputs(frame)}
            {WrongBlock}
            {ClassEmission.GeneratedCode}
            public static void Process(
                {frame.ReadOnlySpan} parameters,
                {frame.Span} state,
                {frame.InputSpan} {frame.Inputs},
                {frame.Span} outputs)
            """);
        using (writer.Block())
        {
            ScratchEmission.WriteCall(writer, frame, $"Process(parameters, state, {frame.Inputs}, outputs");
        }

        writer.Line();
    }

    private static void WriteWithWork(CSharpWriter writer, ClassFrame frame)
    {
        writer.Lines($"""
            /// <summary>Runs any number of steps with scratch memory of the caller's.</summary>
            {ParameterDoc.Block(frame)}
            {ParameterDoc.State(frame, "the last step")}
            {ParameterDoc.Inputs(frame)}
            {ParameterDoc.Outputs(frame)}
            {ParameterDoc.Work(frame)}
            {WrongBlock}
            {ClassEmission.GeneratedCode}
            public static void Process(
                {frame.ReadOnlySpan} parameters,
                {frame.Span} state,
                {frame.InputSpan} {frame.Inputs},
                {frame.Span} outputs,
                {frame.Span} work)
            """);
        using (writer.Block())
        {
            WriteGuards(writer, frame);
            writer.Line();
            using (writer.Block("for (int t = 0; t < steps; t++)"))
            {
                string x = frame.ReadsTokens ? "int token = tokens[t];" : $"{frame.ReadOnlySpan} x = inputs.Slice(t * InputSize, InputSize);";
                writer.Lines($"""
                    {x}
                    {frame.Span} y = outputs.Slice(t * OutputSize, OutputSize);
                    {KernelEntry.Step}(parameters, state, {frame.XName}, y, work);
                    """);
                OutputText.WriteRow(writer, frame, "y");
            }
        }

        writer.Line();
    }

    private static void WriteGuards(CSharpWriter writer, ClassFrame frame)
    {
        writer.Exactly("parameters", "ParameterLength")
            .Exactly("state", "StateLength")
            .StepsOf(frame)
            .Exactly("outputs", "steps * OutputSize")
            .AtLeast("work", "WorkLength");
        if (frame.ReadsTokens)
        {
            writer.Tokens(frame.Inputs);
            return;
        }

        if (frame.Spec.Input != frame.OutputSize)
        {
            writer.Apart("inputs", "outputs");
            return;
        }

        // A step reads its x before it writes its y, so an output may stand on its own input or on earlier ones.
        writer.Lines("""
            if (global::System.MemoryExtensions.Overlaps(inputs, outputs, out int ahead) && ahead > 0)
            {
                throw new global::System.ArgumentException(
                    "outputs must not start inside inputs: they would overwrite what is still to be read.", nameof(outputs));
            }
            """);
    }
}
