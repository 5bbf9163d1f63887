using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Ulp;

/// <summary>A function applied to many floats by vectors of one width.</summary>
internal sealed record VectorForm(string Name, VectorForm.Apply Run)
{
    internal delegate void Apply(ReadOnlySpan<float> x, Span<float> y);
}

/// <summary>One activation: the scalar function, its vector forms, and the exact value in double precision.</summary>
internal sealed record Activation(string Name, Func<float, float> Scalar, Func<double, double> Exact, double Lowest, IReadOnlyList<VectorForm> Vectors)
{
    /// <summary>The largest error allowed, in units of the last place.</summary>
    public const double Bound = 4;

    /// <summary>The C runtime's functions of double precision are the oracle: their error is some 2^-29 ULP of a float.</summary>
    public static IReadOnlyList<Activation> All { get; } =
    [
        new("tanh", StrictMath.Tanh, Math.Tanh, -1,
        [
            new("128", Tanh<Lanes128<float>>), new("256", Tanh<Lanes256<float>>), new("512", Tanh<Lanes512<float>>), new("1", Tanh<Lane<float>>),
        ]),
        new("sigmoid", StrictMath.Sigmoid, ExactSigmoid, 0,
        [
            new("128", Sigmoid<Lanes128<float>>), new("256", Sigmoid<Lanes256<float>>), new("512", Sigmoid<Lanes512<float>>), new("1", Sigmoid<Lane<float>>),
        ]),
        new("fused-tanh", FusedMath.Tanh, Math.Tanh, -1,
        [
            new("128", FusedTanh<Lanes128<float>>), new("256", FusedTanh<Lanes256<float>>), new("512", FusedTanh<Lanes512<float>>), new("1", FusedTanh<Lane<float>>),
        ]),
        new("fused-sigmoid", FusedMath.Sigmoid, ExactSigmoid, 0,
        [
            new("128", FusedSigmoid<Lanes128<float>>), new("256", FusedSigmoid<Lanes256<float>>), new("512", FusedSigmoid<Lanes512<float>>), new("1", FusedSigmoid<Lane<float>>),
        ]),
    ];

    private static double ExactSigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static void Tanh<V>(ReadOnlySpan<float> x, Span<float> y)
        where V : struct, ILanes<V, float>
    {
        for (int i = 0; i < x.Length; i += V.Count)
        {
            V.Tanh(V.Load(x, i)).Store(y, i);
        }
    }

    private static void Sigmoid<V>(ReadOnlySpan<float> x, Span<float> y)
        where V : struct, ILanes<V, float>
    {
        for (int i = 0; i < x.Length; i += V.Count)
        {
            V.Sigmoid(V.Load(x, i)).Store(y, i);
        }
    }

    private static void FusedTanh<V>(ReadOnlySpan<float> x, Span<float> y)
        where V : struct, ILanes<V, float>
    {
        for (int i = 0; i < x.Length; i += V.Count)
        {
            V.FusedTanh(V.Load(x, i)).Store(y, i);
        }
    }

    private static void FusedSigmoid<V>(ReadOnlySpan<float> x, Span<float> y)
        where V : struct, ILanes<V, float>
    {
        for (int i = 0; i < x.Length; i += V.Count)
        {
            V.FusedSigmoid(V.Load(x, i)).Store(y, i);
        }
    }
}
