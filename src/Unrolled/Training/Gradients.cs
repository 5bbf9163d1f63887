using System.Numerics;
using System.Runtime.InteropServices;

namespace Unrolled;

/// <summary>Measures and limits of a gradient, in place.</summary>
public static class Gradients
{
    // Element i is added to lane i mod 16, and the lanes by a fixed tree: the order does not depend on the machine's width.
    private const int Lanes = 16;

    /// <summary>The Euclidean norm, summed in double.</summary>
    public static double Norm<T>(ReadOnlySpan<T> gradient)
        where T : unmanaged
    {
        Span<double> lanes = stackalloc double[Lanes];
        lanes.Clear();
        if (typeof(T) == typeof(double))
        {
            AddSquares(Numbers.Doubles(gradient), lanes);
        }
        else
        {
            AddSquares(Numbers.Singles(gradient), gradient.Length - (gradient.Length % Lanes), lanes);
        }

        for (int half = Lanes / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                lanes[i] += lanes[i + half];
            }
        }

        return Math.Sqrt(lanes[0]);
    }

    /// <summary>Scales the gradient so that its norm is at most <paramref name="maximum"/>.</summary>
    /// <returns>The norm before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not positive.</exception>
    public static double ClipByNorm<T>(Span<T> gradient, double maximum)
        where T : unmanaged
    {
        if (!(maximum > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The largest norm must be above 0.");
        }

        double norm = Norm<T>(gradient);
        if (norm > maximum)
        {
            Scale(gradient, maximum / norm);
        }

        return norm;
    }

    /// <summary>Limits each number to [-<paramref name="limit"/>, <paramref name="limit"/>].</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public static void ClipByValue<T>(Span<T> gradient, double limit)
        where T : unmanaged
    {
        if (!(limit > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit must be above 0.");
        }

        if (typeof(T) == typeof(double))
        {
            foreach (ref double x in Numbers.Doubles(gradient))
            {
                x = x > limit ? limit : x < -limit ? -limit : x;
            }
        }
        else
        {
            float bound = (float)limit;
            foreach (ref float x in Numbers.Singles(gradient))
            {
                x = x > bound ? bound : x < -bound ? -bound : x;
            }
        }
    }

    /// <summary>Multiplies each number by <paramref name="factor"/>.</summary>
    public static void Scale<T>(Span<T> gradient, double factor)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            Multiply<double, DoubleArithmetic>(Numbers.Doubles(gradient), factor);
        }
        else
        {
            Multiply<float, SingleArithmetic>(Numbers.Singles(gradient), factor);
        }
    }

    /// <summary>Adds <paramref name="addend"/> to <paramref name="sum"/>, number by number.</summary>
    /// <exception cref="ArgumentException">Lengths differ; nothing was written.</exception>
    public static void Add<T>(ReadOnlySpan<T> addend, Span<T> sum)
        where T : unmanaged
    {
        Guard.Exactly(addend.Length, sum.Length, nameof(addend));
        if (typeof(T) == typeof(double))
        {
            Add<double, DoubleArithmetic>(Numbers.Doubles(addend), Numbers.Doubles(sum));
        }
        else
        {
            Add<float, SingleArithmetic>(Numbers.Singles(addend), Numbers.Singles(sum));
        }
    }

    private static void AddSquares(ReadOnlySpan<float> numbers, int whole, Span<double> lanes)
    {
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(lanes);
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(numbers.Slice(0, whole));
        int done = 0;
        if (Vector.IsHardwareAccelerated && Vector<float>.Count == Lanes / 2)
        {
            // The usual width: the lanes stay in four registers.
            (Vector<double> a, Vector<double> b, Vector<double> c, Vector<double> d) = (sums[0], sums[1], sums[2], sums[3]);
            for (int i = 0; i + 1 < vectors.Length; i += 2)
            {
                Vector.Widen(vectors[i], out Vector<double> x, out Vector<double> y);
                Vector.Widen(vectors[i + 1], out Vector<double> z, out Vector<double> w);
                (a, b, c, d) = (a + (x * x), b + (y * y), c + (z * z), d + (w * w));
            }

            (sums[0], sums[1], sums[2], sums[3]) = (a, b, c, d);
            done = whole;
        }

        for (int i = done; i < numbers.Length; i++)
        {
            lanes[i % Lanes] += (double)numbers[i] * numbers[i];
        }
    }

    private static void AddSquares(ReadOnlySpan<double> numbers, Span<double> lanes)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            lanes[i % Lanes] += numbers[i] * numbers[i];
        }
    }

    private static void Multiply<T, TArithmetic>(Span<T> numbers, double factor)
        where T : unmanaged
        where TArithmetic : struct, IArithmetic<T>
    {
        TArithmetic a = default;
        T f = a.From(factor);
        int start = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Span<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(numbers);
            for (int i = 0; i < vectors.Length; i++)
            {
                vectors[i] *= f;
            }

            start = vectors.Length * Vector<T>.Count;
        }

        for (int i = start; i < numbers.Length; i++)
        {
            numbers[i] = a.Multiply(numbers[i], f);
        }
    }

    private static void Add<T, TArithmetic>(ReadOnlySpan<T> addend, Span<T> sum)
        where T : unmanaged
        where TArithmetic : struct, IArithmetic<T>
    {
        TArithmetic a = default;
        int start = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Span<Vector<T>> sums = MemoryMarshal.Cast<T, Vector<T>>(sum);
            ReadOnlySpan<Vector<T>> addends = MemoryMarshal.Cast<T, Vector<T>>(addend);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += addends[i];
            }

            start = sums.Length * Vector<T>.Count;
        }

        for (int i = start; i < sum.Length; i++)
        {
            sum[i] = a.Add(sum[i], addend[i]);
        }
    }
}
