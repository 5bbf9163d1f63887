namespace Unrolled.Generator.Emission;

/// <summary>Links to generated methods in documentation, with their parameter types: a user's overload makes the name alone ambiguous (CS0419).</summary>
internal static class MemberLink
{
    public static readonly string Save = Of("Save", new[] { "string" });

    public static string ForwardLogits(ClassFrame frame) => Of(
        "ForwardLogits",
        new[] { frame.ReadOnlySpan, frame.Span, frame.InputSpan, frame.Span, frame.Span }.Concat(RunOption.OfForward(frame).Select(o => o.Type)));

    public static string Backward(ClassFrame frame)
    {
        string[] inputGradient = frame.ReadsTokens ? Array.Empty<string>() : new[] { frame.Span };
        return Of(
            "Backward",
            new[] { frame.ReadOnlySpan, frame.InputSpan, frame.Span, frame.ReadOnlySpan, frame.Span }
                .Concat(inputGradient).Append(frame.Span).Concat(RunOption.OfBackward(frame).Select(o => o.Type)));
    }

    /// <summary>A member with its parameter types as a <c>cref</c> names it.</summary>
    public static string Cref(string name, IEnumerable<string> types) => $"{name}({string.Join(", ", types).Replace('<', '{').Replace('>', '}')})";

    /// <summary>Shows the name alone.</summary>
    private static string Of(string name, IEnumerable<string> types) => $"<see cref=\"{Cref(name, types)}\">{name}</see>";
}
