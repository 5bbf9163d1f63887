using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Lanes;

/// <summary>Picks coefficients of <see cref="ActivationTables"/> for the lanes of 512 bits; the low four bits of an index say which interval.</summary>
internal static class Lookup512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Tanh(
        Vector512<int> index,
        out Vector512<float> c0,
        out Vector512<float> c1,
        out Vector512<float> c2,
        out Vector512<float> c3,
        out Vector512<float> c4,
        out Vector512<float> c5,
        out Vector512<float> c6,
        out Vector512<float> c7)
    {
        if (Avx512F.IsSupported)
        {
            c0 = Pick(ActivationTables.Tanh0, index);
            c1 = Pick(ActivationTables.Tanh1, index);
            c2 = Pick(ActivationTables.Tanh2, index);
            c3 = Pick(ActivationTables.Tanh3, index);
            c4 = Pick(ActivationTables.Tanh4, index);
            c5 = Pick(ActivationTables.Tanh5, index);
            c6 = Pick(ActivationTables.Tanh6, index);
            c7 = Pick(ActivationTables.Tanh7, index);
            return;
        }

        Lookup256.Tanh(index.GetLower(), out var a0, out var a1, out var a2, out var a3, out var a4, out var a5, out var a6, out var a7);
        Lookup256.Tanh(index.GetUpper(), out var b0, out var b1, out var b2, out var b3, out var b4, out var b5, out var b6, out var b7);
        c0 = Vector512.Create(a0, b0);
        c1 = Vector512.Create(a1, b1);
        c2 = Vector512.Create(a2, b2);
        c3 = Vector512.Create(a3, b3);
        c4 = Vector512.Create(a4, b4);
        c5 = Vector512.Create(a5, b5);
        c6 = Vector512.Create(a6, b6);
        c7 = Vector512.Create(a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sigmoid(
        Vector512<int> index,
        out Vector512<float> c0,
        out Vector512<float> c1,
        out Vector512<float> c2,
        out Vector512<float> c3,
        out Vector512<float> c4,
        out Vector512<float> c5,
        out Vector512<float> c6)
    {
        if (Avx512F.IsSupported)
        {
            c0 = Pick(ActivationTables.Sigmoid0, index);
            c1 = Pick(ActivationTables.Sigmoid1, index);
            c2 = Pick(ActivationTables.Sigmoid2, index);
            c3 = Pick(ActivationTables.Sigmoid3, index);
            c4 = Pick(ActivationTables.Sigmoid4, index);
            c5 = Pick(ActivationTables.Sigmoid5, index);
            c6 = Pick(ActivationTables.Sigmoid6, index);
            return;
        }

        Lookup256.Sigmoid(index.GetLower(), out var a0, out var a1, out var a2, out var a3, out var a4, out var a5, out var a6);
        Lookup256.Sigmoid(index.GetUpper(), out var b0, out var b1, out var b2, out var b3, out var b4, out var b5, out var b6);
        c0 = Vector512.Create(a0, b0);
        c1 = Vector512.Create(a1, b1);
        c2 = Vector512.Create(a2, b2);
        c3 = Vector512.Create(a3, b3);
        c4 = Vector512.Create(a4, b4);
        c5 = Vector512.Create(a5, b5);
        c6 = Vector512.Create(a6, b6);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Pick(Vector512<float> table, Vector512<int> index) => Avx512F.PermuteVar16x32(table, index);
}
