namespace Unrolled.Conformance.Running;

/// <summary>The library's heads over rows of logits.</summary>
internal static class HeadOfRows
{
    public static void Apply<T>(Head head, T[] rows, int width)
    {
        for (int start = 0; start < rows.Length; start += width)
        {
            switch (head, rows)
            {
                case (Head.Softmax, float[] values):
                    Heads.Softmax(values.AsSpan(start, width));
                    break;
                case (Head.Softmax, double[] values):
                    Heads.Softmax(values.AsSpan(start, width));
                    break;
                case (Head.Sigmoid, float[] values):
                    Heads.Sigmoid(values.AsSpan(start, width));
                    break;
                case (Head.Sigmoid, double[] values):
                    Heads.Sigmoid(values.AsSpan(start, width));
                    break;
            }
        }
    }
}
