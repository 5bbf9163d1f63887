namespace Samples;

/// <summary>Symbols as rows that are 1 at the symbol and 0 elsewhere.</summary>
internal static class OneHot
{
    /// <summary>Fills <paramref name="rows"/>, [symbols, size], row after row; a negative symbol gives a row of zeros.</summary>
    public static void Write(ReadOnlySpan<int> symbols, int size, Span<float> rows)
    {
        rows.Clear();
        for (int t = 0; t < symbols.Length; t++)
        {
            if (symbols[t] >= 0)
            {
                rows[(t * size) + symbols[t]] = 1;
            }
        }
    }

    /// <summary>New rows, as <see cref="Write"/> fills them.</summary>
    public static float[] Rows(ReadOnlySpan<int> symbols, int size)
    {
        var rows = new float[symbols.Length * size];
        Write(symbols, size, rows);
        return rows;
    }
}
