using Unrolled.Generator.Contracts;

namespace Unrolled.Generator.Emission;

/// <summary>The checks that stand before anything is written.</summary>
internal static class GuardText
{
    /// <summary>The check of a span's length; none where every length is right.</summary>
    /// <exception cref="InvalidOperationException">The table of lengths does not know the parameter: callers could not be warned.</exception>
    public static IEnumerable<string> Length(string member, string span)
    {
        LengthRule rule = LengthRules.Of(member, span)
            ?? throw new InvalidOperationException($"{nameof(LengthRules)} does not say how long '{span}' of {member} has to be.");
        return rule.Kind switch
        {
            LengthKind.Tokens => Array.Empty<string>(),
            LengthKind.RowPerStep => new[] { Guard(nameof(LengthKind.Exactly), span, "steps * " + rule.Constant) },
            _ => new[] { Guard(rule.Kind.ToString(), span, rule.Constant) },
        };
    }

    /// <summary>Tokens have to be the vocabulary's.</summary>
    public static string Tokens(string tokens) => $"global::Unrolled.Guard.Tokens({tokens}, VocabularySize, nameof({tokens}));";

    /// <summary>Outputs must not stand where inputs are still to be read.</summary>
    public static string Apart(string read, string written) =>
        $"global::Unrolled.Guard.Apart({read}, {written}, nameof({read}), nameof({written}));";

    /// <summary>A step reads its x before it writes its y, so an output may stand on its own input or on earlier ones.</summary>
    public static string NotAhead(string read, string written) =>
        $"global::Unrolled.Guard.NotAhead({read}, {written}, nameof({read}), nameof({written}));";

    /// <summary>Tokens of a sequence have to be the vocabulary's, as far as they are run; numbers must not be overwritten while they are still to be read.</summary>
    public static string Sequence(ClassFrame frame, string written) => !frame.ReadsTokens ? Apart(frame.Input, written)
        : frame.Spec.VariableLength ? $"global::Unrolled.Guard.Tokens({frame.Input}.Slice(0, length), VocabularySize, nameof({frame.Input}));"
        : Tokens(frame.Input);

    private static string Guard(string check, string span, string length) => $"global::Unrolled.Guard.{check}({span}.Length, {length}, nameof({span}));";
}
