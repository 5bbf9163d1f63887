namespace Lecture.Framework;

/// <summary>Symbols as rows that are 1 at the symbol and 0 elsewhere.</summary>
internal static class OneHot
{
    /// <summary>[steps, size], row after row; a negative symbol gives a row of zeros.</summary>
    public static float[] Rows(ReadOnlySpan<int> symbols, int size)
    {
        var rows = new float[symbols.Length * size];
        for (int t = 0; t < symbols.Length; t++)
        {
            if (symbols[t] >= 0)
            {
                rows[(t * size) + symbols[t]] = 1;
            }
        }

        return rows;
    }
}
