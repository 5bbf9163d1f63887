using System.Diagnostics;
using Unrolled.Numeric.Models.Classes;

namespace Unrolled.Numeric.Tests;

/// <summary>Training and streaming go on and on: no byte is allocated, the working set stays, the numbers stay numbers.</summary>
/// <remarks>UNROLLED_SOAK is a number of seconds for a longer run, alone in its process; then the working set is looked at as well.</remarks>
public sealed class SoakTests
{
    private const double UsualSeconds = 2;

    // What the runtime itself may take after the first tenth of the run: tiered code, the thread pool, the collector's own books.
    private const long AllowedGrowth = 8 << 20;

    [Fact]
    public void Memory_is_flat()
    {
        bool alone = double.TryParse(Environment.GetEnvironmentVariable("UNROLLED_SOAK"), out double seconds);
        seconds = alone ? seconds : UsualSeconds;
        Lstm5x7 network = Lstm5x7.CreateRandom(1);
        Speller speller = Speller.CreateRandom(2);
        TrainingPass<float, float> pass = TrainingPass.For(network);
        var byHand = new Adam<float>(Lstm5x7.ParameterLength, learningRate: 1e-3);
        float[] input = [.. Enumerable.Range(0, 8 * Lstm5x7.InputLength).Select(i => MathF.Sin(i))];
        int[] classes = [.. Enumerable.Range(0, 8 * Lstm5x7.Steps).Select(i => i % 3)];
        var set = new ClassifiedSequences<float>(input, classes, 8);
        Lstm5x7 trained = Lstm5x7.CreateRandom(3);
        using var trainer = Trainer.For(
            trained, new Adam<float>(Lstm5x7.ParameterLength, 1e-3), new TrainerOptions { BatchSize = 8, Threads = 2, ClipNorm = 1 });
        Lstm5x7.State stream = network.CreateState();
        Speller.State text = speller.CreateState();
        var output = new float[Lstm5x7.OutputLength];
        var next = new float[Speller.OutputSize];
        int token = 0;
        long laps = 0;

        void Lap()
        {
            ReadOnlySpan<float> sequence = input.AsSpan((int)(laps % 8) * Lstm5x7.InputLength, Lstm5x7.InputLength);
            pass.ClearGradient();
            pass.Forward(sequence);
            Losses.SoftmaxCrossEntropy<float>(pass.Logits, classes.AsSpan((int)(laps % 8) * Lstm5x7.Steps, Lstm5x7.Steps), pass.LogitGradient);
            pass.Backward(sequence);
            Gradients.ClipByNorm(pass.Gradient, 1);
            byHand.Step(network.Parameters, pass.Gradient);
            trainer.Step(set);
            network.Process(stream, sequence, output);
            network.Step(stream, sequence[..Lstm5x7.InputSize], output.AsSpan(0, Lstm5x7.OutputSize));
            speller.Step(text, token, next);
            token = Heads.IndexOfLargest(next) % 5;
            laps++;
        }

        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds / 10)
        {
            Lap();
        }

        long settled = Environment.WorkingSet;
        long early = laps;
        int collections = GC.CollectionCount(0);
        long all = GC.GetTotalAllocatedBytes(precise: true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            Lap();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        all = GC.GetTotalAllocatedBytes(precise: true) - all;
        long growth = Environment.WorkingSet - settled;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{seconds} s, {laps} laps, {laps - early} of them measured: {allocated} bytes allocated by this thread, {all} by the process, "
            + $"{GC.CollectionCount(0) - collections} collections; working set {settled >> 10} kB, then {growth >> 10:+#;-#;0} kB.");
        Assert.True(laps > 2 * early);
        Assert.Equal(0, allocated);
        Assert.All(network.Parameters.ToArray().Concat(trained.Parameters.ToArray()).Concat(output).Concat(next), x => Assert.True(float.IsFinite(x)));
        if (alone)
        {
            Assert.InRange(growth, long.MinValue, AllowedGrowth);
        }
    }
}
