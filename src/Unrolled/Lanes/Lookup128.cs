using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Lanes;

/// <summary>Picks coefficients of <see cref="ActivationTables"/> for the lanes of 128 bits; the low four bits of an index say which interval.</summary>
/// <remarks>A register has only four floats: by the permutes of 256 bits where there are any, else the rows of the lanes are read and turned.</remarks>
internal static class Lookup128
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Tanh(
        Vector128<int> index,
        out Vector128<float> c0,
        out Vector128<float> c1,
        out Vector128<float> c2,
        out Vector128<float> c3,
        out Vector128<float> c4,
        out Vector128<float> c5,
        out Vector128<float> c6,
        out Vector128<float> c7)
    {
        if (Avx2.IsSupported)
        {
            Vector256<int> wide = index.ToVector256Unsafe();
            c0 = Lookup256.Pick(ActivationTables.Tanh0Low, ActivationTables.Tanh0High, wide).GetLower();
            c1 = Lookup256.Pick(ActivationTables.Tanh1Low, ActivationTables.Tanh1High, wide).GetLower();
            c2 = Lookup256.Pick(ActivationTables.Tanh2Low, ActivationTables.Tanh2High, wide).GetLower();
            c3 = Lookup256.Pick(ActivationTables.Tanh3Low, ActivationTables.Tanh3High, wide).GetLower();
            c4 = Lookup256.Pick(ActivationTables.Tanh4Low, ActivationTables.Tanh4High, wide).GetLower();
            c5 = Lookup256.Pick(ActivationTables.Tanh5Low, ActivationTables.Tanh5High, wide).GetLower();
            c6 = Lookup256.Pick(ActivationTables.Tanh6Low, ActivationTables.Tanh6High, wide).GetLower();
            c7 = Lookup256.Pick(ActivationTables.Tanh7Low, ActivationTables.Tanh7High, wide).GetLower();
            return;
        }

        Columns(ActivationTables.Tanh, index, out c0, out c1, out c2, out c3);
        Columns(ActivationTables.Tanh.Slice(4), index, out c4, out c5, out c6, out c7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sigmoid(
        Vector128<int> index,
        out Vector128<float> c0,
        out Vector128<float> c1,
        out Vector128<float> c2,
        out Vector128<float> c3,
        out Vector128<float> c4,
        out Vector128<float> c5,
        out Vector128<float> c6)
    {
        if (Avx2.IsSupported)
        {
            Vector256<int> wide = index.ToVector256Unsafe();
            c0 = Lookup256.Pick(ActivationTables.Sigmoid0Low, ActivationTables.Sigmoid0High, wide).GetLower();
            c1 = Lookup256.Pick(ActivationTables.Sigmoid1Low, ActivationTables.Sigmoid1High, wide).GetLower();
            c2 = Lookup256.Pick(ActivationTables.Sigmoid2Low, ActivationTables.Sigmoid2High, wide).GetLower();
            c3 = Lookup256.Pick(ActivationTables.Sigmoid3Low, ActivationTables.Sigmoid3High, wide).GetLower();
            c4 = Lookup256.Pick(ActivationTables.Sigmoid4Low, ActivationTables.Sigmoid4High, wide).GetLower();
            c5 = Lookup256.Pick(ActivationTables.Sigmoid5Low, ActivationTables.Sigmoid5High, wide).GetLower();
            c6 = Lookup256.Pick(ActivationTables.Sigmoid6Low, ActivationTables.Sigmoid6High, wide).GetLower();
            return;
        }

        Columns(ActivationTables.Sigmoid, index, out c0, out c1, out c2, out c3);
        Columns(ActivationTables.Sigmoid.Slice(4), index, out c4, out c5, out c6, out _);
    }

    // The first four coefficients of the rows of four lanes, as a matrix, transposed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns(
        ReadOnlySpan<float> rows,
        Vector128<int> index,
        out Vector128<float> c0,
        out Vector128<float> c1,
        out Vector128<float> c2,
        out Vector128<float> c3)
    {
        ref float first = ref MemoryMarshal.GetReference(rows);
        Vector128<int> at = (index << 3) & Vector128.Create(120);
        Vector128<float> row0 = Vector128.LoadUnsafe(ref first, (nuint)at.GetElement(0));
        Vector128<float> row1 = Vector128.LoadUnsafe(ref first, (nuint)at.GetElement(1));
        Vector128<float> row2 = Vector128.LoadUnsafe(ref first, (nuint)at.GetElement(2));
        Vector128<float> row3 = Vector128.LoadUnsafe(ref first, (nuint)at.GetElement(3));
        Vector128<double> low01 = ZipLow(row0, row1).AsDouble();
        Vector128<double> low23 = ZipLow(row2, row3).AsDouble();
        Vector128<double> high01 = ZipHigh(row0, row1).AsDouble();
        Vector128<double> high23 = ZipHigh(row2, row3).AsDouble();
        c0 = Vector128.Create(low01.GetLower(), low23.GetLower()).AsSingle();
        c1 = Vector128.Create(low01.GetUpper(), low23.GetUpper()).AsSingle();
        c2 = Vector128.Create(high01.GetLower(), high23.GetLower()).AsSingle();
        c3 = Vector128.Create(high01.GetUpper(), high23.GetUpper()).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);
}
