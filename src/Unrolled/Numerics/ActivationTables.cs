using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Unrolled.Lanes;
#endif

namespace Unrolled;

/// <summary>Coefficients of tanh(a) and -sigmoid(-a) around 16 centres. Written by activation_tables.py, which says how.</summary>
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

    /// <summary>A row of 8 for each interval.</summary>
    public static ReadOnlySpan<float> SigmoidRows => new float[]
    {
        -0.5f, 0.25000003f, -1.102412e-06f, -0.020819638f, -7.896404e-05f, 0.0023164928f, -0.00034615592f, 0f,
        -0.26894143f, 0.19661206f, -0.045428336f, -0.0058927f, 0.00514019f, -0.00038033415f, -0.00037354618f, 0f,
        -0.11920292f, 0.10499358f, -0.03998134f, 0.00647501f, 0.00086710445f, -0.00071994006f, 0.00014139751f, 0f,
        -0.047425874f, 0.04517664f, -0.020445812f, 0.005489255f, -0.00077980437f, -4.799731e-05f, 5.4914166e-05f, 0f,
        -0.01798621f, 0.017662704f, -0.00851367f, 0.002631926f, -0.0005590772f, 7.3656534e-05f, -1.081743e-06f, 0f,
        -0.006692851f, 0.006648057f, -0.003279531f, 0.001063797f, -0.00025152747f, 4.4774904e-05f, -5.502645e-06f, 0f,
        -0.0024726233f, 0.0024665094f, -0.0012271502f, 0.00040499194f, -9.928945e-05f, 1.9166626e-05f, -2.786863e-06f, 0f,
        -0.0009110512f, 0.0009102213f, -0.00045428146f, 0.0001508685f, -3.7444897e-05f, 7.442e-06f, -1.1895883e-06f, 0f,
        -0.00033535014f, 0.00033523774f, -0.00016750609f, 5.5757613e-05f, -1.3905582e-05f, 2.791943e-06f, -4.5075336e-07f, 0f,
        -0.00012339458f, 0.00012337936f, -6.167427e-05f, 2.0547122e-05f, -5.1335223e-06f, 1.0336171e-06f, -1.668911e-07f, 0f,
        -4.539787e-05f, 4.5395816e-05f, -2.269583e-05f, 7.5635076e-06f, -1.8905071e-06f, 3.8144114e-07f, -6.249067e-08f, 0f,
        -1.6701422e-05f, 1.6701146e-05f, -8.350275e-06f, 2.7831004e-06f, -6.958771e-07f, 1.4044997e-07f, -2.2882821e-08f, 0f,
        -6.1441747e-06f, 6.1441388e-06f, -3.072026e-06f, 1.0239211e-06f, -2.560282e-07f, 5.1717457e-08f, -8.456188e-09f, 0f,
        -2.2603242e-06f, 2.2603192e-06f, -1.1301553e-06f, 3.767008e-07f, -9.418025e-08f, 1.8999392e-08f, -3.1297103e-09f, 0f,
        -8.3152804e-07f, 8.315276e-07f, -4.157621e-07f, 1.3857883e-07f, -3.4654743e-08f, 6.999281e-09f, -1.139926e-09f, 0f,
        -3.0590223e-07f, 3.059022e-07f, -1.5295068e-07f, 5.0980702e-08f, -1.2748538e-08f, 2.5745144e-09f, -4.201368e-10f, 0f,
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SigmoidLow(Vector512<float> t, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3)
    {
        if (Avx512F.IsSupported)
        {
            c0 = Avx512F.PermuteVar16x32(Vector512.Create(-0.5f, -0.26894143f, -0.11920292f, -0.047425874f, -0.01798621f, -0.006692851f, -0.0024726233f, -0.0009110512f, -0.00033535014f, -0.00012339458f, -4.539787e-05f, -1.6701422e-05f, -6.1441747e-06f, -2.2603242e-06f, -8.3152804e-07f, -3.0590223e-07f), t.AsInt32());
            c1 = Avx512F.PermuteVar16x32(Vector512.Create(0.25000003f, 0.19661206f, 0.10499358f, 0.04517664f, 0.017662704f, 0.006648057f, 0.0024665094f, 0.0009102213f, 0.00033523774f, 0.00012337936f, 4.5395816e-05f, 1.6701146e-05f, 6.1441388e-06f, 2.2603192e-06f, 8.315276e-07f, 3.059022e-07f), t.AsInt32());
            c2 = Avx512F.PermuteVar16x32(Vector512.Create(-1.102412e-06f, -0.045428336f, -0.03998134f, -0.020445812f, -0.00851367f, -0.003279531f, -0.0012271502f, -0.00045428146f, -0.00016750609f, -6.167427e-05f, -2.269583e-05f, -8.350275e-06f, -3.072026e-06f, -1.1301553e-06f, -4.157621e-07f, -1.5295068e-07f), t.AsInt32());
            c3 = Avx512F.PermuteVar16x32(Vector512.Create(-0.020819638f, -0.0058927f, 0.00647501f, 0.005489255f, 0.002631926f, 0.001063797f, 0.00040499194f, 0.0001508685f, 5.5757613e-05f, 2.0547122e-05f, 7.5635076e-06f, 2.7831004e-06f, 1.0239211e-06f, 3.767008e-07f, 1.3857883e-07f, 5.0980702e-08f), t.AsInt32());
            return;
        }

        SigmoidLow(t.GetLower(), out Vector256<float> a0, out Vector256<float> a1, out Vector256<float> a2, out Vector256<float> a3);
        SigmoidLow(t.GetUpper(), out Vector256<float> b0, out Vector256<float> b1, out Vector256<float> b2, out Vector256<float> b3);
        c0 = Vector512.Create(a0, b0);
        c1 = Vector512.Create(a1, b1);
        c2 = Vector512.Create(a2, b2);
        c3 = Vector512.Create(a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SigmoidHigh(Vector512<float> t, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2)
    {
        if (Avx512F.IsSupported)
        {
            c0 = Avx512F.PermuteVar16x32(Vector512.Create(-7.896404e-05f, 0.00514019f, 0.00086710445f, -0.00077980437f, -0.0005590772f, -0.00025152747f, -9.928945e-05f, -3.7444897e-05f, -1.3905582e-05f, -5.1335223e-06f, -1.8905071e-06f, -6.958771e-07f, -2.560282e-07f, -9.418025e-08f, -3.4654743e-08f, -1.2748538e-08f), t.AsInt32());
            c1 = Avx512F.PermuteVar16x32(Vector512.Create(0.0023164928f, -0.00038033415f, -0.00071994006f, -4.799731e-05f, 7.3656534e-05f, 4.4774904e-05f, 1.9166626e-05f, 7.442e-06f, 2.791943e-06f, 1.0336171e-06f, 3.8144114e-07f, 1.4044997e-07f, 5.1717457e-08f, 1.8999392e-08f, 6.999281e-09f, 2.5745144e-09f), t.AsInt32());
            c2 = Avx512F.PermuteVar16x32(Vector512.Create(-0.00034615592f, -0.00037354618f, 0.00014139751f, 5.4914166e-05f, -1.081743e-06f, -5.502645e-06f, -2.786863e-06f, -1.1895883e-06f, -4.5075336e-07f, -1.668911e-07f, -6.249067e-08f, -2.2882821e-08f, -8.456188e-09f, -3.1297103e-09f, -1.139926e-09f, -4.201368e-10f), t.AsInt32());
            return;
        }

        SigmoidHigh(t.GetLower(), out Vector256<float> a0, out Vector256<float> a1, out Vector256<float> a2);
        SigmoidHigh(t.GetUpper(), out Vector256<float> b0, out Vector256<float> b1, out Vector256<float> b2);
        c0 = Vector512.Create(a0, b0);
        c1 = Vector512.Create(a1, b1);
        c2 = Vector512.Create(a2, b2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SigmoidLow(Vector256<float> t, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        if (Avx512F.VL.IsSupported)
        {
            c0 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(-0.5f, -0.26894143f, -0.11920292f, -0.047425874f, -0.01798621f, -0.006692851f, -0.0024726233f, -0.0009110512f), t.AsInt32(), Vector256.Create(-0.00033535014f, -0.00012339458f, -4.539787e-05f, -1.6701422e-05f, -6.1441747e-06f, -2.2603242e-06f, -8.3152804e-07f, -3.0590223e-07f));
            c1 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(0.25000003f, 0.19661206f, 0.10499358f, 0.04517664f, 0.017662704f, 0.006648057f, 0.0024665094f, 0.0009102213f), t.AsInt32(), Vector256.Create(0.00033523774f, 0.00012337936f, 4.5395816e-05f, 1.6701146e-05f, 6.1441388e-06f, 2.2603192e-06f, 8.315276e-07f, 3.059022e-07f));
            c2 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(-1.102412e-06f, -0.045428336f, -0.03998134f, -0.020445812f, -0.00851367f, -0.003279531f, -0.0012271502f, -0.00045428146f), t.AsInt32(), Vector256.Create(-0.00016750609f, -6.167427e-05f, -2.269583e-05f, -8.350275e-06f, -3.072026e-06f, -1.1301553e-06f, -4.157621e-07f, -1.5295068e-07f));
            c3 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(-0.020819638f, -0.0058927f, 0.00647501f, 0.005489255f, 0.002631926f, 0.001063797f, 0.00040499194f, 0.0001508685f), t.AsInt32(), Vector256.Create(5.5757613e-05f, 2.0547122e-05f, 7.5635076e-06f, 2.7831004e-06f, 1.0239211e-06f, 3.767008e-07f, 1.3857883e-07f, 5.0980702e-08f));
            return;
        }

        if (Avx2.IsSupported)
        {
            c0 = TableLookup.Pick(Vector256.Create(-0.5f, -0.26894143f, -0.11920292f, -0.047425874f, -0.01798621f, -0.006692851f, -0.0024726233f, -0.0009110512f), t.AsInt32(), Vector256.Create(-0.00033535014f, -0.00012339458f, -4.539787e-05f, -1.6701422e-05f, -6.1441747e-06f, -2.2603242e-06f, -8.3152804e-07f, -3.0590223e-07f));
            c1 = TableLookup.Pick(Vector256.Create(0.25000003f, 0.19661206f, 0.10499358f, 0.04517664f, 0.017662704f, 0.006648057f, 0.0024665094f, 0.0009102213f), t.AsInt32(), Vector256.Create(0.00033523774f, 0.00012337936f, 4.5395816e-05f, 1.6701146e-05f, 6.1441388e-06f, 2.2603192e-06f, 8.315276e-07f, 3.059022e-07f));
            c2 = TableLookup.Pick(Vector256.Create(-1.102412e-06f, -0.045428336f, -0.03998134f, -0.020445812f, -0.00851367f, -0.003279531f, -0.0012271502f, -0.00045428146f), t.AsInt32(), Vector256.Create(-0.00016750609f, -6.167427e-05f, -2.269583e-05f, -8.350275e-06f, -3.072026e-06f, -1.1301553e-06f, -4.157621e-07f, -1.5295068e-07f));
            c3 = TableLookup.Pick(Vector256.Create(-0.020819638f, -0.0058927f, 0.00647501f, 0.005489255f, 0.002631926f, 0.001063797f, 0.00040499194f, 0.0001508685f), t.AsInt32(), Vector256.Create(5.5757613e-05f, 2.0547122e-05f, 7.5635076e-06f, 2.7831004e-06f, 1.0239211e-06f, 3.767008e-07f, 1.3857883e-07f, 5.0980702e-08f));
            return;
        }

        SigmoidLow(t.GetLower(), out Vector128<float> a0, out Vector128<float> a1, out Vector128<float> a2, out Vector128<float> a3);
        SigmoidLow(t.GetUpper(), out Vector128<float> b0, out Vector128<float> b1, out Vector128<float> b2, out Vector128<float> b3);
        c0 = Vector256.Create(a0, b0);
        c1 = Vector256.Create(a1, b1);
        c2 = Vector256.Create(a2, b2);
        c3 = Vector256.Create(a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SigmoidHigh(Vector256<float> t, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2)
    {
        if (Avx512F.VL.IsSupported)
        {
            c0 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(-7.896404e-05f, 0.00514019f, 0.00086710445f, -0.00077980437f, -0.0005590772f, -0.00025152747f, -9.928945e-05f, -3.7444897e-05f), t.AsInt32(), Vector256.Create(-1.3905582e-05f, -5.1335223e-06f, -1.8905071e-06f, -6.958771e-07f, -2.560282e-07f, -9.418025e-08f, -3.4654743e-08f, -1.2748538e-08f));
            c1 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(0.0023164928f, -0.00038033415f, -0.00071994006f, -4.799731e-05f, 7.3656534e-05f, 4.4774904e-05f, 1.9166626e-05f, 7.442e-06f), t.AsInt32(), Vector256.Create(2.791943e-06f, 1.0336171e-06f, 3.8144114e-07f, 1.4044997e-07f, 5.1717457e-08f, 1.8999392e-08f, 6.999281e-09f, 2.5745144e-09f));
            c2 = Avx512F.VL.PermuteVar8x32x2(Vector256.Create(-0.00034615592f, -0.00037354618f, 0.00014139751f, 5.4914166e-05f, -1.081743e-06f, -5.502645e-06f, -2.786863e-06f, -1.1895883e-06f), t.AsInt32(), Vector256.Create(-4.5075336e-07f, -1.668911e-07f, -6.249067e-08f, -2.2882821e-08f, -8.456188e-09f, -3.1297103e-09f, -1.139926e-09f, -4.201368e-10f));
            return;
        }

        if (Avx2.IsSupported)
        {
            c0 = TableLookup.Pick(Vector256.Create(-7.896404e-05f, 0.00514019f, 0.00086710445f, -0.00077980437f, -0.0005590772f, -0.00025152747f, -9.928945e-05f, -3.7444897e-05f), t.AsInt32(), Vector256.Create(-1.3905582e-05f, -5.1335223e-06f, -1.8905071e-06f, -6.958771e-07f, -2.560282e-07f, -9.418025e-08f, -3.4654743e-08f, -1.2748538e-08f));
            c1 = TableLookup.Pick(Vector256.Create(0.0023164928f, -0.00038033415f, -0.00071994006f, -4.799731e-05f, 7.3656534e-05f, 4.4774904e-05f, 1.9166626e-05f, 7.442e-06f), t.AsInt32(), Vector256.Create(2.791943e-06f, 1.0336171e-06f, 3.8144114e-07f, 1.4044997e-07f, 5.1717457e-08f, 1.8999392e-08f, 6.999281e-09f, 2.5745144e-09f));
            c2 = TableLookup.Pick(Vector256.Create(-0.00034615592f, -0.00037354618f, 0.00014139751f, 5.4914166e-05f, -1.081743e-06f, -5.502645e-06f, -2.786863e-06f, -1.1895883e-06f), t.AsInt32(), Vector256.Create(-4.5075336e-07f, -1.668911e-07f, -6.249067e-08f, -2.2882821e-08f, -8.456188e-09f, -3.1297103e-09f, -1.139926e-09f, -4.201368e-10f));
            return;
        }

        SigmoidHigh(t.GetLower(), out Vector128<float> a0, out Vector128<float> a1, out Vector128<float> a2);
        SigmoidHigh(t.GetUpper(), out Vector128<float> b0, out Vector128<float> b1, out Vector128<float> b2);
        c0 = Vector256.Create(a0, b0);
        c1 = Vector256.Create(a1, b1);
        c2 = Vector256.Create(a2, b2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SigmoidLow(Vector128<float> t, out Vector128<float> c0, out Vector128<float> c1, out Vector128<float> c2, out Vector128<float> c3)
    {
        if (Avx2.IsSupported)
        {
            SigmoidLow(t.ToVector256Unsafe(), out Vector256<float> w0, out Vector256<float> w1, out Vector256<float> w2, out Vector256<float> w3);
            c0 = w0.GetLower();
            c1 = w1.GetLower();
            c2 = w2.GetLower();
            c3 = w3.GetLower();
            return;
        }

        TableLookup.Columns(SigmoidRows, t, out c0, out c1, out c2, out c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SigmoidHigh(Vector128<float> t, out Vector128<float> c0, out Vector128<float> c1, out Vector128<float> c2)
    {
        if (Avx2.IsSupported)
        {
            SigmoidHigh(t.ToVector256Unsafe(), out Vector256<float> w0, out Vector256<float> w1, out Vector256<float> w2);
            c0 = w0.GetLower();
            c1 = w1.GetLower();
            c2 = w2.GetLower();
            return;
        }

        TableLookup.Columns(SigmoidRows.Slice(4), t, out c0, out c1, out c2, out _);
    }
#endif
}
