using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Benchmarks.Activations;

/// <summary>-sigmoid(-a) = c0 + c1 d + ... + c6 d^6 around 16 centres, the integers from 0 on, with |d| up to 1/2: a column for each power.</summary>
/// <remarks>Minimax for the relative error, rounded from c0 up as <c>activation_tables.py</c> does for tanh.</remarks>
internal static class SigmoidTable
{
    public static Vector512<float> C0
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(-0.5f, -0.26894143f, -0.11920292f, -0.047425874f, -0.01798621f, -0.006692851f, -0.0024726233f, -0.0009110512f, -0.00033535014f, -0.00012339458f, -4.539787e-05f, -1.6701422e-05f, -6.1441747e-06f, -2.2603242e-06f, -8.3152804e-07f, -3.0590223e-07f);
    }

    public static Vector512<float> C1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0.25000003f, 0.19661206f, 0.10499358f, 0.04517664f, 0.017662704f, 0.006648057f, 0.0024665094f, 0.0009102213f, 0.00033523774f, 0.00012337936f, 4.5395816e-05f, 1.6701146e-05f, 6.1441388e-06f, 2.2603192e-06f, 8.315276e-07f, 3.059022e-07f);
    }

    public static Vector512<float> C2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(-1.102412e-06f, -0.045428336f, -0.03998134f, -0.020445812f, -0.00851367f, -0.003279531f, -0.0012271502f, -0.00045428146f, -0.00016750609f, -6.167427e-05f, -2.269583e-05f, -8.350275e-06f, -3.072026e-06f, -1.1301553e-06f, -4.157621e-07f, -1.5295068e-07f);
    }

    public static Vector512<float> C3
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(-0.020819638f, -0.0058927f, 0.00647501f, 0.005489255f, 0.002631926f, 0.001063797f, 0.00040499194f, 0.0001508685f, 5.5757613e-05f, 2.0547122e-05f, 7.5635076e-06f, 2.7831004e-06f, 1.0239211e-06f, 3.767008e-07f, 1.3857883e-07f, 5.0980702e-08f);
    }

    public static Vector512<float> C4
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(-7.896404e-05f, 0.00514019f, 0.00086710445f, -0.00077980437f, -0.0005590772f, -0.00025152747f, -9.928945e-05f, -3.7444897e-05f, -1.3905582e-05f, -5.1335223e-06f, -1.8905071e-06f, -6.958771e-07f, -2.560282e-07f, -9.418025e-08f, -3.4654743e-08f, -1.2748538e-08f);
    }

    public static Vector512<float> C5
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0.0023164928f, -0.00038033415f, -0.00071994006f, -4.799731e-05f, 7.3656534e-05f, 4.4774904e-05f, 1.9166626e-05f, 7.442e-06f, 2.791943e-06f, 1.0336171e-06f, 3.8144114e-07f, 1.4044997e-07f, 5.1717457e-08f, 1.8999392e-08f, 6.999281e-09f, 2.5745144e-09f);
    }

    public static Vector512<float> C6
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(-0.00034615592f, -0.00037354618f, 0.00014139751f, 5.4914166e-05f, -1.081743e-06f, -5.502645e-06f, -2.786863e-06f, -1.1895883e-06f, -4.5075336e-07f, -1.668911e-07f, -6.249067e-08f, -2.2882821e-08f, -8.456188e-09f, -3.1297103e-09f, -1.139926e-09f, -4.201368e-10f);
    }

    /// <summary>Whether the machine has the permutes.</summary>
    public static bool IsSupported => Avx512F.VL.IsSupported;

    /// <summary>For each lane the coefficient whose number is in the low four bits of t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Pick(Vector512<float> column, Vector512<float> t) => Avx512F.PermuteVar16x32(column, t.AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Pick(Vector512<float> column, Vector256<float> t) =>
        Avx512F.VL.PermuteVar8x32x2(column.GetLower(), t.AsInt32(), column.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Pick(Vector512<float> column, Vector128<float> t) => Pick(column, t.ToVector256Unsafe()).GetLower();
}
