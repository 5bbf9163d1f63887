using System.Numerics;
using System.Runtime.InteropServices;

namespace Unrolled;

/// <summary>The loops of the optimizers: a vector part and a scalar part that does the same operations, so that the width changes no bit.</summary>
internal static class OptimizerKernel<T, TArithmetic>
    where T : unmanaged
    where TArithmetic : struct, IArithmetic<T>
{
    public static void Sgd(
        Span<T> parameters, ReadOnlySpan<T> gradient, Span<T> buffer, double rate, double momentum, bool nesterov, double weightDecay)
    {
        TArithmetic a = default;
        T r = a.From(rate);
        T keep = a.From(momentum);
        T decay = a.From(weightDecay);
        int start = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Span<Vector<T>> p = MemoryMarshal.Cast<T, Vector<T>>(parameters);
            ReadOnlySpan<Vector<T>> g = MemoryMarshal.Cast<T, Vector<T>>(gradient);
            Span<Vector<T>> b = MemoryMarshal.Cast<T, Vector<T>>(buffer);
            for (int i = 0; i < p.Length; i++)
            {
                Vector<T> slope = g[i] + (new Vector<T>(decay) * p[i]);
                if (!b.IsEmpty)
                {
                    b[i] = (new Vector<T>(keep) * b[i]) + slope;
                    slope = nesterov ? slope + (new Vector<T>(keep) * b[i]) : b[i];
                }

                p[i] -= new Vector<T>(r) * slope;
            }

            start = p.Length * Vector<T>.Count;
        }

        for (int i = start; i < parameters.Length; i++)
        {
            T slope = a.Add(gradient[i], a.Multiply(decay, parameters[i]));
            if (!buffer.IsEmpty)
            {
                buffer[i] = a.Add(a.Multiply(keep, buffer[i]), slope);
                slope = nesterov ? a.Add(slope, a.Multiply(keep, buffer[i])) : buffer[i];
            }

            parameters[i] = a.Subtract(parameters[i], a.Multiply(r, slope));
        }
    }

    public static void Adam(Span<T> parameters, ReadOnlySpan<T> gradient, Span<T> mean, Span<T> square, in AdamStep step)
    {
        TArithmetic a = default;
        T beta1 = a.From(step.Beta1);
        T beta2 = a.From(step.Beta2);
        T rest1 = a.From(1 - step.Beta1);
        T rest2 = a.From(1 - step.Beta2);
        T rate = a.From(step.Rate);
        T correction = a.From(step.SquareCorrection);
        T epsilon = a.From(step.Epsilon);
        T decay = a.From(step.WeightDecay);
        T keep = a.From(step.Keep);
        int start = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Span<Vector<T>> p = MemoryMarshal.Cast<T, Vector<T>>(parameters);
            ReadOnlySpan<Vector<T>> g = MemoryMarshal.Cast<T, Vector<T>>(gradient).Slice(0, p.Length);
            Span<Vector<T>> m = MemoryMarshal.Cast<T, Vector<T>>(mean).Slice(0, p.Length);
            Span<Vector<T>> v = MemoryMarshal.Cast<T, Vector<T>>(square).Slice(0, p.Length);
            for (int i = 0; i < p.Length; i++)
            {
                Vector<T> slope = g[i] + (new Vector<T>(decay) * p[i]);
                Vector<T> first = (new Vector<T>(beta1) * m[i]) + (new Vector<T>(rest1) * slope);
                Vector<T> second = (new Vector<T>(beta2) * v[i]) + ((new Vector<T>(rest2) * slope) * slope);
                m[i] = first;
                v[i] = second;
                Vector<T> size = (Vector.SquareRoot(second) / new Vector<T>(correction)) + new Vector<T>(epsilon);
                p[i] = (new Vector<T>(keep) * p[i]) - ((new Vector<T>(rate) * first) / size);
            }

            start = p.Length * Vector<T>.Count;
        }

        for (int i = start; i < parameters.Length; i++)
        {
            T slope = a.Add(gradient[i], a.Multiply(decay, parameters[i]));
            T first = a.Add(a.Multiply(beta1, mean[i]), a.Multiply(rest1, slope));
            T second = a.Add(a.Multiply(beta2, square[i]), a.Multiply(a.Multiply(rest2, slope), slope));
            mean[i] = first;
            square[i] = second;
            T size = a.Add(a.Divide(a.Sqrt(second), correction), epsilon);
            parameters[i] = a.Subtract(a.Multiply(keep, parameters[i]), a.Divide(a.Multiply(rate, first), size));
        }
    }

    public static void RmsProp(
        Span<T> parameters,
        ReadOnlySpan<T> gradient,
        Span<T> square,
        Span<T> buffer,
        double rate,
        double squareDecay,
        double epsilon,
        double momentum,
        double weightDecay)
    {
        TArithmetic a = default;
        T r = a.From(rate);
        T old = a.From(squareDecay);
        T rest = a.From(1 - squareDecay);
        T floor = a.From(epsilon);
        T keep = a.From(momentum);
        T decay = a.From(weightDecay);
        int start = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Span<Vector<T>> p = MemoryMarshal.Cast<T, Vector<T>>(parameters);
            ReadOnlySpan<Vector<T>> g = MemoryMarshal.Cast<T, Vector<T>>(gradient);
            Span<Vector<T>> v = MemoryMarshal.Cast<T, Vector<T>>(square);
            Span<Vector<T>> b = MemoryMarshal.Cast<T, Vector<T>>(buffer);
            for (int i = 0; i < p.Length; i++)
            {
                Vector<T> slope = g[i] + (new Vector<T>(decay) * p[i]);
                v[i] = (new Vector<T>(old) * v[i]) + ((new Vector<T>(rest) * slope) * slope);
                slope /= Vector.SquareRoot(v[i]) + new Vector<T>(floor);
                if (!b.IsEmpty)
                {
                    b[i] = (new Vector<T>(keep) * b[i]) + slope;
                    slope = b[i];
                }

                p[i] -= new Vector<T>(r) * slope;
            }

            start = p.Length * Vector<T>.Count;
        }

        for (int i = start; i < parameters.Length; i++)
        {
            T slope = a.Add(gradient[i], a.Multiply(decay, parameters[i]));
            square[i] = a.Add(a.Multiply(old, square[i]), a.Multiply(a.Multiply(rest, slope), slope));
            slope = a.Divide(slope, a.Add(a.Sqrt(square[i]), floor));
            if (!buffer.IsEmpty)
            {
                buffer[i] = a.Add(a.Multiply(keep, buffer[i]), slope);
                slope = buffer[i];
            }

            parameters[i] = a.Subtract(parameters[i], a.Multiply(r, slope));
        }
    }
}
