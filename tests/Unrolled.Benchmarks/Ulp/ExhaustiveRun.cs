using System.Runtime.InteropServices;

namespace Unrolled.Benchmarks.Ulp;

/// <summary>What a run over all floats found.</summary>
/// <param name="Largest">The largest error in ULP where the exact value is at least 2^-126, infinite where a value leaves the range, or is wrongly NaN or a number.</param>
/// <param name="At">Where.</param>
/// <param name="Smallest">The largest error below, in units of 2^-126: 1 for a value that becomes zero.</param>
/// <param name="Count">Floats that are numbers.</param>
/// <param name="Different">For each vector form, how many floats it gives other bits than the scalar function.</param>
internal sealed record UlpResult(double Largest, float At, double Smallest, long Count, IReadOnlyDictionary<string, long> Different);

/// <summary>Runs an activation over all 2^32 floats, on all cores; or over every n-th chunk of 65,536 neighbours.</summary>
internal static class ExhaustiveRun
{
    private const int ChunkBits = 16;
    private const int Chunks = 1 << (32 - ChunkBits);

    public static UlpResult Of(Activation activation, int stride, Action<double> progress)
    {
        int chunks = Chunks / stride;
        var gate = new Lock();
        int done = 0;
        var total = new Part(activation);
        Parallel.For(0, chunks, () => new Part(activation), (chunk, _, part) =>
        {
            part.Add((uint)(chunk * stride) << ChunkBits);
            if (Interlocked.Increment(ref done) is var count && count % Math.Max(chunks / 100, 1) == 0)
            {
                progress((double)count / chunks);
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
        private const double Overflow = float.MaxValue * (1 + (1.0 / (1 << 25)));
        private readonly float[] _x = new float[1 << ChunkBits];
        private readonly float[] _scalar = new float[1 << ChunkBits];
        private readonly float[] _vector = new float[1 << ChunkBits];
        private readonly long[] _different = new long[activation.Vectors.Count];
        private double _largest;
        private double _smallest;
        private float _at;
        private long _count;

        public UlpResult Result => new(
            _largest, _at, _smallest, _count, activation.Vectors.Zip(_different).ToDictionary(pair => pair.First.Name, pair => pair.Second));

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
            _smallest = Math.Max(_smallest, other._smallest);
            _count += other._count;
            for (int form = 0; form < _different.Length; form++)
            {
                _different[form] += other._different[form];
            }
        }

        private void Judge(float x, float y)
        {
            double exact = activation.Exact(x);
            _count += float.IsNaN(x) ? 0 : 1;

            // Not a number, or above the floats: from half an ULP above the largest one on.
            if (double.IsNaN(exact) || Math.Abs(exact) >= Overflow)
            {
                bool isSame = y.Equals((float)exact);
                (_largest, _at) = isSame ? (_largest, _at) : (double.PositiveInfinity, x);
                return;
            }

            const double smallestNormal = 1.17549435082228750797e-38;
            double error = y >= activation.Lowest && y <= activation.Highest ? Math.Abs(y - exact) : double.PositiveInfinity;
            if (Math.Abs(exact) < smallestNormal)
            {
                _smallest = Math.Max(_smallest, error / smallestNormal);
                return;
            }

            double ulps = error / Ulp(exact);
            (_largest, _at) = ulps > _largest ? (ulps, x) : (_largest, _at);
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

        private static double Ulp(double exact) =>
            BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(exact) & 0x7FF0000000000000) - (23L << 52));
    }
}
