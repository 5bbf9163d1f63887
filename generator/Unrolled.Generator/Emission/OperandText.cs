using System.Globalization;
using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Emission;

/// <summary>The text of operands: parts of spans, tokens, bounds of loops, arguments.</summary>
internal sealed class OperandText
{
    private readonly KernelNames _names;

    public OperandText(KernelNames names) => _names = names;

    public string Of(Argument argument) => argument switch
    {
        Region region => Of(region),
        Number number => number.Value.LabelledText(),
        Token token => Of(token),
        _ => throw new ArgumentOutOfRangeException(nameof(argument), argument, "No text for this argument."),
    };

    public string Of(Region region) => region.IsWhole ? region.Span
        : region.Length is { } length ? $"{region.Span}.Slice({region.Start.LabelledText()}, {length.LabelledText()})"
        : $"{region.Span}.Slice({region.Start.LabelledText()})";

    public string Of(Token token) => token switch
    {
        TokenVariable variable => variable.Name,
        TokenAt at => $"{at.Span}[{at.Index.LabelledText()}]",
        TapeToken tape => $"(int){tape.Span}[{tape.Index.LabelledText()}]",
        LargestOf largest => $"{_names.Library("Heads")}.IndexOfLargest({Of(largest.Logits)})",
        _ => throw new ArgumentOutOfRangeException(nameof(token), token, "No text for this token."),
    };

    public string Of(Bound bound)
    {
        string steps = bound.Steps.ToString(CultureInfo.InvariantCulture);
        string text = bound.Kind switch
        {
            BoundKind.Constant => steps,
            BoundKind.Length => Spans.Length,
            _ => $"{_names.In("System", "Math")}.Min({steps}, {Spans.Length})",
        };
        return bound.Offset == 0 ? text : $"{text} - {(-bound.Offset).ToString(CultureInfo.InvariantCulture)}";
    }
}
