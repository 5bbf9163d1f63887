using System.Runtime.CompilerServices;

namespace Unrolled.Lanes;

/// <summary>The activations of <see cref="StrictMath"/>, operation by operation, for any number of lanes; a test compares all floats.</summary>
internal static class LaneMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SigmoidSingle<V>(V x)
        where V : struct, ILanes<V, float>
    {
        V t = (x * V.All(-StrictMath.Log2ESingle)) + V.All(StrictMath.RoundSingle);
        V n = t - V.All(StrictMath.RoundSingle);
        V r = (-x - (n * V.All(StrictMath.Ln2HighSingle))) - ((n * V.All(StrictMath.Ln2LowSingle)) + V.All(StrictMath.TinySingle));
        V even = EvenPartSingle(r);
        V below = even - r;
        V above = V.Scaled(even + r, t);
        V y = below / (below + above);
        y = V.Select(V.Less(x, V.All(StrictMath.ExpLowestSingle)), V.All(0f), y);
        return V.Select(V.Less(V.All(18f), x), V.All(1f), y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TanhSingle<V>(V x)
        where V : struct, ILanes<V, float>
    {
        V a = V.Abs(x);
        V m = V.Select(V.Less(a, V.All(9.094947e-13f)), V.All(9.094947e-13f), a);

        V square = m * m;
        V fourth = square * square;
        V low = V.All(-0.333333172903f) + (square * V.All(0.133325761032f));
        V middle = V.All(-0.0538511704902f) + (square * V.All(0.0210666566328f));
        V p = low + (fourth * (middle + (fourth * V.All(-0.00626669859449f))));
        V small = a * (V.All(1f) + (square * p));

        V twice = m + m;
        V t = (twice * V.All(StrictMath.Log2ESingle)) + V.All(StrictMath.RoundSingle);
        V n = t - V.All(StrictMath.RoundSingle);
        V r = (twice - (n * V.All(StrictMath.Ln2HighSingle))) - (n * V.All(StrictMath.Ln2LowSingle));
        V even = EvenPartSingle(r);
        V below = even - r;
        V above = V.Scaled(even + r, t);
        V y = V.All(1f) - ((below + below) / (below + above));
        y = V.Select(V.Less(V.All(10f), a), V.All(1f), y);
        y = V.Select(V.Less(a, V.All(0.55f)), small, y);
        y = V.Select(V.Less(a, V.All(StrictMath.SmallestNormalSingle)), V.All(0f), y);
        return y | (x & V.All(-0f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SigmoidDouble<V>(V x)
        where V : struct, ILanes<V, double>
    {
        V t = (x * V.All(-StrictMath.Log2EDouble)) + V.All(StrictMath.RoundDouble);
        V n = t - V.All(StrictMath.RoundDouble);
        V r = (-x - (n * V.All(StrictMath.Ln2HighDouble))) - ((n * V.All(StrictMath.Ln2LowDouble)) + V.All(StrictMath.TinyDouble));
        V even = EvenPartDouble(r);
        V below = even - r;
        V above = V.Scaled(even + r, t);
        V y = below / (below + above);
        y = V.Select(V.Less(x, V.All(StrictMath.ExpLowestDouble)), V.All(0.0), y);
        return V.Select(V.Less(V.All(40.0), x), V.All(1.0), y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TanhDouble<V>(V x)
        where V : struct, ILanes<V, double>
    {
        V a = V.Abs(x);
        V small = V.Less(a, V.All(0.55));
        V m = V.Select(V.Less(a, V.All(8.636168555094445e-78)), V.All(8.636168555094445e-78), a);
        V twice = m + m;
        V t = (twice * V.All(StrictMath.Log2EDouble)) + V.All(StrictMath.RoundDouble);
        V n = V.Select(small, V.All(0.0), t - V.All(StrictMath.RoundDouble));
        V r = (twice - (n * V.All(StrictMath.Ln2HighDouble))) - (n * V.All(StrictMath.Ln2LowDouble));
        V even = EvenPartDouble(r);
        V below = even - r;
        V above = V.Scaled(even + r, t);
        V y = V.Select(small, a + a, below + below) / V.Select(small, even, below + above);
        y = V.Select(small, y, V.All(1.0) - y);
        y = V.Select(V.Less(V.All(20.0), a), V.All(1.0), y);
        y = V.Select(V.Less(a, V.All(StrictMath.SmallestNormalDouble)), V.All(0.0), y);
        return y | (x & V.All(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V EvenPartSingle<V>(V r)
        where V : struct, ILanes<V, float>
    {
        V square = r * r;
        V low = V.All(2f) + (square * V.All(1.6666625440e-1f));
        return low + ((square * square) * V.All(-2.7667332906e-3f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V EvenPartDouble<V>(V r)
        where V : struct, ILanes<V, double>
    {
        V square = r * r;
        V fourth = square * square;
        V eighth = fourth * fourth;
        V c01 = V.All(0.16666666666666666667) + (square * V.All(-0.0027777777777776225451));
        V c23 = V.All(0.000066137566134287854936) + (square * V.All(-1.6534391300007707214e-6));
        V c45 = V.All(4.1753434413914478178e-8) + (square * V.All(-1.0566932335657233479e-9));
        V c67 = V.All(2.6619550259922264262e-11) + (square * V.All(-6.0121496086390189831e-13));
        V tail = (c01 + (fourth * c23)) + (eighth * (c45 + (fourth * c67)));
        return V.All(2.0) + (tail * square);
    }
}
