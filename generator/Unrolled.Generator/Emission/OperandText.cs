using System.Globalization;
using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Emission;

/// <summary>Writes what is no arithmetic: parts of spans, tokens, bounds of loops, arguments.</summary>
internal static class OperandText
{
    public static string Of(Argument argument) => argument switch
    {
        Region region => Of(region),
        Number number => number.Value.ToString(),
        Token token => Of(token),
        _ => throw new ArgumentOutOfRangeException(nameof(argument), argument, "No text for this argument."),
    };

    public static string Of(Region region) => region.IsWhole ? region.Span
        : region.Length is { } length ? $"{region.Span}.Slice({region.Start}, {length})"
        : $"{region.Span}.Slice({region.Start})";

    public static string Of(Token token) => token switch
    {
        TokenVariable variable => variable.Name,
        TokenAt at => $"{at.Span}[{at.Index}]",
        TapeToken tape => $"(int){tape.Span}[{tape.Index}]",
        LargestOf largest => $"global::Unrolled.Heads.IndexOfLargest({Of(largest.Logits)})",
        _ => throw new ArgumentOutOfRangeException(nameof(token), token, "No text for this token."),
    };

    public static string Of(Bound bound)
    {
        string steps = bound.Steps.ToString(CultureInfo.InvariantCulture);
        string text = bound.Kind switch
        {
            BoundKind.Constant => steps,
            BoundKind.Length => Spans.Length,
            _ => $"global::System.Math.Min({steps}, {Spans.Length})",
        };
        return bound.Offset == 0 ? text : $"{text} - {(-bound.Offset).ToString(CultureInfo.InvariantCulture)}";
    }
}
