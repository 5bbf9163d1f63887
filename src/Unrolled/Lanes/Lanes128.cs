using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Lanes;

/// <summary>The lanes of a vector of 128 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes128<T> : ILanes<Lanes128<T>, T>
    where T : unmanaged
{
    private readonly Vector128<T> _vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128(Vector128<T> vector) => _vector = vector;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator +(Lanes128<T> left, Lanes128<T> right) => new(left._vector + right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> left, Lanes128<T> right) => new(left._vector - right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator *(Lanes128<T> left, Lanes128<T> right) => new(left._vector * right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator /(Lanes128<T> left, Lanes128<T> right) => new(left._vector / right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> number) => new(-number._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator &(Lanes128<T> left, Lanes128<T> right) => new(left._vector & right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator |(Lanes128<T> left, Lanes128<T> right) => new(left._vector | right._vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Load(ReadOnlySpan<T> source, nint offset) => new(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> All(T number) => new(Vector128.Create(number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Fused(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) => new(FusedVector.MultiplyAdd(a._vector, b._vector, c._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Less(Lanes128<T> left, Lanes128<T> right) => new(Vector128.LessThan(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Select(Lanes128<T> mask, Lanes128<T> chosen, Lanes128<T> other) =>
        new(Vector128.ConditionalSelect(mask._vector, chosen._vector, other._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Abs(Lanes128<T> number) => new(Vector128.Abs(number._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Scaled(Lanes128<T> number, Lanes128<T> exponent) => typeof(T) == typeof(float)
        ? new((number._vector.AsInt32() + (exponent._vector.AsInt32() << 23)).As<int, T>())
        : new((number._vector.AsInt64() + (exponent._vector.AsInt64() << 52)).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Tanh(Lanes128<T> x) => typeof(T) == typeof(float)
        ? new(LaneMath.TanhSingle(new Lanes128<float>(x._vector.AsSingle()))._vector.As<float, T>())
        : new(LaneMath.TanhDouble(new Lanes128<double>(x._vector.AsDouble()))._vector.As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Sigmoid(Lanes128<T> x) => typeof(T) == typeof(float)
        ? new(LaneMath.SigmoidSingle(new Lanes128<float>(x._vector.AsSingle()))._vector.As<float, T>())
        : new(LaneMath.SigmoidDouble(new Lanes128<double>(x._vector.AsDouble()))._vector.As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<T> destination, nint offset) => _vector.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)offset);
}
