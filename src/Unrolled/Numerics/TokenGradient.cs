using System.ComponentModel;

namespace Unrolled;

/// <summary>Sums the gradients of steps that looked up the same token, for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TokenGradient
{
    /// <summary>Adds the rows of the earlier steps with the token of step <paramref name="t"/> to its row, from the last of them down.</summary>
    /// <param name="tokens">The token of each step.</param>
    /// <param name="rows">A row of <paramref name="width"/> numbers a step.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="t">A step; a loop calls this from the last one down.</param>
    /// <returns>False where a later step has the same token, whose row holds the sum already.</returns>
    public static bool Sum<TToken>(ReadOnlySpan<TToken> tokens, Span<float> rows, int width, int t)
        where TToken : unmanaged, IEquatable<TToken> => Sum<TToken, float, SingleArithmetic>(tokens, rows, width, t);

    /// <inheritdoc cref="Sum{TToken}(ReadOnlySpan{TToken}, Span{float}, int, int)"/>
    public static bool Sum<TToken>(ReadOnlySpan<TToken> tokens, Span<double> rows, int width, int t)
        where TToken : unmanaged, IEquatable<TToken> => Sum<TToken, double, DoubleArithmetic>(tokens, rows, width, t);

    private static bool Sum<TToken, T, TArithmetic>(ReadOnlySpan<TToken> tokens, Span<T> rows, int width, int t)
        where TToken : unmanaged, IEquatable<TToken>
        where T : unmanaged
        where TArithmetic : struct, IArithmetic<T>
    {
        TArithmetic a = default;
        if (!IsLast(tokens, t))
        {
            return false;
        }

        Span<T> sum = rows.Slice(t * width, width);
        for (int s = Earlier(tokens, t); s >= 0; s = Earlier(tokens, s))
        {
            ReadOnlySpan<T> row = rows.Slice(s * width, width);
            for (int i = 0; i < row.Length; i++)
            {
                sum[i] = a.Add(sum[i], row[i]);
            }
        }

        return true;
    }

    private static bool IsLast<TToken>(ReadOnlySpan<TToken> tokens, int t)
        where TToken : unmanaged, IEquatable<TToken> => tokens.Slice(t + 1).IndexOf(tokens[t]) < 0;

    private static int Earlier<TToken>(ReadOnlySpan<TToken> tokens, int t)
        where TToken : unmanaged, IEquatable<TToken> => tokens.Slice(0, t).LastIndexOf(tokens[t]);
}
