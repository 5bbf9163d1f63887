using Unrolled.Lanes;

namespace Unrolled.Tests.Numerics;

/// <summary>The functions of lanes, each with the function of a single number whose bits every lane has.</summary>
internal static class LaneFunctions
{
    public static (string Name, Func<V, V> Lanes, Func<float, float> Single)[] OfSingles<V>()
        where V : struct, ILanes<V, float> =>
    [
        ("tanh", V.Tanh, StrictMath.Tanh),
        ("sigmoid", V.Sigmoid, StrictMath.Sigmoid),
        ("exp", V.Exp, StrictMath.Exp),
        ("log", V.Log, StrictMath.Log),
        ("fused tanh", V.FusedTanh, FusedMath.Tanh),
        ("fused sigmoid", V.FusedSigmoid, FusedMath.Sigmoid),
        ("fused exp", V.FusedExp, FusedMath.Exp),
        ("fused log", V.FusedLog, FusedMath.Log),
        ("sqrt", V.Sqrt, x => (float)Math.Sqrt((double)x)),
        ("abs", V.Abs, x => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) & int.MaxValue)),
        ("reciprocal", x => V.All(1) / x, x => 1 / x),
        ("max", x => V.Max(x, V.All(0.25f)), x => StrictMath.Max(x, 0.25f)),
        ("min", x => V.Min(x, V.All(0.25f)), x => StrictMath.Min(x, 0.25f)),
        ("max with 0", x => V.Max(V.All(0), x), x => StrictMath.Max(0, x)),
        ("min with 0", x => V.Min(V.All(0), x), x => StrictMath.Min(0, x)),
    ];

    public static (string Name, Func<V, V> Lanes, Func<double, double> Single)[] OfDoubles<V>()
        where V : struct, ILanes<V, double> =>
    [
        ("tanh", V.Tanh, StrictMath.Tanh),
        ("sigmoid", V.Sigmoid, StrictMath.Sigmoid),
        ("exp", V.Exp, StrictMath.Exp),
        ("log", V.Log, StrictMath.Log),
        ("fused tanh", V.FusedTanh, FusedMath.Tanh),
        ("fused sigmoid", V.FusedSigmoid, FusedMath.Sigmoid),
        ("fused exp", V.FusedExp, FusedMath.Exp),
        ("fused log", V.FusedLog, FusedMath.Log),
        ("sqrt", V.Sqrt, Math.Sqrt),
        ("abs", V.Abs, x => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & long.MaxValue)),
        ("reciprocal", x => V.All(1) / x, x => 1 / x),
        ("max", x => V.Max(x, V.All(0.25)), x => StrictMath.Max(x, 0.25)),
        ("min", x => V.Min(x, V.All(0.25)), x => StrictMath.Min(x, 0.25)),
        ("max with 0", x => V.Max(V.All(0), x), x => StrictMath.Max(0, x)),
        ("min with 0", x => V.Min(V.All(0), x), x => StrictMath.Min(0, x)),
    ];
}
