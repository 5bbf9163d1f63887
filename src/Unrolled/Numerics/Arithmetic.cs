using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled;

/// <summary>The arithmetic of one number type as a policy: a kernel generic over it is compiled once for each type, as if written for it.</summary>
/// <remarks>Needed because netstandard2.1 has no generic mathematics.</remarks>
internal interface IArithmetic<T>
    where T : unmanaged
{
    T From(double x);

    double ToDouble(T x);

    T Add(T a, T b);

    T Subtract(T a, T b);

    T Multiply(T a, T b);

    T Divide(T a, T b);

    T Sqrt(T x);

    bool Less(T a, T b);

    T Exp(T x);

    T Log(T x);

    T Log1p(T x);

    T Sigmoid(T x);
}

/// <summary>Single precision; each result is cast, for runtimes that keep more digits.</summary>
internal readonly struct SingleArithmetic : IArithmetic<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float From(double x) => (float)x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ToDouble(float x) => x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Add(float a, float b) => (float)(a + b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Subtract(float a, float b) => (float)(a - b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Multiply(float a, float b) => (float)(a * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Divide(float a, float b) => (float)(a / b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sqrt(float x) => MathF.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Less(float a, float b) => a < b;

    public float Exp(float x) => StrictMath.Exp(x);

    public float Log(float x) => StrictMath.Log(x);

    public float Log1p(float x) => StrictMath.Log1p(x);

    public float Sigmoid(float x) => StrictMath.Sigmoid(x);
}

/// <summary>Double precision.</summary>
internal readonly struct DoubleArithmetic : IArithmetic<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double From(double x) => x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ToDouble(double x) => x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Add(double a, double b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Subtract(double a, double b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Multiply(double a, double b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Divide(double a, double b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Sqrt(double x) => Math.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Less(double a, double b) => a < b;

    public double Exp(double x) => StrictMath.Exp(x);

    public double Log(double x) => StrictMath.Log(x);

    public double Log1p(double x) => StrictMath.Log1p(x);

    public double Sigmoid(double x) => StrictMath.Sigmoid(x);
}

/// <summary>From a type parameter that is float or double to spans of that type.</summary>
internal static class Numbers
{
    /// <summary>The numbers as doubles; only where <typeparamref name="T"/> is double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<double> Doubles<T>(Span<T> numbers)
        where T : unmanaged => MemoryMarshal.Cast<T, double>(numbers);

    /// <inheritdoc cref="Doubles{T}(Span{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<double> Doubles<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => MemoryMarshal.Cast<T, double>(numbers);

    /// <summary>The numbers as floats; a type that is neither float nor double is refused.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is not float.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<float> Singles<T>(Span<T> numbers)
        where T : unmanaged => typeof(T) == typeof(float) ? MemoryMarshal.Cast<T, float>(numbers) : throw Refused<T>();

    /// <inheritdoc cref="Singles{T}(Span{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<float> Singles<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => typeof(T) == typeof(float) ? MemoryMarshal.Cast<T, float>(numbers) : throw Refused<T>();

    /// <summary>One of the numbers, as a double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double At<T>(ReadOnlySpan<T> numbers, int index)
        where T : unmanaged => typeof(T) == typeof(double) ? Doubles(numbers)[index] : Singles(numbers)[index];

    /// <summary>The first number that is NaN or infinite; -1: none is, or they are tokens.</summary>
    public static int IndexOfNotFinite<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        for (int i = 0; i < numbers.Length && typeof(T) != typeof(int); i++)
        {
            if (!double.IsFinite(At(numbers, i)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Rounds doubles to the type.</summary>
    public static void Store<T>(ReadOnlySpan<double> source, Span<T> destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            source.CopyTo(Doubles(destination));
            return;
        }

        Span<float> single = Singles(destination);
        for (int i = 0; i < source.Length; i++)
        {
            single[i] = (float)source[i];
        }
    }

    private static NotSupportedException Refused<T>() => new($"Numbers are float or double, not {typeof(T).Name}.");
}
