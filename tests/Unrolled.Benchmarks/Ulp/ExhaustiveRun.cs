using System.Runtime.InteropServices;

namespace Unrolled.Benchmarks.Ulp;

/// <summary>What a run over all floats found.</summary>
/// <param name="Largest">The largest error in ULP, infinite where a value leaves the range, is NaN, or is not.</param>
/// <param name="At">Where.</param>
/// <param name="Count">Floats that are numbers.</param>
/// <param name="Different">For each vector form, how many floats it gives other bits than the scalar function.</param>
internal sealed record UlpResult(double Largest, float At, long Count, IReadOnlyDictionary<string, long> Different);

/// <summary>Runs an activation over all 2^32 floats, on all cores.</summary>
internal static class ExhaustiveRun
{
    private const int ChunkBits = 16;
    private const int Chunks = 1 << (32 - ChunkBits);

    public static UlpResult Of(Activation activation, Action<double> progress)
    {
        var gate = new Lock();
        int done = 0;
        var total = new Part(activation);
        Parallel.For(0, Chunks, () => new Part(activation), (chunk, _, part) =>
        {
            part.Add((uint)chunk << ChunkBits);
            if (Interlocked.Increment(ref done) is var count && count % (Chunks / 100) == 0)
            {
                progress((double)count / Chunks);
            }

            return part;
        }, part =>
        {
            lock (gate)
            {
                total.Add(part);
            }
        });
        return total.Result;
    }

    /// <summary>What one thread has found.</summary>
    private sealed class Part(Activation activation)
    {
        private readonly float[] _x = new float[1 << ChunkBits];
        private readonly float[] _scalar = new float[1 << ChunkBits];
        private readonly float[] _vector = new float[1 << ChunkBits];
        private readonly long[] _different = new long[activation.Vectors.Count];
        private double _largest;
        private float _at;
        private long _count;

        public UlpResult Result => new(
            _largest, _at, _count, activation.Vectors.Zip(_different).ToDictionary(pair => pair.First.Name, pair => pair.Second));

        public void Add(uint firstBits)
        {
            for (uint i = 0; i < _x.Length; i++)
            {
                _x[i] = BitConverter.UInt32BitsToSingle(firstBits + i);
                _scalar[i] = activation.Scalar(_x[i]);
                Judge(_x[i], _scalar[i]);
            }

            for (int form = 0; form < _different.Length; form++)
            {
                activation.Vectors[form].Run(_x, _vector);
                _different[form] += CountDifferent();
            }
        }

        public void Add(Part other)
        {
            (_largest, _at) = other._largest > _largest ? (other._largest, other._at) : (_largest, _at);
            _count += other._count;
            for (int form = 0; form < _different.Length; form++)
            {
                _different[form] += other._different[form];
            }
        }

        private void Judge(float x, float y)
        {
            double error = float.IsNaN(x) ? (float.IsNaN(y) ? 0 : double.PositiveInfinity)
                : y >= activation.Lowest && y <= 1 ? Ulps(y, activation.Exact(x))
                : double.PositiveInfinity;
            _count += float.IsNaN(x) ? 0 : 1;
            (_largest, _at) = error > _largest ? (error, x) : (_largest, _at);
        }

        // A NaN may carry any payload.
        private long CountDifferent()
        {
            ReadOnlySpan<uint> expected = MemoryMarshal.Cast<float, uint>(_scalar);
            ReadOnlySpan<uint> actual = MemoryMarshal.Cast<float, uint>(_vector);
            long different = 0;
            for (int i = 0; i < expected.Length; i++)
            {
                different += expected[i] == actual[i] || (float.IsNaN(_scalar[i]) && float.IsNaN(_vector[i])) ? 0 : 1;
            }

            return different;
        }

        // Below 2^-126 the bound is absolute: 2^-126 counts as the whole bound.
        private static double Ulps(float actual, double exact)
        {
            const double smallestNormal = 1.17549435082228750797e-38;
            double size = Math.Abs(exact);
            double error = Math.Abs(actual - exact);
            if (size < smallestNormal)
            {
                return Activation.Bound * (error / smallestNormal);
            }

            double ulp = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(size) & 0x7FF0000000000000) - (23L << 52));
            return error / ulp;
        }
    }
}
