using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Unrolled;

/// <summary>The length checks at the top of generated methods.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>Throws unless <paramref name="actual"/> is <paramref name="needed"/>.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exactly(int actual, int needed, string parameter)
    {
        if (actual != needed)
        {
            ThrowExactly(actual, needed, parameter);
        }
    }

    /// <summary>Throws unless <paramref name="actual"/> is at least <paramref name="needed"/>: scratch memory may be longer.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AtLeast(int actual, int needed, string parameter)
    {
        if (actual < needed)
        {
            ThrowAtLeast(actual, needed, parameter);
        }
    }

    /// <summary>Throws unless <paramref name="actual"/> is 0 (not wanted) or <paramref name="needed"/>.</summary>
    /// <exception cref="ArgumentException">The length is neither.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ExactlyOrEmpty(int actual, int needed, string parameter)
    {
        if (actual != needed && actual != 0)
        {
            ThrowExactlyOrEmpty(actual, needed, parameter);
        }
    }

    /// <summary>Throws unless <paramref name="actual"/> is a multiple of <paramref name="unit"/>, at least 1: any number of whole steps.</summary>
    /// <exception cref="ArgumentException">The length is no multiple, or the unit not positive.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultipleOf(int actual, int unit, string parameter)
    {
        if (unit < 1 || actual % unit != 0)
        {
            ThrowMultipleOf(actual, unit, parameter);
        }
    }

    /// <summary>Throws unless <paramref name="actual"/> is <paramref name="rows"/> times <paramref name="width"/>, which an int may not hold.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(int actual, int rows, int width, string parameter)
    {
        long needed = (long)rows * width;
        if (actual != needed)
        {
            ThrowExactly(actual, needed, parameter);
        }
    }

    /// <summary>Throws unless a run has at least one step and at most all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has none, or too many.</exception>
    public static void Length(int length, int steps, string parameter)
    {
        if (length < 1 || length > steps)
        {
            throw new ArgumentOutOfRangeException(parameter, length, $"A run has 1 to {steps} steps.");
        }
    }

    /// <summary>Throws unless a run has all its steps: <paramref name="length"/> is their number, or 0 (not given).</summary>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public static void Whole(int length, int steps, string parameter)
    {
        if (length != 0 && length != steps)
        {
            Throw($"The network has no VariableLength, so '{parameter}' must be {steps}, or 0, but is {length}.", parameter);
        }
    }

    /// <summary>Throws unless every token is one of the vocabulary's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token is negative, or not below <paramref name="vocabulary"/>.</exception>
    public static void Tokens(ReadOnlySpan<int> tokens, int vocabulary, string parameter)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabulary)
            {
                ThrowToken(tokens[i], i, vocabulary, parameter);
            }
        }
    }

    /// <summary>Throws unless a token is one of the vocabulary's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The token is negative, or not below <paramref name="vocabulary"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Token(int token, int vocabulary, string parameter)
    {
        if ((uint)token >= (uint)vocabulary)
        {
            ThrowToken(token, vocabulary, parameter);
        }
    }

    /// <summary>Throws unless a reference is given.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NotNull([NotNull] object? value, string parameter)
    {
        if (value is null)
        {
            ThrowNull(parameter);
        }
    }

    /// <summary>Throws where a span to be written overlaps one that is still to be read.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void Apart<T>(ReadOnlySpan<T> read, Span<T> written, string readName, string writtenName)
    {
        if (read.Overlaps(written))
        {
            Throw($"{writtenName} must not overlap {readName}.", writtenName);
        }
    }

    /// <summary>Throws where a span to be written starts inside one that is read from its start on: a step reads its input before it writes its output.</summary>
    /// <exception cref="ArgumentException">It starts inside.</exception>
    public static void NotAhead<T>(ReadOnlySpan<T> read, Span<T> written, string readName, string writtenName)
    {
        if (read.Overlaps(written, out int ahead) && ahead > 0)
        {
            Throw($"{writtenName} must not start inside {readName}: they would overwrite what is still to be read.", writtenName);
        }
    }

    // Messages are made apart from the checks, so that each check is one comparison in the method that calls it: a step of a small network takes
    // some ten nanoseconds, and five calls would be a fifth of it.
    [DoesNotReturn]
    private static void ThrowExactly(int actual, long needed, string parameter) =>
        Throw($"'{parameter}' needs exactly {needed} numbers, but has {actual}.", parameter);

    [DoesNotReturn]
    private static void ThrowAtLeast(int actual, int needed, string parameter) =>
        Throw($"'{parameter}' needs at least {needed} numbers, but has {actual}.", parameter);

    [DoesNotReturn]
    private static void ThrowExactlyOrEmpty(int actual, int needed, string parameter) =>
        Throw($"'{parameter}' needs exactly {needed} numbers, or none where it is not wanted, but has {actual}.", parameter);

    [DoesNotReturn]
    private static void ThrowMultipleOf(int actual, int unit, string parameter) =>
        Throw($"'{parameter}' needs a multiple of {unit} numbers, but has {actual}.", parameter);

    [DoesNotReturn]
    private static void ThrowToken(int token, int vocabulary, string parameter) =>
        throw new ArgumentOutOfRangeException(parameter, token, $"The token must be at least 0 and below the vocabulary's {vocabulary}.");

    [DoesNotReturn]
    private static void ThrowToken(int token, int position, int vocabulary, string parameter) => throw new ArgumentOutOfRangeException(
        parameter, token, $"'{parameter}' has the token {token} at position {position}, and tokens must be at least 0 and below the vocabulary's {vocabulary}.");

    [DoesNotReturn]
    private static void ThrowNull(string parameter) => throw new ArgumentNullException(parameter);

    [DoesNotReturn]
    private static void Throw(string message, string parameter) => throw new ArgumentException(message, parameter);
}
