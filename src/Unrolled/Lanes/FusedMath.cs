using System.Runtime.CompilerServices;

namespace Unrolled;

/// <summary>Fused multiply-add, and tanh, sigmoid, exp and log made of it: what models with <see cref="Arithmetic.Fused"/> compute with.</summary>
/// <remarks>
/// A fused multiply-add is rounded once, by IEEE 754: it too has the same bits wherever it runs, in hardware or in software. The functions are
/// those of <see cref="StrictMath"/>, with its accuracy and its range; only the roundings differ.
/// </remarks>
public static partial class FusedMath
{
    // ln2 as a float, and what is left: fused, its product with n is exact before it is added. The square of the rest need not see the second.
    internal const float Ln2Single = 0.693147182f;
    internal const float Ln2RestSingle = -1.90465430e-9f;

    /// <summary><c>a * b + c</c>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c)
    {
#pragma warning disable RS0030 // The one place where the framework's function is called.
        return MathF.FusedMultiplyAdd(a, b, c);
    }

    /// <inheritdoc cref="MultiplyAdd(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyAdd(double a, double b, double c)
    {
        return Math.FusedMultiplyAdd(a, b, c);
#pragma warning restore RS0030
    }
}
