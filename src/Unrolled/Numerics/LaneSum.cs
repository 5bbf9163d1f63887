using System.ComponentModel;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Unrolled;

/// <summary>The fixed tree that adds the virtual lanes of a sum across units. Called by generated code.</summary>
/// <remarks>Lane l takes lane l + 8, then l + 4, l + 2 and l + 1; lanes that hold nothing are left out.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneSum
{
    /// <summary>The sum of 1 to 16 lanes, which may be overwritten.</summary>
    public static float Tree(Span<float> lanes)
    {
#if NET8_0_OR_GREATER
        if (lanes.Length is 4 or 8 or 16)
        {
            ref float first = ref MemoryMarshal.GetReference(lanes);
            Vector128<float> four;
            if (lanes.Length == 16)
            {
                Vector256<float> eight = Vector256.LoadUnsafe(ref first) + Vector256.LoadUnsafe(ref first, 8);
                four = eight.GetLower() + eight.GetUpper();
            }
            else
            {
                four = Vector128.LoadUnsafe(ref first);
                four = lanes.Length == 8 ? four + Vector128.LoadUnsafe(ref first, 4) : four;
            }

            Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
            return two.ToScalar() + two.GetElement(1);
        }
#endif
        return Tree<float, SingleArithmetic>(lanes);
    }

    /// <inheritdoc cref="Tree(Span{float})"/>
    [MethodImpl(MethodImplOptions.NoInlining)] // A call is cheaper than its loops in the caller, whose inlines are counted.
    public static double Tree(Span<double> lanes) => Tree<double, DoubleArithmetic>(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Tree<T, TArithmetic>(Span<T> lanes)
        where T : unmanaged
        where TArithmetic : struct, IArithmetic<T>
    {
        TArithmetic a = default;
        int count = lanes.Length;
        for (int width = 8; width > 0; width /= 2)
        {
            for (int lane = 0; lane + width < count; lane++)
            {
                ref T sum = ref lanes[lane];
                sum = a.Add(sum, lanes[lane + width]);
            }

            count = Math.Min(count, width);
        }

        return lanes[0];
    }
}
