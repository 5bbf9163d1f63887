using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Lanes;

/// <remarks>They are the lower 64 bits of the vector. Loads put zeros above them; what comes of those is never stored.</remarks>
public partial struct Lanes64<T>
{
    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(double) / Unsafe.SizeOf<T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64<T> Load(ReadOnlySpan<T> source, nint offset) =>
        new(Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), offset)))).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes64<T> MultiplyAdd(Lanes64<T> a, ReadOnlySpan<T> source, nint offset, Lanes64<T> c) => MultiplyAdd(a, Load(source, offset), c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(Lanes64<T> a, ReadOnlySpan<T> source, nint offset) => AddProduct(a, Load(source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<T> destination, nint offset) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), offset)), _vector.As<T, double>().ToScalar());
}
