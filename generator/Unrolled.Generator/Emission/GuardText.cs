using Unrolled.Generator.Contracts;

namespace Unrolled.Generator.Emission;

/// <summary>The checks that stand before anything is written.</summary>
/// <remarks>Arguments are named in quotes: <c>nameof</c> is a method or a namespace where the user has one of that name.</remarks>
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
            LengthKind.RowPerStep => new[] { Rows(span, rule.Constant) },
            _ => new[] { Guard(rule.Kind.ToString(), span, rule.Constant) },
        };
    }

    /// <summary>Tokens have to be the vocabulary's.</summary>
    public static string Tokens(string tokens) => $"global::Unrolled.Guard.Tokens({tokens}, VocabularySize, \"{tokens}\");";

    /// <summary>Outputs must not stand where inputs are still to be read.</summary>
    public static string Apart(string read, string written) =>
        $"global::Unrolled.Guard.Apart({read}, {written}, \"{read}\", \"{written}\");";

    /// <summary>A step reads its x before it writes its y, so an output may stand on its own input or on earlier ones.</summary>
    public static string NotAhead(string read, string written) =>
        $"global::Unrolled.Guard.NotAhead({read}, {written}, \"{read}\", \"{written}\");";

    /// <summary>Tokens of a sequence have to be the vocabulary's, as far as they are run; numbers must not be overwritten while they are still to be read.</summary>
    public static string Sequence(ClassFrame frame, string written) => !frame.ReadsTokens ? Apart(frame.Input, written)
        : frame.Spec.VariableLength ? $"global::Unrolled.Guard.Tokens({frame.Input}.Slice(0, length), VocabularySize, \"{frame.Input}\");"
        : Tokens(frame.Input);

    /// <summary>A row for each of <c>steps</c> steps: a number of them may be too large for an int.</summary>
    private static string Rows(string span, string width) => $"global::Unrolled.Guard.Rows({span}.Length, steps, {width}, \"{span}\");";

    public static string NotNull(string reference) => $"global::Unrolled.Guard.NotNull({reference}, \"{reference}\");";

    private static string Guard(string check, string span, string length) => $"global::Unrolled.Guard.{check}({span}.Length, {length}, \"{span}\");";
}
