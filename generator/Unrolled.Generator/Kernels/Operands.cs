namespace Unrolled.Generator.Kernels;

/// <summary>An argument of a call.</summary>
internal abstract record Argument;

/// <summary>A span, or a part of one.</summary>
/// <param name="Length">Its numbers; null: all from <paramref name="Start"/> on.</param>
internal sealed record Region(string Span, Index Start, Index? Length) : Argument
{
    public Region(string span)
        : this(span, 0, null)
    {
    }

    /// <summary>Whether it is the whole span.</summary>
    public bool IsWhole => Length == null && Start.Equals(0);
}

/// <summary>An integer: the number of a step, or the length of a run.</summary>
internal sealed record Number(Index Value) : Argument;

/// <summary>A token.</summary>
internal abstract record Token : Argument;

/// <summary>A token that has a variable.</summary>
internal sealed record TokenVariable(string Name) : Token;

/// <summary>A token of the input.</summary>
internal sealed record TokenAt(string Span, Index Index) : Token;

/// <summary>A token that stands on the tape as a number.</summary>
internal sealed record TapeToken(string Span, Index Index) : Token;

/// <summary>The index of the largest number: the most probable token.</summary>
internal sealed record LargestOf(Region Logits) : Token;

/// <summary>A number of steps: a constant, or bounded by the length of the run.</summary>
/// <param name="Steps">The constant; not used by <see cref="BoundKind.Length"/>.</param>
/// <param name="Offset">Added to it, 0 or less.</param>
internal readonly record struct Bound(BoundKind Kind, int Steps, int Offset = 0)
{
    public static Bound Length(int offset = 0) => new(BoundKind.Length, 0, offset);

    public static implicit operator Bound(int steps) => new(BoundKind.Constant, steps);
}

internal enum BoundKind
{
    Constant,

    /// <summary>The length of the run.</summary>
    Length,

    /// <summary>The smaller of the constant and the length.</summary>
    AtMostLength,
}
