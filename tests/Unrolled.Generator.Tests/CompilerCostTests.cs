using System.Diagnostics;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>What generation takes: nothing a step, and for a layer as much as for the one before.</summary>
public sealed class CompilerCostTests
{
    /// <summary>Counting the steps one by one would take more than ten seconds.</summary>
    [Theory]
    [InlineData(2_000_000_000, 2_000_000_000, 0, "0-2000000000")]
    [InlineData(2_000_000_000, 1_000_000_000, 1_500_000_000, "0-1000000000, 1000000000-1500000000, 1500000000-2000000000")]
    [InlineData(2_000_000_000, 1, 0, "0-1, 1-2000000000")]
    [InlineData(2_000_000_000, 2_000_000_000, 1_999_999_999, "0-1999999999, 1999999999-2000000000")]
    [InlineData(5, 3, 2, "0-2, 2-3, 3-5")]
    [InlineData(5, 3, 3, "0-3, 3-5")]
    [InlineData(1, 1, 0, "0-1")]
    public void The_number_of_steps_costs_nothing(int steps, int readSteps, int firstOutput, string phases)
    {
        ModelSpec spec = GraphComparison.SpecOf("LstmModel(Input = 3, Hidden = 2, Steps = 5)") with { Steps = steps, ReadSteps = readSteps, FirstOutput = firstOutput };
        var watch = Stopwatch.StartNew();

        RecurrentNetwork network = NetworkBuilder.Build(spec);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
        Assert.Equal(phases, string.Join(", ", network.Passes.Single().Phases.Select(phase => $"{phase.First}-{phase.End}")));
    }

    /// <summary>Whatever of a layer looks at all layers makes this grow with their square: 16 times the memory for 4 times the layers.</summary>
    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 6, Steps = 9, Output = 2, Dropout = true, Layers = ")]
    [InlineData("GruModel(Input = 3, Hidden = 16, Steps = 9, Direction = Direction.Both, Trace = true, Layers = ")]
    public void Four_times_the_layers_take_four_times_the_memory(string attribute)
    {
        ModelSpec few = GraphComparison.SpecOf($"{attribute}12)");
        ModelSpec many = GraphComparison.SpecOf($"{attribute}48)");
        Allocated(few);

        Assert.InRange(Allocated(many) / (double)Allocated(few), 3, 6);
    }

    private static long Allocated(ModelSpec spec)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        ModelCompiler.Compile(spec with { Target = new TargetSpec(1400, HasVectors: true) }, TestContext.Current.CancellationToken);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
