using System.Runtime.Intrinsics;
using Unrolled.Benchmarks.Activations;
using Unrolled.Benchmarks.Machine;
using Unrolled.Benchmarks.Models;
using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Quick;

/// <summary>
/// The fastest that a step of a shape can be on this machine: its multiply-adds at the measured peak and its activations at their measured throughput, or its
/// weights loaded at the measured bandwidth.
/// </summary>
internal sealed class MachineLimit
{
    private const int Rounds = 256;
    private readonly int _multiplyAdds;
    private readonly int _weights;
    private readonly Contender _arithmetic;
    private readonly Contender _loads;
    private readonly Contender _tanh;
    private readonly Contender _sigmoid;
    private readonly double _tanhVectors;
    private readonly double _sigmoidVectors;

    public MachineLimit(Subject subject)
    {
        Shape size = subject.Size;
        (int gates, int sigmoids, int tanhs) = subject.Cell switch { CellKind.Lstm => (4, 3, 2), CellKind.Gru => (3, 2, 1), _ => (1, 0, 1) };
        int rows = size.Hidden * gates;
        _multiplyAdds = rows * (size.Input + size.Hidden);
        _weights = subject.Network.Layout.Count;
        bool fused = subject.Mode == "fused";

        // A buffer as large as the weights, so that it lies in the cache that they lie in; at least 4 KiB, to have something to time.
        int length = Math.Max((_weights + MachineKernels.BufferStep - 1) / MachineKernels.BufferStep, 4) * MachineKernels.BufferStep;
        // Written once: pages that never were are all the same one, which the nearest cache does not keep under several addresses.
        var buffer = new ParameterBlock<float>(length);
        buffer.Span.Fill(1f);
        _arithmetic = Contender.Of("arithmetic", (double)Rounds * MachineKernels.MultiplyAddsARound, count => MachineKernels.MultiplyAdds(count * Rounds, fused));
        (_tanh, _sigmoid, int width) = fused ? Activations<Fused>() : Activations<Strict>();
        (_tanhVectors, _sigmoidVectors) = ((double)tanhs * size.Hidden / width, (double)sigmoids * size.Hidden / width);
        _loads = Contender.Of("loads", length, count => MachineKernels.Loads(buffer.Span, count));
    }

    public IReadOnlyList<Contender> Contenders => [_arithmetic, _loads, _tanh, _sigmoid];

    /// <summary>Nanoseconds a step, round by round.</summary>
    public IReadOnlyList<double> Nanoseconds => [.. Enumerable.Range(0, _loads.Nanoseconds.Count).Select(round => Math.Max(Arithmetic(round), Loads(round)))];

    /// <summary>What binds.</summary>
    public string Binding => Enumerable.Range(0, _loads.Nanoseconds.Count).Count(round => Arithmetic(round) > Loads(round)) > _loads.Nanoseconds.Count / 2 ? "arithmetic" : "loads";

    /// <summary>Multiply-adds and activations run on the same units of the processor, so their times add up.</summary>
    private double Arithmetic(int round) =>
        (_arithmetic.Nanoseconds[round] * _multiplyAdds) + (_tanh.Nanoseconds[round] * _tanhVectors) + (_sigmoid.Nanoseconds[round] * _sigmoidVectors);

    private double Loads(int round) => _loads.Nanoseconds[round] * _weights;

    private static (Contender Tanh, Contender Sigmoid, int Width) Activations<TArithmetic>()
        where TArithmetic : struct =>
        Vector512.IsHardwareAccelerated ? Activations<Lanes512<float>, TArithmetic>()
        : Vector256.IsHardwareAccelerated ? Activations<Lanes256<float>, TArithmetic>()
        : Activations<Lanes128<float>, TArithmetic>();

    private static (Contender Tanh, Contender Sigmoid, int Width) Activations<V, TArithmetic>()
        where V : struct, ILanes<V, float>
        where TArithmetic : struct =>
        (ActivationForm.Of<V, LibraryTanh<V, TArithmetic>>("tanh").Throughput!, ActivationForm.Of<V, LibrarySigmoid<V, TArithmetic>>("sigmoid").Throughput!, V.Count);
}
