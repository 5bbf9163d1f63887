namespace Unrolled.Generator.Kernels;

/// <summary>One private method of the generated class.</summary>
/// <param name="Summary">Its purpose, a sentence.</param>
/// <param name="LaneTypes">The most lanes of each vector type that the method is generic over; none: plain numbers.</param>
internal sealed record KernelMethod(
    string Name,
    string Summary,
    IReadOnlyList<MethodParameter> Parameters,
    IReadOnlyList<Statement> Body,
    IReadOnlyList<int>? LaneTypes = null)
{
    /// <summary>Whether it becomes a part of whoever calls it: short, and called once a step of a stream.</summary>
    public bool IsInlined { get; init; }
}

/// <summary>A parameter of a private method: a span, or the number of a step.</summary>
/// <param name="Length">Numbers of the span, where every call hands over as many or more.</param>
internal sealed record MethodParameter(string Name, MethodParameterKind Kind, int? Length = null);

internal enum MethodParameterKind
{
    ReadOnlySpan,
    Span,
    Step,

    /// <summary>A read-only span of tokens.</summary>
    Tokens,
}
