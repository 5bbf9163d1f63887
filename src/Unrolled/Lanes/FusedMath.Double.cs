using System.Runtime.CompilerServices;

namespace Unrolled;

// The functions of StrictMath are made from this text when the project is built: see StrictMath.targets. Lanes/FusedMath512.cs has their
// vector forms, a text of its own: those have masks where these have conditions. A test compares them.
public static partial class FusedMath
{
    /// <summary>The hyperbolic tangent: odd, in [-1, 1], <c>tanh(-0) = -0</c>.</summary>
    public static double Tanh(double x)
    {
        double a = Math.Abs(x);
        bool small = a < StrictMath.TanhQuotientDouble;
        double m = a < StrictMath.TanhLeastDouble ? StrictMath.TanhLeastDouble : a;

        // The quotient: tanh a = a / (a coth a) = 2a / R(2a). Else: 1 - 2 / (1 + e^2a), with 2a = n ln2 + r.
        double twice = m + m;
        double t = MultiplyAdd(a: twice, StrictMath.Log2EDouble, StrictMath.RoundDouble);
        double n = small ? 0.0 : t - StrictMath.RoundDouble;
        double r = MultiplyAdd(n, -StrictMath.Ln2LowDouble, MultiplyAdd(n, -StrictMath.Ln2HighDouble, twice));
        double even = EvenPart(r);
        double below = even - r;
        double above = StrictMath.Scaled(even + r, t);
        double y = small ? a + a : below + below;
        y /= small ? even : below + above;
        y = small ? y : 1.0 - y;
        y = a > StrictMath.TanhFlatDouble ? 1.0 : y;
        y = a < StrictMath.SmallestNormalDouble ? 0.0 : y;
        return double.IsNaN(x) ? x : StrictMath.WithSign(y, x);
    }

    /// <summary>The logistic function <c>1 / (1 + e^-x)</c>, in [0, 1].</summary>
    public static double Sigmoid(double x)
    {
        // With -x = n ln2 + r: (R - r) / ((R - r) + 2^n (R + r)).
        double t = MultiplyAdd(a: x, -StrictMath.Log2EDouble, StrictMath.RoundDouble);
        double n = t - StrictMath.RoundDouble;
        double r = MultiplyAdd(n, -StrictMath.Ln2HighDouble, -x) - MultiplyAdd(a: n, StrictMath.Ln2LowDouble, StrictMath.TinyDouble);
        double even = EvenPart(r);
        double below = even - r;
        double above = StrictMath.Scaled(even + r, t);
        double y = below / (below + above);
        y = x < StrictMath.ExpLowestDouble ? 0.0 : y;
        y = x > StrictMath.SigmoidFlatDouble ? 1.0 : y;
        return double.IsNaN(x) ? x : y;
    }

    // R(r) = r coth(r / 2).
    private static double EvenPart(double r)
    {
        double square = r * r;
        return MultiplyAdd(EvenTail(square), square, 2.0);
    }

    // (R - 2) / r^2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double EvenTail(double square)
    {
        double fourth = square * square;
        double eighth = fourth * fourth;
        double c01 = MultiplyAdd(square, StrictMath.Even4Double, StrictMath.Even2Double);
        double c23 = MultiplyAdd(square, StrictMath.Even8Double, StrictMath.Even6Double);
        double c45 = MultiplyAdd(square, StrictMath.Even12Double, StrictMath.Even10Double);
        double c67 = MultiplyAdd(square, StrictMath.Even16Double, StrictMath.Even14Double);
        return MultiplyAdd(eighth, MultiplyAdd(fourth, c67, c45), MultiplyAdd(fourth, c23, c01));
    }
}
