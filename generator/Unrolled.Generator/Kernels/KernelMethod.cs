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

    /// <summary>The same method, told how long its spans are.</summary>
    /// <param name="lengths">Numbers of the spans of one sequence, by name.</param>
    /// <param name="scale">From a span and the numbers of one sequence to those that the method gets.</param>
    public KernelMethod WithLengths(IReadOnlyDictionary<string, int> lengths, Func<string, int, int> scale) => this with
    {
        Parameters = Parameters.Select(p => lengths.TryGetValue(p.Name, out int length) ? p with { Length = scale(p.Name, length) } : p).ToArray(),
    };

    /// <summary>
    /// Whether it stays a method of its own: it loops over vectors. The JIT has a budget for all that it inlines into one method; a small caller that
    /// takes a whole step in has spent it before the operations on vectors come, and these become calls (an RNN of 40 units ran three times as long).
    /// </summary>
    public bool IsAlone => !IsInlined && LaneTypes?.Count > 0 && KernelVisitor.Walk(Body).OfType<LaneLoop>().Any();
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
