namespace Lecture.Framework;

/// <summary>The GRU's counterpart of the forget bias: z keeps the old state where its bias is large.</summary>
internal static class UpdateBias
{
    private const int Gates = 3;

    public static void Set<T>(INetwork<T> gru, T value)
        where T : unmanaged
    {
        // Gates stand in the order r z n.
        TensorLayout bias = gru.Layout["bias_l0"];
        int hidden = bias.Rows / Gates;
        for (int row = hidden; row < 2 * hidden; row++)
        {
            gru.Parameters[bias.OffsetOf(row)] = value;
        }
    }
}
