using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Lanes;

/// <summary>A single lane: what generated code runs on where vectors are not accelerated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Lane<T> : ILanes<Lane<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private T _number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane(T number) => _number = number;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator +(Lane<T> left, Lane<T> right) => new(left._number + right._number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator -(Lane<T> left, Lane<T> right) => new(left._number - right._number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator *(Lane<T> left, Lane<T> right) => new(left._number * right._number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator /(Lane<T> left, Lane<T> right) => new(left._number / right._number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator -(Lane<T> number) => new(-number._number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Load(ReadOnlySpan<T> source, nint offset) => new(Unsafe.Add(ref MemoryMarshal.GetReference(source), offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> All(ReadOnlySpan<T> source, nint offset) => new(Unsafe.Add(ref MemoryMarshal.GetReference(source), offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> All(T number) => new(number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lane<T> a, Lane<T> b) => _number = Fused(a._number, b._number, _number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> MultiplyAdd(Lane<T> a, Lane<T> b, Lane<T> c) => new(Fused(a._number, b._number, c._number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> MultiplyAdd(Lane<T> a, ReadOnlySpan<T> source, nint offset, Lane<T> c) => MultiplyAdd(a, Load(source, offset), c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Less(Lane<T> left, Lane<T> right) => OfBits(left._number < right._number ? -1L : 0L);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Select(Lane<T> mask, Lane<T> chosen, Lane<T> other) => Bits(mask) != 0 ? chosen : other;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Max(Lane<T> a, Lane<T> b) => a._number < b._number ? b : a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Min(Lane<T> a, Lane<T> b) => b._number < a._number ? b : a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Abs(Lane<T> x) => new(T.Abs(x._number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Sqrt(Lane<T> x) => new(T.Sqrt(x._number));

    /// <inheritdoc/>
    public static Lane<T> Tanh(Lane<T> x) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(StrictMath.Tanh(Unsafe.BitCast<T, float>(x._number))))
        : new(Unsafe.BitCast<double, T>(StrictMath.Tanh(Unsafe.BitCast<T, double>(x._number))));

    /// <inheritdoc/>
    public static Lane<T> Sigmoid(Lane<T> x) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(StrictMath.Sigmoid(Unsafe.BitCast<T, float>(x._number))))
        : new(Unsafe.BitCast<double, T>(StrictMath.Sigmoid(Unsafe.BitCast<T, double>(x._number))));

    /// <inheritdoc/>
    public static Lane<T> Exp(Lane<T> x) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(StrictMath.Exp(Unsafe.BitCast<T, float>(x._number))))
        : new(Unsafe.BitCast<double, T>(StrictMath.Exp(Unsafe.BitCast<T, double>(x._number))));

    /// <inheritdoc/>
    public static Lane<T> Log(Lane<T> x) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(StrictMath.Log(Unsafe.BitCast<T, float>(x._number))))
        : new(Unsafe.BitCast<double, T>(StrictMath.Log(Unsafe.BitCast<T, double>(x._number))));

    /// <inheritdoc/>
    public static Lane<T> FusedTanh(Lane<T> x) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(FusedMath.Tanh(Unsafe.BitCast<T, float>(x._number))))
        : new(Unsafe.BitCast<double, T>(FusedMath.Tanh(Unsafe.BitCast<T, double>(x._number))));

    /// <inheritdoc/>
    public static Lane<T> FusedSigmoid(Lane<T> x) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(FusedMath.Sigmoid(Unsafe.BitCast<T, float>(x._number))))
        : new(Unsafe.BitCast<double, T>(FusedMath.Sigmoid(Unsafe.BitCast<T, double>(x._number))));

    /// <inheritdoc/>
    public static Lane<T> FusedExp(Lane<T> x) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(FusedMath.Exp(Unsafe.BitCast<T, float>(x._number))))
        : new(Unsafe.BitCast<double, T>(FusedMath.Exp(Unsafe.BitCast<T, double>(x._number))));

    /// <inheritdoc/>
    public static Lane<T> FusedLog(Lane<T> x) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(FusedMath.Log(Unsafe.BitCast<T, float>(x._number))))
        : new(Unsafe.BitCast<double, T>(FusedMath.Log(Unsafe.BitCast<T, double>(x._number))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lane<T> a, ReadOnlySpan<T> source, nint offset) => AddProduct(a, Load(source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<T> destination, nint offset) => Unsafe.Add(ref MemoryMarshal.GetReference(destination), offset) = _number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fused(T a, T b, T c) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<float, T>(FusedMath.MultiplyAdd(Unsafe.BitCast<T, float>(a), Unsafe.BitCast<T, float>(b), Unsafe.BitCast<T, float>(c)))
        : Unsafe.BitCast<double, T>(FusedMath.MultiplyAdd(Unsafe.BitCast<T, double>(a), Unsafe.BitCast<T, double>(b), Unsafe.BitCast<T, double>(c)));

    private static long Bits(Lane<T> lane) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<T, int>(lane._number)
        : Unsafe.BitCast<T, long>(lane._number);

    private static Lane<T> OfBits(long bits) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<int, T>((int)bits))
        : new(Unsafe.BitCast<long, T>(bits));
}
