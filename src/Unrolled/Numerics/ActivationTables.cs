using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Unrolled.Lanes;
#endif

namespace Unrolled;

/// <summary>Coefficients of tanh(a) around 16 centres. Written by activation_tables.py, which says how.</summary>
/// <remarks>
/// Scalar code reads rows. Vectors have a column, the coefficient of one power, in a register, and each lane picks its own by the low four bits of t:
/// first the low four coefficients, then the high ones.
/// </remarks>
internal static class ActivationTables
{
    /// <summary>A row of 8 for each interval.</summary>
    public static ReadOnlySpan<float> TanhRows => new float[]
    {
        0f, 1.0f, 0f, -0.3333324f, 0f, 0.13324179f, 0f, -0.05142337f,
        0.46211717f, 0.78644776f, -0.36343285f, -0.094207816f, 0.16473237f, -0.02694603f, -0.05037255f, 0.024778266f,
        0.7615942f, 0.41997436f, -0.31985605f, 0.103600964f, 0.027986765f, -0.04617382f, 0.015483598f, 0.001283451f,
        0.90514827f, 0.18070664f, -0.16357026f, 0.08781607f, -0.024799084f, -0.0026438881f, 0.005407355f, -0.004167228f,
        0.9640276f, 0.07065082f, -0.068110324f, 0.0421091f, -0.01785059f, 0.004780645f, -0.0005581726f, -0.00067269226f,
        0.9866143f, 0.026592227f, -0.026233066f, 0.017021058f, -0.008184261f, 0.0028545684f, 0.00073800934f, 0.00010845816f,
        0.9950548f, 0.009866037f, -0.00982515f, 0.0064799436f, -0.0028391615f, 0.0012223965f, -0.0039581154f, 5.1959298e-05f,
        0.9981779f, 0.0036408848f, -0.003630947f, 0.0024140037f, -0.0013387844f, 0.0004719576f, 0.0013447717f, 4.480908e-05f,
        0.9993293f, 0.0013409507f, -0.0013482526f, 0.0008921578f, -9.576323e-05f, 0.00017747295f, -0.003778883f, 1.1296713e-05f,
        0.99975324f, 0.00049351744f, -0.00050077814f, 0.00032876187f, 0.00015004392f, 6.57823e-05f, -0.003370681f, 3.9864626e-06f,
        0.9999092f, 0.00018158324f, -0.00018665408f, 0.000121021345f, 0.00015607172f, 2.4224075e-05f, -0.0023157578f, 1.8282672e-06f,
        0.9999666f, 6.6804576e-05f, -7.3706404e-05f, 4.4531185e-05f, 0.00027163213f, 8.929815e-06f, -0.0031347205f, 5.808117e-07f,
        0.9999877f, 2.4576548e-05f, -2.7365024e-05f, 1.6383683e-05f, 0.000110522466f, 3.2794194e-06f, -0.0012661107f, 2.801177e-07f,
        0.99999547f, 9.041277e-06f, -6.391432e-06f, 6.027445e-06f, -0.0001158114f, 1.2047699e-06f, 0.0012015662f, 1.2335929e-07f,
        0.99999833f, 3.3261094e-06f, -1.6532463e-06f, 2.2173897e-06f, -7.2319475e-05f, 4.4352055e-07f, 0.00075867184f, 4.2683705e-08f,
        0.9999994f, 1.2236303e-06f, -1.9369888e-06f, 1.5972334e-06f, 3.4992997e-06f, -8.694183e-06f, 6.391765e-06f, -1.5687826e-06f,
    };

    /// <summary>Where the row begins whose number the low four bits are; the compiler sees that it lies in the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Row(float rounded) => (BitConverter.SingleToInt32Bits(rounded) << 3) & 120;
#if NET8_0_OR_GREATER

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TanhLow(Vector512<float> t, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3)
    {
        if (Avx512F.IsSupported)
        {
            c0 = Avx512F.PermuteVar16x32(Vector512.Create(0f, 0.46211717f, 0.7615942f, 0.90514827f, 0.9640276f, 0.9866143f, 0.9950548f, 0.9981779f, 0.9993293f, 0.99975324f, 0.9999092f, 0.9999666f, 0.9999877f, 0.99999547f, 0.99999833f, 0.9999994f), t.AsInt32());
            c1 = Avx512F.PermuteVar16x32(Vector512.Create(1.0f, 0.78644776f, 0.41997436f, 0.18070664f, 0.07065082f, 0.026592227f, 0.009866037f, 0.0036408848f, 0.0013409507f, 0.00049351744f, 0.00018158324f, 6.6804576e-05f, 2.4576548e-05f, 9.041277e-06f, 3.3261094e-06f, 1.2236303e-06f), t.AsInt32());
            c2 = Avx512F.PermuteVar16x32(Vector512.Create(0f, -0.36343285f, -0.31985605f, -0.16357026f, -0.068110324f, -0.026233066f, -0.00982515f, -0.003630947f, -0.0013482526f, -0.00050077814f, -0.00018665408f, -7.3706404e-05f, -2.7365024e-05f, -6.391432e-06f, -1.6532463e-06f, -1.9369888e-06f), t.AsInt32());
            c3 = Avx512F.PermuteVar16x32(Vector512.Create(-0.3333324f, -0.094207816f, 0.103600964f, 0.08781607f, 0.0421091f, 0.017021058f, 0.0064799436f, 0.0024140037f, 0.0008921578f, 0.00032876187f, 0.000121021345f, 4.4531185e-05f, 1.6383683e-05f, 6.027445e-06f, 2.2173897e-06f, 1.5972334e-06f), t.AsInt32());
            return;
        }

        TanhLow(t.GetLower(), out Vector256<float> a0, out Vector256<float> a1, out Vector256<float> a2, out Vector256<float> a3);
        TanhLow(t.GetUpper(), out Vector256<float> b0, out Vector256<float> b1, out Vector256<float> b2, out Vector256<float> b3);
        c0 = Vector512.Create(a0, b0);
        c1 = Vector512.Create(a1, b1);
        c2 = Vector512.Create(a2, b2);
        c3 = Vector512.Create(a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TanhHigh(Vector512<float> t, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3)
    {
        if (Avx512F.IsSupported)
        {
            c0 = Avx512F.PermuteVar16x32(Vector512.Create(0f, 0.16473237f, 0.027986765f, -0.024799084f, -0.01785059f, -0.008184261f, -0.0028391615f, -0.0013387844f, -9.576323e-05f, 0.00015004392f, 0.00015607172f, 0.00027163213f, 0.000110522466f, -0.0001158114f, -7.2319475e-05f, 3.4992997e-06f), t.AsInt32());
            c1 = Avx512F.PermuteVar16x32(Vector512.Create(0.13324179f, -0.02694603f, -0.04617382f, -0.0026438881f, 0.004780645f, 0.0028545684f, 0.0012223965f, 0.0004719576f, 0.00017747295f, 6.57823e-05f, 2.4224075e-05f, 8.929815e-06f, 3.2794194e-06f, 1.2047699e-06f, 4.4352055e-07f, -8.694183e-06f), t.AsInt32());
            c2 = Avx512F.PermuteVar16x32(Vector512.Create(0f, -0.05037255f, 0.015483598f, 0.005407355f, -0.0005581726f, 0.00073800934f, -0.0039581154f, 0.0013447717f, -0.003778883f, -0.003370681f, -0.0023157578f, -0.0031347205f, -0.0012661107f, 0.0012015662f, 0.00075867184f, 6.391765e-06f), t.AsInt32());
            c3 = Avx512F.PermuteVar16x32(Vector512.Create(-0.05142337f, 0.024778266f, 0.001283451f, -0.004167228f, -0.00067269226f, 0.00010845816f, 5.1959298e-05f, 4.480908e-05f, 1.1296713e-05f, 3.9864626e-06f, 1.8282672e-06f, 5.808117e-07f, 2.801177e-07f, 1.2335929e-07f, 4.2683705e-08f, -1.5687826e-06f), t.AsInt32());
            return;
        }

        TanhHigh(t.GetLower(), out Vector256<float> a0, out Vector256<float> a1, out Vector256<float> a2, out Vector256<float> a3);
        TanhHigh(t.GetUpper(), out Vector256<float> b0, out Vector256<float> b1, out Vector256<float> b2, out Vector256<float> b3);
        c0 = Vector512.Create(a0, b0);
        c1 = Vector512.Create(a1, b1);
        c2 = Vector512.Create(a2, b2);
        c3 = Vector512.Create(a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TanhLow(Vector256<float> t, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        if (Avx512F.VL.IsSupported)
        {
            c0 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(0f, 0.46211717f, 0.7615942f, 0.90514827f, 0.9640276f, 0.9866143f, 0.9950548f, 0.9981779f), t.AsInt32(), Vector256.Create(0.9993293f, 0.99975324f, 0.9999092f, 0.9999666f, 0.9999877f, 0.99999547f, 0.99999833f, 0.9999994f));
            c1 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(1.0f, 0.78644776f, 0.41997436f, 0.18070664f, 0.07065082f, 0.026592227f, 0.009866037f, 0.0036408848f), t.AsInt32(), Vector256.Create(0.0013409507f, 0.00049351744f, 0.00018158324f, 6.6804576e-05f, 2.4576548e-05f, 9.041277e-06f, 3.3261094e-06f, 1.2236303e-06f));
            c2 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(0f, -0.36343285f, -0.31985605f, -0.16357026f, -0.068110324f, -0.026233066f, -0.00982515f, -0.003630947f), t.AsInt32(), Vector256.Create(-0.0013482526f, -0.00050077814f, -0.00018665408f, -7.3706404e-05f, -2.7365024e-05f, -6.391432e-06f, -1.6532463e-06f, -1.9369888e-06f));
            c3 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(-0.3333324f, -0.094207816f, 0.103600964f, 0.08781607f, 0.0421091f, 0.017021058f, 0.0064799436f, 0.0024140037f), t.AsInt32(), Vector256.Create(0.0008921578f, 0.00032876187f, 0.000121021345f, 4.4531185e-05f, 1.6383683e-05f, 6.027445e-06f, 2.2173897e-06f, 1.5972334e-06f));
            return;
        }

        if (Avx2.IsSupported)
        {
            c0 = TableLookup.Pick(Vector256.Create(0f, 0.46211717f, 0.7615942f, 0.90514827f, 0.9640276f, 0.9866143f, 0.9950548f, 0.9981779f), t.AsInt32(), Vector256.Create(0.9993293f, 0.99975324f, 0.9999092f, 0.9999666f, 0.9999877f, 0.99999547f, 0.99999833f, 0.9999994f));
            c1 = TableLookup.Pick(Vector256.Create(1.0f, 0.78644776f, 0.41997436f, 0.18070664f, 0.07065082f, 0.026592227f, 0.009866037f, 0.0036408848f), t.AsInt32(), Vector256.Create(0.0013409507f, 0.00049351744f, 0.00018158324f, 6.6804576e-05f, 2.4576548e-05f, 9.041277e-06f, 3.3261094e-06f, 1.2236303e-06f));
            c2 = TableLookup.Pick(Vector256.Create(0f, -0.36343285f, -0.31985605f, -0.16357026f, -0.068110324f, -0.026233066f, -0.00982515f, -0.003630947f), t.AsInt32(), Vector256.Create(-0.0013482526f, -0.00050077814f, -0.00018665408f, -7.3706404e-05f, -2.7365024e-05f, -6.391432e-06f, -1.6532463e-06f, -1.9369888e-06f));
            c3 = TableLookup.Pick(Vector256.Create(-0.3333324f, -0.094207816f, 0.103600964f, 0.08781607f, 0.0421091f, 0.017021058f, 0.0064799436f, 0.0024140037f), t.AsInt32(), Vector256.Create(0.0008921578f, 0.00032876187f, 0.000121021345f, 4.4531185e-05f, 1.6383683e-05f, 6.027445e-06f, 2.2173897e-06f, 1.5972334e-06f));
            return;
        }

        TanhLow(t.GetLower(), out Vector128<float> a0, out Vector128<float> a1, out Vector128<float> a2, out Vector128<float> a3);
        TanhLow(t.GetUpper(), out Vector128<float> b0, out Vector128<float> b1, out Vector128<float> b2, out Vector128<float> b3);
        c0 = Vector256.Create(a0, b0);
        c1 = Vector256.Create(a1, b1);
        c2 = Vector256.Create(a2, b2);
        c3 = Vector256.Create(a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TanhHigh(Vector256<float> t, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        if (Avx512F.VL.IsSupported)
        {
            c0 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(0f, 0.16473237f, 0.027986765f, -0.024799084f, -0.01785059f, -0.008184261f, -0.0028391615f, -0.0013387844f), t.AsInt32(), Vector256.Create(-9.576323e-05f, 0.00015004392f, 0.00015607172f, 0.00027163213f, 0.000110522466f, -0.0001158114f, -7.2319475e-05f, 3.4992997e-06f));
            c1 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(0.13324179f, -0.02694603f, -0.04617382f, -0.0026438881f, 0.004780645f, 0.0028545684f, 0.0012223965f, 0.0004719576f), t.AsInt32(), Vector256.Create(0.00017747295f, 6.57823e-05f, 2.4224075e-05f, 8.929815e-06f, 3.2794194e-06f, 1.2047699e-06f, 4.4352055e-07f, -8.694183e-06f));
            c2 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(0f, -0.05037255f, 0.015483598f, 0.005407355f, -0.0005581726f, 0.00073800934f, -0.0039581154f, 0.0013447717f), t.AsInt32(), Vector256.Create(-0.003778883f, -0.003370681f, -0.0023157578f, -0.0031347205f, -0.0012661107f, 0.0012015662f, 0.00075867184f, 6.391765e-06f));
            c3 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(-0.05142337f, 0.024778266f, 0.001283451f, -0.004167228f, -0.00067269226f, 0.00010845816f, 5.1959298e-05f, 4.480908e-05f), t.AsInt32(), Vector256.Create(1.1296713e-05f, 3.9864626e-06f, 1.8282672e-06f, 5.808117e-07f, 2.801177e-07f, 1.2335929e-07f, 4.2683705e-08f, -1.5687826e-06f));
            return;
        }

        if (Avx2.IsSupported)
        {
            c0 = TableLookup.Pick(Vector256.Create(0f, 0.16473237f, 0.027986765f, -0.024799084f, -0.01785059f, -0.008184261f, -0.0028391615f, -0.0013387844f), t.AsInt32(), Vector256.Create(-9.576323e-05f, 0.00015004392f, 0.00015607172f, 0.00027163213f, 0.000110522466f, -0.0001158114f, -7.2319475e-05f, 3.4992997e-06f));
            c1 = TableLookup.Pick(Vector256.Create(0.13324179f, -0.02694603f, -0.04617382f, -0.0026438881f, 0.004780645f, 0.0028545684f, 0.0012223965f, 0.0004719576f), t.AsInt32(), Vector256.Create(0.00017747295f, 6.57823e-05f, 2.4224075e-05f, 8.929815e-06f, 3.2794194e-06f, 1.2047699e-06f, 4.4352055e-07f, -8.694183e-06f));
            c2 = TableLookup.Pick(Vector256.Create(0f, -0.05037255f, 0.015483598f, 0.005407355f, -0.0005581726f, 0.00073800934f, -0.0039581154f, 0.0013447717f), t.AsInt32(), Vector256.Create(-0.003778883f, -0.003370681f, -0.0023157578f, -0.0031347205f, -0.0012661107f, 0.0012015662f, 0.00075867184f, 6.391765e-06f));
            c3 = TableLookup.Pick(Vector256.Create(-0.05142337f, 0.024778266f, 0.001283451f, -0.004167228f, -0.00067269226f, 0.00010845816f, 5.1959298e-05f, 4.480908e-05f), t.AsInt32(), Vector256.Create(1.1296713e-05f, 3.9864626e-06f, 1.8282672e-06f, 5.808117e-07f, 2.801177e-07f, 1.2335929e-07f, 4.2683705e-08f, -1.5687826e-06f));
            return;
        }

        TanhHigh(t.GetLower(), out Vector128<float> a0, out Vector128<float> a1, out Vector128<float> a2, out Vector128<float> a3);
        TanhHigh(t.GetUpper(), out Vector128<float> b0, out Vector128<float> b1, out Vector128<float> b2, out Vector128<float> b3);
        c0 = Vector256.Create(a0, b0);
        c1 = Vector256.Create(a1, b1);
        c2 = Vector256.Create(a2, b2);
        c3 = Vector256.Create(a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TanhLow(Vector128<float> t, out Vector128<float> c0, out Vector128<float> c1, out Vector128<float> c2, out Vector128<float> c3)
    {
        if (Avx2.IsSupported)
        {
            TanhLow(t.ToVector256Unsafe(), out Vector256<float> w0, out Vector256<float> w1, out Vector256<float> w2, out Vector256<float> w3);
            c0 = w0.GetLower();
            c1 = w1.GetLower();
            c2 = w2.GetLower();
            c3 = w3.GetLower();
            return;
        }

        TableLookup.Columns(TanhRows, t, out c0, out c1, out c2, out c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TanhHigh(Vector128<float> t, out Vector128<float> c0, out Vector128<float> c1, out Vector128<float> c2, out Vector128<float> c3)
    {
        if (Avx2.IsSupported)
        {
            TanhHigh(t.ToVector256Unsafe(), out Vector256<float> w0, out Vector256<float> w1, out Vector256<float> w2, out Vector256<float> w3);
            c0 = w0.GetLower();
            c1 = w1.GetLower();
            c2 = w2.GetLower();
            c3 = w3.GetLower();
            return;
        }

        TableLookup.Columns(TanhRows.Slice(4), t, out c0, out c1, out c2, out c3);
    }
#endif
}
