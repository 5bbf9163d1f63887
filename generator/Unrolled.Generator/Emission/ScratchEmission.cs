namespace Unrolled.Generator.Emission;

/// <summary>Memory for the length of one call: from the stack up to 16 KiB, above that from the shared pool.</summary>
internal static class ScratchEmission
{
    private const int StackBytes = 16 * 1024;

    // RyuJIT makes a stackalloc of 32 bytes or less a local of the method (DEFAULT_MAX_LOCALLOC_TO_LOCAL_SIZE, compiler.h) and then copies the spans
    // that are handed on through memory: measured, a step of a tiny network took up to twice as long.
    private const int LargestLocalBytes = 32;

    /// <summary>Writes <paramref name="body"/> with a span called <paramref name="name"/> in scope. Its contents are arbitrary.</summary>
    /// <param name="writer">Inside the method.</param>
    /// <param name="frame">The class.</param>
    /// <param name="name">The span's name in the generated code.</param>
    /// <param name="length">Its length as the generated code writes it.</param>
    /// <param name="count">Its length in numbers, which decides where it stands.</param>
    /// <param name="body">The statements that use it.</param>
    public static void Write(CSharpWriter writer, ClassFrame frame, string name, string length, long count, string body)
    {
        long bytes = count * frame.BytesPerNumber;
        if (bytes > StackBytes)
        {
            WriteRented(writer, frame, name, length, body);
            return;
        }

        if (bytes > LargestLocalBytes)
        {
            writer.Line($"{frame.Span} {name} = stackalloc {frame.T}[{length}];");
        }
        else
        {
            writer.Line(FormattableString.Invariant(
                $"{frame.Span} {name} = stackalloc {frame.T}[{(LargestLocalBytes / frame.BytesPerNumber) + 1}]; // Above 32 bytes: less becomes a local, slower to hand on."));
            writer.Line($"{name} = {name}.Slice(0, {length});");
        }

        writer.Lines(body);
    }

    /// <summary>Writes a call that takes scratch memory of <c>WorkLength</c> last, under the name <c>work</c>.</summary>
    /// <param name="writer">Inside the method.</param>
    /// <param name="frame">The class.</param>
    /// <param name="call">The call as far as the scratch memory: <c>Step(parameters, state, x, y</c>.</param>
    /// <param name="last">The arguments behind it.</param>
    public static void WriteCall(CSharpWriter writer, ClassFrame frame, string call, string last = "")
    {
        if (frame.Kernel.WorkLength == 0)
        {
            writer.Line($"{call}, {frame.NoSpan}{last});");
            return;
        }

        Write(writer, frame, "work", "WorkLength", frame.Kernel.WorkLength, $"{call}, work{last});");
    }

    private static void WriteRented(CSharpWriter writer, ClassFrame frame, string name, string length, string body)
    {
        string pool = $"global::System.Buffers.ArrayPool<{frame.T}>.Shared";
        writer.Line($"{frame.T}[] rented = {pool}.Rent({length});");
        using (writer.Block("try"))
        {
            writer.Line($"{frame.Span} {name} = new {frame.Span}(rented, 0, {length});").Lines(body);
        }

        using (writer.Block("finally"))
        {
            writer.Line($"{pool}.Return(rented);");
        }
    }
}
