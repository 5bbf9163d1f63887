using System.Runtime.CompilerServices;

namespace Unrolled;

/// <summary>Fused multiply-add, and tanh and sigmoid made of it: what models with <see cref="Arithmetic.Fused"/> compute with.</summary>
/// <remarks>
/// A fused multiply-add is rounded once, by IEEE 754: it too has the same bits wherever it runs, in hardware or in software. The functions are
/// those of <see cref="StrictMath"/>, with its accuracy and its range; only the roundings differ.
/// </remarks>
public static class FusedMath
{
    // ln2 as a float, and what is left: fused, its product with n is exact before it is added. The square of the rest need not see the second.
    internal const float Ln2Single = 0.693147182f;
    internal const float Ln2RestSingle = -1.90465430e-9f;

    /// <summary><c>a * b + c</c>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c)
    {
#pragma warning disable RS0030 // The one place where the framework's function is called.
        return MathF.FusedMultiplyAdd(a, b, c);
    }

    /// <inheritdoc cref="MultiplyAdd(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyAdd(double a, double b, double c)
    {
        return Math.FusedMultiplyAdd(a, b, c);
#pragma warning restore RS0030
    }

    /// <summary>The hyperbolic tangent; see <see cref="StrictMath.Tanh(float)"/>. Largest error over all floats: 2.3 ULP.</summary>
    public static float Tanh(float x)
    {
        float a = Math.Abs(x);
        if (a < StrictMath.TanhLinearSingle)
        {
            return a < StrictMath.SmallestNormalSingle ? StrictMath.WithSign(0f, x) : x;
        }

        float m = a > StrictMath.TanhFlatSingle ? StrictMath.TanhFlatSingle : a;
        float t = a + StrictMath.RoundHalfSingle;
        t = t > StrictMath.TanhLastSingle ? StrictMath.TanhLastSingle : t;
        float d = m - (t - StrictMath.RoundHalfSingle);
        float square = d * d;
        float fourth = square * square;
        ReadOnlySpan<float> table = ActivationTables.TanhRows;
        int row = ActivationTables.Row(t);
        float c01 = MultiplyAdd(table[row + 1], d, table[row]);
        float c23 = MultiplyAdd(table[row + 3], d, table[row + 2]);
        float c45 = MultiplyAdd(table[row + 5], d, table[row + 4]);
        float c67 = MultiplyAdd(table[row + 7], d, table[row + 6]);
        float low = MultiplyAdd(c23, square, c01);
        float high = MultiplyAdd(c67, square, c45);
        return StrictMath.WithSign(MultiplyAdd(high, fourth, low), x);
    }

    /// <summary>The logistic function; see <see cref="StrictMath.Sigmoid(float)"/>. Largest error over all floats: 2.5 ULP.</summary>
    public static float Sigmoid(float x)
    {
        float m = x > StrictMath.SigmoidFlatSingle ? StrictMath.SigmoidFlatSingle : x;
        float t = MultiplyAdd(m, -StrictMath.Log2ESingle, StrictMath.RoundSingle);
        float n = t - StrictMath.RoundSingle;
        float most = MultiplyAdd(n, Ln2Single, m + StrictMath.TinySingle);
        float r = MultiplyAdd(n, Ln2RestSingle, most);
        float square = most * most;
        float even = MultiplyAdd(square, StrictMath.Even4Single, StrictMath.Even2Single);
        float below = MultiplyAdd(square, even, MultiplyAdd(r, StrictMath.ThreeQuartersSingle, StrictMath.Even0Single));
        float above = StrictMath.Scaled(MultiplyAdd(square, even, MultiplyAdd(r, -StrictMath.ThreeQuartersSingle, StrictMath.Even0Single)), t);
        float y = below / (below + above);
        y = x < StrictMath.ExpLowestSingle ? 0f : y;
        return float.IsNaN(x) ? x : y;
    }

    /// <summary>The hyperbolic tangent; see <see cref="StrictMath.Tanh(double)"/>.</summary>
    public static double Tanh(double x)
    {
        double a = Math.Abs(x);
        bool small = a < StrictMath.TanhQuotientDouble;
        double m = a < StrictMath.TanhLeastDouble ? StrictMath.TanhLeastDouble : a;
        double twice = m + m;
        double t = MultiplyAdd(twice, StrictMath.Log2EDouble, StrictMath.RoundDouble);
        double n = small ? 0.0 : t - StrictMath.RoundDouble;
        double r = MultiplyAdd(n, -StrictMath.Ln2LowDouble, MultiplyAdd(n, -StrictMath.Ln2HighDouble, twice));
        double even = EvenPart(r);
        double below = even - r;
        double above = StrictMath.Scaled(even + r, t);
        double y = (small ? a + a : below + below) / (small ? even : below + above);
        y = small ? y : 1.0 - y;
        y = a > StrictMath.TanhFlatDouble ? 1.0 : y;
        y = a < StrictMath.SmallestNormalDouble ? 0.0 : y;
        return double.IsNaN(x) ? x : StrictMath.WithSign(y, x);
    }

    /// <summary>The logistic function; see <see cref="StrictMath.Sigmoid(double)"/>.</summary>
    public static double Sigmoid(double x)
    {
        double t = MultiplyAdd(x, -StrictMath.Log2EDouble, StrictMath.RoundDouble);
        double n = t - StrictMath.RoundDouble;
        double r = MultiplyAdd(n, -StrictMath.Ln2HighDouble, -x) - MultiplyAdd(n, StrictMath.Ln2LowDouble, StrictMath.TinyDouble);
        double even = EvenPart(r);
        double below = even - r;
        double above = StrictMath.Scaled(even + r, t);
        double y = below / (below + above);
        y = x < StrictMath.ExpLowestDouble ? 0.0 : y;
        y = x > StrictMath.SigmoidFlatDouble ? 1.0 : y;
        return double.IsNaN(x) ? x : y;
    }

    private static double EvenPart(double r)
    {
        double square = r * r;
        double fourth = square * square;
        double eighth = fourth * fourth;
        double c01 = MultiplyAdd(square, StrictMath.Even4Double, StrictMath.Even2Double);
        double c23 = MultiplyAdd(square, StrictMath.Even8Double, StrictMath.Even6Double);
        double c45 = MultiplyAdd(square, StrictMath.Even12Double, StrictMath.Even10Double);
        double c67 = MultiplyAdd(square, StrictMath.Even16Double, StrictMath.Even14Double);
        double tail = MultiplyAdd(eighth, MultiplyAdd(fourth, c67, c45), MultiplyAdd(fourth, c23, c01));
        return MultiplyAdd(tail, square, 2.0);
    }
}
