using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Lanes;

/// <summary>The lanes of a vector of 256 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes256<T> : ILanes<Lanes256<T>, T>
    where T : unmanaged
{
    private readonly Vector256<T> _vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256(Vector256<T> vector) => _vector = vector;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator +(Lanes256<T> left, Lanes256<T> right) => new(left._vector + right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> left, Lanes256<T> right) => new(left._vector - right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator *(Lanes256<T> left, Lanes256<T> right) => new(left._vector * right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator /(Lanes256<T> left, Lanes256<T> right) => new(left._vector / right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> number) => new(-number._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator &(Lanes256<T> left, Lanes256<T> right) => new(left._vector & right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator |(Lanes256<T> left, Lanes256<T> right) => new(left._vector | right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Load(ReadOnlySpan<T> source, nint offset) => new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> All(T number) => new(Vector256.Create(number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Fused(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) => new(FusedVector.MultiplyAdd(a._vector, b._vector, c._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Less(Lanes256<T> left, Lanes256<T> right) => new(Vector256.LessThan(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Select(Lanes256<T> mask, Lanes256<T> chosen, Lanes256<T> other) =>
        new(Vector256.ConditionalSelect(mask._vector, chosen._vector, other._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Abs(Lanes256<T> number) => new(Vector256.Abs(number._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Scaled(Lanes256<T> number, Lanes256<T> exponent) => typeof(T) == typeof(float)
        ? new((number._vector.AsInt32() + (exponent._vector.AsInt32() << 23)).As<int, T>())
        : new((number._vector.AsInt64() + (exponent._vector.AsInt64() << 52)).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Tanh(Lanes256<T> x) => typeof(T) == typeof(float)
        ? new(LaneMath.TanhSingle(new Lanes256<float>(x._vector.AsSingle()))._vector.As<float, T>())
        : new(LaneMath.TanhDouble(new Lanes256<double>(x._vector.AsDouble()))._vector.As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Sigmoid(Lanes256<T> x) => typeof(T) == typeof(float)
        ? new(LaneMath.SigmoidSingle(new Lanes256<float>(x._vector.AsSingle()))._vector.As<float, T>())
        : new(LaneMath.SigmoidDouble(new Lanes256<double>(x._vector.AsDouble()))._vector.As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<T> destination, nint offset) => _vector.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)offset);
}
