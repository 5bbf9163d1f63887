using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Lanes;

/// <summary>The lanes of a vector of 512 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes512<T> : ILanes<Lanes512<T>, T>
    where T : unmanaged
{
    private readonly Vector512<T> _vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes512(Vector512<T> vector) => _vector = vector;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator +(Lanes512<T> left, Lanes512<T> right) => new(left._vector + right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> left, Lanes512<T> right) => new(left._vector - right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator *(Lanes512<T> left, Lanes512<T> right) => new(left._vector * right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator /(Lanes512<T> left, Lanes512<T> right) => new(left._vector / right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> number) => new(-number._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator &(Lanes512<T> left, Lanes512<T> right) => new(left._vector & right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator |(Lanes512<T> left, Lanes512<T> right) => new(left._vector | right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(ReadOnlySpan<T> source, nint offset) => new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> All(T number) => new(Vector512.Create(number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Fused(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) => new(FusedVector.MultiplyAdd(a._vector, b._vector, c._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Less(Lanes512<T> left, Lanes512<T> right) => new(Vector512.LessThan(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Select(Lanes512<T> mask, Lanes512<T> chosen, Lanes512<T> other) =>
        new(Vector512.ConditionalSelect(mask._vector, chosen._vector, other._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Abs(Lanes512<T> number) => new(Vector512.Abs(number._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Scaled(Lanes512<T> number, Lanes512<T> exponent) => typeof(T) == typeof(float)
        ? new((number._vector.AsInt32() + (exponent._vector.AsInt32() << 23)).As<int, T>())
        : new((number._vector.AsInt64() + (exponent._vector.AsInt64() << 52)).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Tanh(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(LaneMath.TanhSingle(new Lanes512<float>(x._vector.AsSingle()))._vector.As<float, T>())
        : new(LaneMath.TanhDouble(new Lanes512<double>(x._vector.AsDouble()))._vector.As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sigmoid(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(LaneMath.SigmoidSingle(new Lanes512<float>(x._vector.AsSingle()))._vector.As<float, T>())
        : new(LaneMath.SigmoidDouble(new Lanes512<double>(x._vector.AsDouble()))._vector.As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<T> destination, nint offset) => _vector.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)offset);
}
