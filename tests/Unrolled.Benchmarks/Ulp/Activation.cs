using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Ulp;

/// <summary>A function applied to many floats by vectors of one width.</summary>
internal sealed record VectorForm(string Name, VectorForm.Apply Run)
{
    internal delegate void Apply(ReadOnlySpan<float> x, Span<float> y);

    /// <summary>The form of one width, of a function that <paramref name="isFused"/> or strict.</summary>
    public static VectorForm Of<V>(string function, bool isFused, string name)
        where V : struct, ILanes<V, float> => new(name, (function, isFused) switch
        {
            ("tanh", false) => (x, y) => Each<V>(x, y, V.Tanh),
            ("tanh", true) => (x, y) => Each<V>(x, y, V.FusedTanh),
            ("sigmoid", false) => (x, y) => Each<V>(x, y, V.Sigmoid),
            ("sigmoid", true) => (x, y) => Each<V>(x, y, V.FusedSigmoid),
            ("exp", false) => (x, y) => Each<V>(x, y, V.Exp),
            ("exp", true) => (x, y) => Each<V>(x, y, V.FusedExp),
            ("log", false) => (x, y) => Each<V>(x, y, V.Log),
            ("log", true) => (x, y) => Each<V>(x, y, V.FusedLog),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No function of lanes."),
        });

    private static void Each<V>(ReadOnlySpan<float> x, Span<float> y, Func<V, V> function)
        where V : struct, ILanes<V, float>
    {
        for (int i = 0; i < x.Length; i += V.Count)
        {
            function(V.Load(x, i)).Store(y, i);
        }
    }
}

/// <summary>One function: of single numbers, its vector forms, and the exact value in double precision.</summary>
/// <param name="Lowest">No value is below.</param>
/// <param name="Highest">No value is above.</param>
internal sealed record Activation(
    string Name, Func<float, float> Scalar, Func<double, double> Exact, double Lowest, double Highest, IReadOnlyList<VectorForm> Vectors)
{
    /// <summary>The largest error allowed, in units of the last place.</summary>
    public const double Bound = 4;

    /// <summary>The C runtime's functions of double precision are the oracle: their error is some 2^-29 ULP of a float.</summary>
    public static IReadOnlyList<Activation> All { get; } =
    [
        Of("tanh", false, StrictMath.Tanh, Math.Tanh, -1, 1),
        Of("sigmoid", false, StrictMath.Sigmoid, ExactSigmoid, 0, 1),
        Of("exp", false, StrictMath.Exp, Math.Exp, 0, double.PositiveInfinity),
        Of("log", false, StrictMath.Log, Math.Log, double.NegativeInfinity, double.PositiveInfinity),
        Of("tanh", true, FusedMath.Tanh, Math.Tanh, -1, 1),
        Of("sigmoid", true, FusedMath.Sigmoid, ExactSigmoid, 0, 1),
        Of("exp", true, FusedMath.Exp, Math.Exp, 0, double.PositiveInfinity),
        Of("log", true, FusedMath.Log, Math.Log, double.NegativeInfinity, double.PositiveInfinity),
    ];

    private static Activation Of(string function, bool isFused, Func<float, float> scalar, Func<double, double> exact, double lowest, double highest) => new(
        isFused ? "fused-" + function : function, scalar, exact, lowest, highest,
        [
            VectorForm.Of<Lanes128<float>>(function, isFused, "128"),
            VectorForm.Of<Lanes256<float>>(function, isFused, "256"),
            VectorForm.Of<Lanes512<float>>(function, isFused, "512"),
            VectorForm.Of<Lane<float>>(function, isFused, "1"),
        ]);

    private static double ExactSigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
