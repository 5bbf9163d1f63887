namespace Unrolled.Parameters;

/// <summary>How the units of a layer are cut into lane groups: as many of 16 as fit, then at most one each of 8, 4, 2 and 1.</summary>
/// <remarks>Sizes descend, so nothing is padded inside a layer, and the cut does not depend on the machine that runs the model.</remarks>
internal static class LaneGroups
{
    /// <summary>The widest group, and the number of virtual lanes of every sum across units.</summary>
    public const int Widest = 16;

    /// <summary>First unit and size of the group that holds <paramref name="unit"/>.</summary>
    public static (int Start, int Size) Of(int unit, int units)
    {
        int start = units & ~(Widest - 1);
        if (unit < start)
        {
            return (unit & ~(Widest - 1), Widest);
        }

        for (int size = Widest / 2; size > 1; size /= 2)
        {
            if ((units & size) == 0)
            {
                continue;
            }

            if (unit < start + size)
            {
                return (start, size);
            }

            start += size;
        }

        return (start, 1);
    }
}
