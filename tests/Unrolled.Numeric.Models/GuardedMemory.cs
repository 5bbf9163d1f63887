using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Numeric.Models;

/// <summary>
/// Numbers that end where a page ends, or begin where one begins, between pages that nobody may touch: the first number read or written outside ends the
/// process. Linux and macOS.
/// </summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const int None = 0, ReadWrite = 3, Private = 2;
    private readonly bool _atEnd;
    private readonly List<(nint Address, nuint Length)> _blocks = [];

    /// <param name="atEnd">Whether spans end at a guard page; else they begin at one.</param>
    public GuardedMemory(bool atEnd) => _atEnd = atEnd;

    /// <summary>A span of zeros.</summary>
    public Span<T> Zeros<T>(int length)
        where T : unmanaged
    {
        nuint page = (nuint)Environment.SystemPageSize;
        nuint bytes = (nuint)length * (nuint)Unsafe.SizeOf<T>();
        nuint inner = (bytes + page - 1) / page * page;
        nint address = mmap(0, inner + (2 * page), ReadWrite, Private | (OperatingSystem.IsMacOS() ? 0x1000 : 0x20), -1, 0);
        if (address == -1)
        {
            throw new InvalidOperationException("The system gives no memory.");
        }

        _blocks.Add((address, inner + (2 * page)));
        if (mprotect(address, page, None) != 0 || mprotect(address + (nint)(page + inner), page, None) != 0)
        {
            throw new InvalidOperationException("The system protects no page.");
        }

        nuint start = _atEnd ? page + inner - bytes : page;
        return new Span<T>((void*)(address + (nint)start), length);
    }

    /// <summary>A span with the same numbers.</summary>
    public Span<T> Copy<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        Span<T> copy = Zeros<T>(numbers.Length);
        numbers.CopyTo(copy);
        return copy;
    }

    public void Dispose()
    {
        foreach ((nint address, nuint length) in _blocks)
        {
            _ = munmap(address, length);
        }
    }

    [DllImport("libc")]
    private static extern nint mmap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc")]
    private static extern int mprotect(nint address, nuint length, int protection);

    [DllImport("libc")]
    private static extern int munmap(nint address, nuint length);
}
