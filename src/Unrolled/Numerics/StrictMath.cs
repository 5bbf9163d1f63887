namespace Unrolled;

/// <summary>tanh, sigmoid, exp and log with the same bits on every machine, runtime and vector width.</summary>
/// <remarks>
/// <para>Only + - * / and bit operations, in one fixed order; no fused multiply-add, no function of the C runtime. A vector lane can do exactly
/// the same.</para>
/// <para>Errors are at most 4 ULP where the exact value is at least 2^-126; values below that may be returned as zero, so that nothing here
/// makes or meets slow subnormal numbers. NaN in gives NaN out, infinities saturate.</para>
/// <para>tanh of floats: polynomials around 16 centres (<c>ActivationTables</c>), no division. A sum that rounds to the nearest centre has its number in
/// the low bits, by which a vector lane picks its coefficients from registers; tanh(-x) = -tanh(x) gives the other half. Sigmoids, and tanh of
/// doubles, are exponentials.</para>
/// <para>Exponentials: <c>x = n ln2 + r</c>, |r| at most ln2 / 2, n by rounding (adding and subtracting 1.5 * 2^23 or 1.5 * 2^52), and
/// <c>e^r = (R + r) / (R - r)</c> with the even function <c>R(r) = r coth(r / 2) = 2 + r^2 / 6 - r^4 / 360 + ...</c> as a minimax polynomial
/// (the form of FreeBSD's msun, e_exp.c). A sigmoid then needs a single division. <c>Exp</c> of floats has a polynomial for e^r itself.</para>
/// </remarks>
public static partial class StrictMath
{
    /// <summary>The larger number: b where a is less, else a. So a is the result where both are equal, and where one of them is NaN.</summary>
    public static float Max(float a, float b) => a < b ? b : a;

    /// <inheritdoc cref="Max(float, float)"/>
    public static double Max(double a, double b) => a < b ? b : a;

    /// <summary>The smaller number: b where b is less, else a. So a is the result where both are equal, and where one of them is NaN.</summary>
    public static float Min(float a, float b) => b < a ? b : a;

    /// <inheritdoc cref="Min(float, float)"/>
    public static double Min(double a, double b) => b < a ? b : a;
}
