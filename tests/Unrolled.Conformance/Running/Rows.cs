using System.Numerics;

namespace Unrolled.Conformance.Running;

/// <summary>Row-major sequences [rows, width], cut and joined.</summary>
internal static class Rows
{
    /// <summary>The rows from last to first.</summary>
    public static T[] Reversed<T>(T[] sequence, int width)
    {
        var reversed = new T[sequence.Length];
        for (int row = 0; row < sequence.Length / width; row++)
        {
            Array.Copy(sequence, row * width, reversed, sequence.Length - ((row + 1) * width), width);
        }

        return reversed;
    }

    /// <summary>Rows of zeros at the end, or at the start, up to a number of rows.</summary>
    public static T[] Padded<T>(T[] sequence, int width, int rows, bool atStart)
    {
        var padded = new T[rows * width];
        sequence.CopyTo(padded, atStart ? padded.Length - sequence.Length : 0);
        return padded;
    }

    /// <summary>Two sequences side by side: [rows, width of left + width of right].</summary>
    public static T[] SideBySide<T>(T[] left, T[] right, int leftWidth, int rightWidth)
    {
        int width = leftWidth + rightWidth;
        var joined = new T[left.Length + right.Length];
        for (int row = 0; row < joined.Length / width; row++)
        {
            Array.Copy(left, row * leftWidth, joined, row * width, leftWidth);
            Array.Copy(right, row * rightWidth, joined, (row * width) + leftWidth, rightWidth);
        }

        return joined;
    }

    /// <summary>Some columns of every row.</summary>
    public static T[] Columns<T>(T[] sequence, int width, int first, int count)
    {
        var columns = new T[sequence.Length / width * count];
        for (int row = 0; row < sequence.Length / width; row++)
        {
            Array.Copy(sequence, (row * width) + first, columns, row * count, count);
        }

        return columns;
    }

    public static T[] Sum<T>(T[] left, T[] right)
        where T : INumber<T> => left.Zip(right, (a, b) => a + b).ToArray();
}
