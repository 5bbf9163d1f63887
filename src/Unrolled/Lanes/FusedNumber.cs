using System.Runtime.CompilerServices;

namespace Unrolled.Lanes;

/// <summary>Fused multiply-add of single numbers: the one place where the framework's function is called.</summary>
internal static class FusedNumber
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd<T>(T a, T b, T c)
        where T : unmanaged
    {
#pragma warning disable RS0030 // Exactly rounded by IEEE 754, in hardware or in software: the bits are the same everywhere.
        return typeof(T) == typeof(float)
            ? Unsafe.BitCast<float, T>(MathF.FusedMultiplyAdd(Unsafe.BitCast<T, float>(a), Unsafe.BitCast<T, float>(b), Unsafe.BitCast<T, float>(c)))
            : Unsafe.BitCast<double, T>(Math.FusedMultiplyAdd(Unsafe.BitCast<T, double>(a), Unsafe.BitCast<T, double>(b), Unsafe.BitCast<T, double>(c)));
#pragma warning restore RS0030
    }
}
