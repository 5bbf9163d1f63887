using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled;

/// <summary>Between double and the two number types of models, in code that is generic over them.</summary>
internal static class Conversion
{
    public static void Store<T>(ReadOnlySpan<double> source, Span<T> destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            source.CopyTo(MemoryMarshal.Cast<T, double>(destination));
            return;
        }

        Span<float> single = Singles(destination);
        for (int i = 0; i < source.Length; i++)
        {
            single[i] = (float)source[i];
        }
    }

    /// <summary>The numbers as floats; anything but float (double has been dealt with) is refused.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<float> Singles<T>(Span<T> numbers)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? MemoryMarshal.Cast<T, float>(numbers) : throw Refused<T>();

    public static NotSupportedException Refused<T>() => new($"Numbers are float or double, not {typeof(T).Name}.");
}
