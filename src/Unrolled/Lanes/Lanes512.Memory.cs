using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#if NET9_0_OR_GREATER
using Native = System.Runtime.Intrinsics.Vector512;
#else
using Native = Unrolled.Lanes.NativeVector;
#endif

namespace Unrolled.Lanes;

// The files for 256 and 128 bits are made from this one when the project is built: see VectorWidths.targets.
public partial struct Lanes512<T>
{
    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(ReadOnlySpan<T> source, nint offset) => new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, ReadOnlySpan<T> source, nint offset, Lanes512<T> c) => typeof(T) == typeof(float)
        ? new(Native.FusedMultiplyAdd(a._vector.AsSingle(), Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)offset).AsSingle(), c._vector.AsSingle()).As<float, T>())
        : new(Native.FusedMultiplyAdd(a._vector.AsDouble(), Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)offset).AsDouble(), c._vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes512<T> a, ReadOnlySpan<T> source, nint offset)
    {
        if (typeof(T) == typeof(float))
        {
            _vector = Native.FusedMultiplyAdd(a._vector.AsSingle(), Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)offset).AsSingle(), _vector.AsSingle()).As<float, T>();
        }
        else
        {
            _vector = Native.FusedMultiplyAdd(a._vector.AsDouble(), Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)offset).AsDouble(), _vector.AsDouble()).As<double, T>();
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<T> destination, nint offset) => _vector.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)offset);
}
