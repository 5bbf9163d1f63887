using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#if NET9_0_OR_GREATER
using Native = System.Runtime.Intrinsics.Vector512;
#else
using Native = Unrolled.Lanes.NativeVector;
#endif

namespace Unrolled.Lanes;

// The files for 256, 128 and 64 bits are made from this one when the project is built: see VectorWidths.targets.

/// <summary>The lanes of a vector of 512 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct Lanes512<T> : ILanes<Lanes512<T>, T>
    where T : unmanaged
{
    private Vector512<T> _vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes512(Vector512<T> vector) => _vector = vector;

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
    public static Lanes512<T> All(ReadOnlySpan<T> source, nint offset) => new(Vector512.Create(Unsafe.Add(ref MemoryMarshal.GetReference(source), offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> All(T number) => new(Vector512.Create(number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) => typeof(T) == typeof(float)
        ? new(Native.FusedMultiplyAdd(a._vector.AsSingle(), b._vector.AsSingle(), c._vector.AsSingle()).As<float, T>())
        : new(Native.FusedMultiplyAdd(a._vector.AsDouble(), b._vector.AsDouble(), c._vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes512<T> a, Lanes512<T> b)
    {
        if (typeof(T) == typeof(float))
        {
            _vector = Native.FusedMultiplyAdd(a._vector.AsSingle(), b._vector.AsSingle(), _vector.AsSingle()).As<float, T>();
        }
        else
        {
            _vector = Native.FusedMultiplyAdd(a._vector.AsDouble(), b._vector.AsDouble(), _vector.AsDouble()).As<double, T>();
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Less(Lanes512<T> left, Lanes512<T> right) => new(Vector512.LessThan(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Select(Lanes512<T> mask, Lanes512<T> chosen, Lanes512<T> other) =>
        new(Vector512.ConditionalSelect(mask._vector, chosen._vector, other._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Max(Lanes512<T> a, Lanes512<T> b) => Select(Less(a, b), b, a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Min(Lanes512<T> a, Lanes512<T> b) => Select(Less(b, a), b, a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Abs(Lanes512<T> x) => new(Vector512.Abs(x._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sqrt(Lanes512<T> x) => new(Vector512.Sqrt(x._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Tanh(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(StrictMath512.Tanh(x._vector.AsSingle()).As<float, T>())
        : new(StrictMath512.Tanh(x._vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sigmoid(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(StrictMath512.Sigmoid(x._vector.AsSingle()).As<float, T>())
        : new(StrictMath512.Sigmoid(x._vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Exp(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(StrictMath512.Exp(x._vector.AsSingle()).As<float, T>())
        : new(StrictMath512.Exp(x._vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Log(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(StrictMath512.Log(x._vector.AsSingle()).As<float, T>())
        : new(StrictMath512.Log(x._vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FusedTanh(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(FusedMath512.Tanh(x._vector.AsSingle()).As<float, T>())
        : new(FusedMath512.Tanh(x._vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FusedSigmoid(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(FusedMath512.Sigmoid(x._vector.AsSingle()).As<float, T>())
        : new(FusedMath512.Sigmoid(x._vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FusedExp(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(FusedMath512.Exp(x._vector.AsSingle()).As<float, T>())
        : new(FusedMath512.Exp(x._vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FusedLog(Lanes512<T> x) => typeof(T) == typeof(float)
        ? new(FusedMath512.Log(x._vector.AsSingle()).As<float, T>())
        : new(FusedMath512.Log(x._vector.AsDouble()).As<double, T>());
}
