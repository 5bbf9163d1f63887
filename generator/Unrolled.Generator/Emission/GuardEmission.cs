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

    /// <summary>Tokens must be the vocabulary's; numbers must not be overwritten while they are still to be read.</summary>
    public static CSharpWriter InputGuard(this CSharpWriter writer, ClassFrame frame, string input, string written) => frame.ReadsTokens
        ? writer.InputTokens(frame, input)
        : writer.Apart(input, written);

    /// <summary>Tokens must be the vocabulary's.</summary>
    public static CSharpWriter Tokens(this CSharpWriter writer, string tokens) =>
        writer.Line($"global::Unrolled.Guard.Tokens({tokens}, VocabularySize, nameof({tokens}));");

    /// <summary>The tokens of a sequence, as far as it is run.</summary>
    public static CSharpWriter InputTokens(this CSharpWriter writer, ClassFrame frame, string tokens) => frame.Spec.VariableLength && tokens == frame.Input
        ? writer.Line($"global::Unrolled.Guard.Tokens({tokens}.Slice(0, length), VocabularySize, nameof({tokens}));")
        : writer.Tokens(tokens);

    /// <summary>The input of one step.</summary>
    public static CSharpWriter XGuard(this CSharpWriter writer, ClassFrame frame) => frame.ReadsTokens
        ? writer.Line("global::Unrolled.Guard.Token(token, VocabularySize, nameof(token));")
        : writer.Exactly("x", "InputSize");

    /// <summary>Declares how many steps the inputs are for.</summary>
    public static CSharpWriter StepsOf(this CSharpWriter writer, ClassFrame frame) => frame.ReadsTokens
        ? writer.Line("int steps = tokens.Length;")
        : writer.MultipleOf("inputs", "InputSize").Line("int steps = inputs.Length / InputSize;");

    private static CSharpWriter Guard(CSharpWriter writer, string check, string span, string length) =>
        writer.Line($"global::Unrolled.Guard.{check}({span}.Length, {length}, nameof({span}));");
}
