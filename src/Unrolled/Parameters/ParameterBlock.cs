#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace Unrolled;

/// <summary>The memory of a model's parameters, or of a stream's state: zeroed, and on .NET 8 and later aligned to 64 bytes, so that no vector load crosses a cache line.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>The aligned block stands in the pinned heap; before .NET 8 it is a plain array.</remarks>
public sealed class ParameterBlock<T>
    where T : unmanaged
{
    private readonly T[] _numbers;
    private readonly int _start;
    private readonly int _length;

    /// <summary>A block of <paramref name="length"/> zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public ParameterBlock(int length)
    {
        if (length < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, "A length is not negative.");
        }

        _length = length;
#if NET8_0_OR_GREATER
        const int line = 64;
        int size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        _numbers = GC.AllocateArray<T>(length + (line / size), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_numbers, 0);
        _start = (int)(-address & (line - 1)) / size;
#else
        _numbers = new T[length];
        _start = 0;
#endif
    }

    /// <summary>The numbers.</summary>
    public Span<T> Span => _numbers.AsSpan(_start, _length);
}
