using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Lanes;

/// <summary>Each lane's own coefficient out of 16, where no single instruction does it; low four bits say which.</summary>
internal static class TableLookup
{
    /// <summary>From a column in two halves; needs AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Pick(Vector256<float> low, Vector256<int> index, Vector256<float> high) =>
        // A permute looks at three bits. The fourth becomes the sign, by which the blend goes.
        Avx.BlendVariable(Avx2.PermuteVar8x32(low, index), Avx2.PermuteVar8x32(high, index), (index << 28).AsSingle());

    /// <summary>From rows of 8, of which four coefficients are read: the rows of four lanes as a matrix, transposed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(
        ReadOnlySpan<float> rows,
        Vector128<float> t,
        out Vector128<float> c0,
        out Vector128<float> c1,
        out Vector128<float> c2,
        out Vector128<float> c3)
    {
        ref float first = ref MemoryMarshal.GetReference(rows);
        Vector128<int> at = (t.AsInt32() << 3) & Vector128.Create(120);
        Vector128<float> row0 = Vector128.LoadUnsafe(ref first, (nuint)at.GetElement(0));
        Vector128<float> row1 = Vector128.LoadUnsafe(ref first, (nuint)at.GetElement(1));
        Vector128<float> row2 = Vector128.LoadUnsafe(ref first, (nuint)at.GetElement(2));
        Vector128<float> row3 = Vector128.LoadUnsafe(ref first, (nuint)at.GetElement(3));
        Vector128<double> low01 = ZipLow(row0, row1).AsDouble();
        Vector128<double> low23 = ZipLow(row2, row3).AsDouble();
        Vector128<double> high01 = ZipHigh(row0, row1).AsDouble();
        Vector128<double> high23 = ZipHigh(row2, row3).AsDouble();
        c0 = ZipLow(low01, low23).AsSingle();
        c1 = ZipHigh(low01, low23).AsSingle();
        c2 = ZipLow(high01, high23).AsSingle();
        c3 = ZipHigh(high01, high23).AsSingle();
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipLow(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipHigh(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[1], b[1]);
}
