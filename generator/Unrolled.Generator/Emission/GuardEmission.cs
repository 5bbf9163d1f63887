namespace Unrolled.Generator.Emission;

/// <summary>The checks that stand before anything is written. Lengths are exact, except for the tape and scratch memory.</summary>
internal static class GuardEmission
{
    public static CSharpWriter Exactly(this CSharpWriter writer, string span, string length) => Guard(writer, "Exactly", span, length);

    public static CSharpWriter AtLeast(this CSharpWriter writer, string span, string length) => Guard(writer, "AtLeast", span, length);

    public static CSharpWriter ExactlyOrEmpty(this CSharpWriter writer, string span, string length) =>
        Guard(writer, "ExactlyOrEmpty", span, length);

    public static CSharpWriter MultipleOf(this CSharpWriter writer, string span, string unit) => Guard(writer, "MultipleOf", span, unit);

    /// <summary>What is written must not be what is still to be read.</summary>
    public static CSharpWriter Apart(this CSharpWriter writer, string read, string written)
    {
        using (writer.Block($"if (global::System.MemoryExtensions.Overlaps({read}, {written}))"))
        {
            writer.Line($"throw new global::System.ArgumentException(\"{written} must not overlap {read}.\", nameof({written}));");
        }

        return writer;
    }

    private static CSharpWriter Guard(CSharpWriter writer, string check, string span, string length) =>
        writer.Line($"global::Unrolled.Guard.{check}({span}.Length, {length}, nameof({span}));");
}
