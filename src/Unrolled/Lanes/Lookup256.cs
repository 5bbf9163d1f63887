using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Lanes;

/// <summary>Picks coefficients of <see cref="ActivationTables"/> for the lanes of 256 bits; the low four bits of an index say which interval.</summary>
internal static class Lookup256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Tanh(
        Vector256<int> index,
        out Vector256<float> c0,
        out Vector256<float> c1,
        out Vector256<float> c2,
        out Vector256<float> c3,
        out Vector256<float> c4,
        out Vector256<float> c5,
        out Vector256<float> c6,
        out Vector256<float> c7)
    {
        if (Avx2.IsSupported)
        {
            c0 = Pick(ActivationTables.Tanh0Low, ActivationTables.Tanh0High, index);
            c1 = Pick(ActivationTables.Tanh1Low, ActivationTables.Tanh1High, index);
            c2 = Pick(ActivationTables.Tanh2Low, ActivationTables.Tanh2High, index);
            c3 = Pick(ActivationTables.Tanh3Low, ActivationTables.Tanh3High, index);
            c4 = Pick(ActivationTables.Tanh4Low, ActivationTables.Tanh4High, index);
            c5 = Pick(ActivationTables.Tanh5Low, ActivationTables.Tanh5High, index);
            c6 = Pick(ActivationTables.Tanh6Low, ActivationTables.Tanh6High, index);
            c7 = Pick(ActivationTables.Tanh7Low, ActivationTables.Tanh7High, index);
            return;
        }

        Lookup128.Tanh(index.GetLower(), out var a0, out var a1, out var a2, out var a3, out var a4, out var a5, out var a6, out var a7);
        Lookup128.Tanh(index.GetUpper(), out var b0, out var b1, out var b2, out var b3, out var b4, out var b5, out var b6, out var b7);
        c0 = Vector256.Create(a0, b0);
        c1 = Vector256.Create(a1, b1);
        c2 = Vector256.Create(a2, b2);
        c3 = Vector256.Create(a3, b3);
        c4 = Vector256.Create(a4, b4);
        c5 = Vector256.Create(a5, b5);
        c6 = Vector256.Create(a6, b6);
        c7 = Vector256.Create(a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sigmoid(
        Vector256<int> index,
        out Vector256<float> c0,
        out Vector256<float> c1,
        out Vector256<float> c2,
        out Vector256<float> c3,
        out Vector256<float> c4,
        out Vector256<float> c5,
        out Vector256<float> c6)
    {
        if (Avx2.IsSupported)
        {
            c0 = Pick(ActivationTables.Sigmoid0Low, ActivationTables.Sigmoid0High, index);
            c1 = Pick(ActivationTables.Sigmoid1Low, ActivationTables.Sigmoid1High, index);
            c2 = Pick(ActivationTables.Sigmoid2Low, ActivationTables.Sigmoid2High, index);
            c3 = Pick(ActivationTables.Sigmoid3Low, ActivationTables.Sigmoid3High, index);
            c4 = Pick(ActivationTables.Sigmoid4Low, ActivationTables.Sigmoid4High, index);
            c5 = Pick(ActivationTables.Sigmoid5Low, ActivationTables.Sigmoid5High, index);
            c6 = Pick(ActivationTables.Sigmoid6Low, ActivationTables.Sigmoid6High, index);
            return;
        }

        Lookup128.Sigmoid(index.GetLower(), out var a0, out var a1, out var a2, out var a3, out var a4, out var a5, out var a6);
        Lookup128.Sigmoid(index.GetUpper(), out var b0, out var b1, out var b2, out var b3, out var b4, out var b5, out var b6);
        c0 = Vector256.Create(a0, b0);
        c1 = Vector256.Create(a1, b1);
        c2 = Vector256.Create(a2, b2);
        c3 = Vector256.Create(a3, b3);
        c4 = Vector256.Create(a4, b4);
        c5 = Vector256.Create(a5, b5);
        c6 = Vector256.Create(a6, b6);
    }

    /// <summary>One coefficient from the halves of its table; needs AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Pick(Vector256<float> low, Vector256<float> high, Vector256<int> index)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.PermuteVar8x32x2(low, index, high);
        }

        // A permute looks at three bits. The fourth becomes the sign, by which the blend goes.
        return Avx.BlendVariable(Avx2.PermuteVar8x32(low, index), Avx2.PermuteVar8x32(high, index), (index << 28).AsSingle());
    }
}
