using Unrolled.Benchmarks.Machine;
using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Quick;

/// <summary>The fastest that a step of a shape can be on this machine: its multiply-adds at the measured peak, or its weights loaded at the measured bandwidth.</summary>
internal sealed class MachineLimit
{
    private const int Rounds = 256;
    private readonly int _multiplyAdds;
    private readonly int _weights;
    private readonly Contender _arithmetic;
    private readonly Contender _loads;

    public MachineLimit(Subject subject)
    {
        Shape size = subject.Size;
        int rows = size.Hidden * subject.Cell switch { CellKind.Lstm => 4, CellKind.Gru => 3, _ => 1 };
        _multiplyAdds = rows * (size.Input + size.Hidden);
        _weights = subject.Network.Layout.Count;
        bool fused = subject.Mode == "fused";

        // A buffer as large as the weights, so that it lies in the cache that they lie in; at least 4 KiB, to have something to time.
        int length = Math.Max((_weights + MachineKernels.BufferStep - 1) / MachineKernels.BufferStep, 4) * MachineKernels.BufferStep;
        // Written once: pages that never were are all the same one, which the nearest cache does not keep under several addresses.
        var buffer = new ParameterBlock<float>(length);
        buffer.Span.Fill(1f);
        _arithmetic = Contender.Of("arithmetic", (double)Rounds * MachineKernels.MultiplyAddsARound, count => MachineKernels.MultiplyAdds(count * Rounds, fused));
        _loads = Contender.Of("loads", length, count => MachineKernels.Loads(buffer.Span, count));
    }

    public IReadOnlyList<Contender> Contenders => [_arithmetic, _loads];

    /// <summary>Nanoseconds a step, round by round.</summary>
    public IReadOnlyList<double> Nanoseconds =>
        [.. _arithmetic.Nanoseconds.Zip(_loads.Nanoseconds, (one, load) => Math.Max(one * _multiplyAdds, load * _weights))];

    /// <summary>What binds.</summary>
    public string Binding =>
        Statistics.Median(_arithmetic.Nanoseconds) * _multiplyAdds > Statistics.Median(_loads.Nanoseconds) * _weights ? "arithmetic" : "loads";
}
