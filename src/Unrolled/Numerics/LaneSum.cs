using System.ComponentModel;

namespace Unrolled;

/// <summary>The fixed tree that adds the virtual lanes of a sum across units. Called by generated code.</summary>
/// <remarks>Lane l takes lane l + 8, then l + 4, l + 2 and l + 1; lanes that hold nothing are left out.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneSum
{
    /// <summary>The sum of 1 to 16 lanes, which are overwritten.</summary>
    public static float Tree(Span<float> lanes)
    {
        int count = lanes.Length;
        for (int width = 8; width > 0; width /= 2)
        {
            for (int lane = 0; lane + width < count; lane++)
            {
                lanes[lane] += lanes[lane + width];
            }

            count = Math.Min(count, width);
        }

        return lanes[0];
    }

    /// <inheritdoc cref="Tree(Span{float})"/>
    public static double Tree(Span<double> lanes)
    {
        int count = lanes.Length;
        for (int width = 8; width > 0; width /= 2)
        {
            for (int lane = 0; lane + width < count; lane++)
            {
                lanes[lane] += lanes[lane + width];
            }

            count = Math.Min(count, width);
        }

        return lanes[0];
    }
}
