using System.Diagnostics;

namespace Unrolled.Cells;

/// <summary>What is measured of a network.</summary>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="Accuracy">The share of right classes on sequences that it has not seen.</param>
/// <param name="StepTime">Nanoseconds a step of inference.</param>
/// <param name="TrainingTime">Nanoseconds a step of training, forward and backward.</param>
/// <param name="Kept">How much of the gradient by the state at the last step is left at the first, before training.</param>
internal sealed record Row(string Name, int Parameters, double Accuracy, double StepTime, double TrainingTime, double Kept, double[] Flow);

internal static class Measures
{
    private const int Rounds = 9, Sequences = 200;

    /// <summary>The norm of dL/d(state) of every step of one sequence, over that of the last step.</summary>
    public static double[] FlowOf(Subject subject)
    {
        INetwork<float, float> network = subject.Network;
        var tape = new float[network.TapeLength];
        TrainOnce(network, Recall.Sequence(7), tape);
        var squares = new double[Recall.Steps];
        var norms = new double[Recall.Steps];
        foreach (string state in new[] { "dh_l0", "dc_l0" }.Where(name => subject.Tape.Values.Any(value => value.Name == name)))
        {
            GradientFlow.Norms<float>(subject.Tape, tape, state, norms);
            for (int t = 0; t < norms.Length; t++)
            {
                squares[t] += norms[t] * norms[t];
            }
        }

        return [.. squares.Select(square => Math.Sqrt(square / squares[^1]))];
    }

    /// <summary>Nanoseconds a step: the median of some rounds, after the JIT has had its time.</summary>
    public static (double Step, double Training) TimesOf(Subject subject)
    {
        float[] input = Recall.Sequence(9);
        var output = new float[subject.Network.LogitLength];
        var tape = new float[subject.Network.TapeLength];
        return (Median(() => subject.Predict(input, output)), Median(() => TrainOnce(subject.Network, input, tape)));
    }

    private static void TrainOnce(INetwork<float, float> network, float[] input, float[] tape)
    {
        var pass = (State: new float[network.StateLength], Logits: new float[network.LogitLength], Gradient: new float[network.Layout.Length]);
        network.ForwardLogits(pass.State, input, pass.Logits, tape);
        network.Backward(input, tape, [1, -1, 0.5f, -0.5f], pass.Gradient, default, default);
    }

    private static double Median(Action run)
    {
        for (int warm = 0; warm < 5; warm++)
        {
            Repeat(run);
            Thread.Sleep(50);
        }

        double[] times = [.. Enumerable.Range(0, Rounds).Select(_ => Repeat(run)).Order()];
        return times[Rounds / 2];
    }

    private static double Repeat(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Sequences; i++)
        {
            run();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / (Sequences * Recall.Steps);
    }
}
