using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Unrolled.Lanes;
using static Unrolled.Benchmarks.Activations.VectorForm512;

namespace Unrolled.Benchmarks.Activations;

// The files for 256 and 128 bits are made from this one when the project is built: see VectorWidths.targets.

/// <summary>The sigmoid without a division, as accurate as the library's: a polynomial around the nearest of 16 centres, picked from <see cref="SigmoidTable"/>.</summary>
internal readonly struct TableSigmoid512<TArithmetic> : IActivation<Lanes512<float>>
    where TArithmetic : struct
{
    // Adding it rounds to an integer, whose low bits are then the low bits of the sum.
    private const float Round = 12582912f;

    // Here the last interval ends for negative arguments, whose sigmoids stay far from flat.
    private const float Tail = -15.5f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<float> Apply(Lanes512<float> lanes)
    {
        Vector512<float> x = lanes.AsVector();
        Vector512<float> sign = x & Vector512.Create(-0f);
        Vector512<float> a = Vector512.Abs(x);
        Vector512<float> t = Vector512.MinNative(Vector512.Create(Round + 15f), a + Vector512.Create(Round));

        // Where it is 1/2 still, and squares are normal; and where it is 1.
        a = Vector512.MinNative(Vector512.Create(17.3f), Vector512.MaxNative(Vector512.Create(1.49011612e-8f), a));
        Vector512<float> d = a - (t - Vector512.Create(Round));
        Vector512<float> square = d * d;
        Vector512<float> c01 = MultiplyAdd<TArithmetic>(SigmoidTable.Pick(SigmoidTable.C1, t), d, SigmoidTable.Pick(SigmoidTable.C0, t));
        Vector512<float> c23 = MultiplyAdd<TArithmetic>(SigmoidTable.Pick(SigmoidTable.C3, t), d, SigmoidTable.Pick(SigmoidTable.C2, t));
        Vector512<float> c45 = MultiplyAdd<TArithmetic>(SigmoidTable.Pick(SigmoidTable.C5, t), d, SigmoidTable.Pick(SigmoidTable.C4, t));
        Vector512<float> high = MultiplyAdd<TArithmetic>(SigmoidTable.Pick(SigmoidTable.C6, t), square, c45);

        // 1 + the polynomial where the sign is positive, else minus the polynomial.
        Vector512<float> y = Vector512.AndNot(Vector512.Create(1f), (x.AsInt32() >> 31).AsSingle()) + (MultiplyAdd<TArithmetic>(c23, square, c01) ^ sign);
        y += high * ((square * square) ^ sign);
        if (!Vector512.GreaterThanOrEqualAll(x, Vector512.Create(Tail)))
        {
            y = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512.Create(Tail)), y, LibrarySigmoid<Lanes512<float>, TArithmetic>.Apply(lanes).AsVector());
        }

        return y.AsLanes();
    }
}
