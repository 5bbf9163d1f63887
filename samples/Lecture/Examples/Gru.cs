using System.Diagnostics;
using Lecture.Framework;
using ScottPlot;

namespace Lecture.Examples;

[LstmModel(Input = SentimentData.Vocabulary, Hidden = 32, Steps = SentimentData.Length, Output = 2, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class ComparedLstm;

[GruModel(Input = SentimentData.Vocabulary, Hidden = 32, Steps = SentimentData.Length, Output = 2, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class ComparedGru;

/// <summary>The lecture's claim that a GRU needs less memory and time than an LSTM and learns as well, measured on one task.</summary>
internal sealed class Gru : IExample
{
    private const int Repeats = 7;
    private const int RunsARepeat = 300;

    public string Name => "gru";

    public string Summary => "GRU and LSTM side by side: memory, time, accuracy";

    public void Run(Settings settings)
    {
        (Sequences training, Sequences heldOut) = ManyToOne.MakeData(settings.Seed);
        Measured lstm = Measure(ComparedLstm.CreateRandom(settings.Seed), training, heldOut, settings.Seed);
        Measured gru = Measure(ComparedGru.CreateRandom(settings.Seed), training, heldOut, settings.Seed);

        Picture.Save(Bars(lstm, gru), settings, "gru-bars");
        Report.Result("gru-accuracy", gru.Accuracy, Answers.MajorityAccuracy(training, heldOut));
        Console.WriteLine("From here on the baseline is the LSTM; less is better:");
        Report.Result("gru-parameters", gru.Parameters, lstm.Parameters);
        Report.Result("gru-tape-numbers", gru.Tape, lstm.Tape);
        Report.Result("gru-forward-microseconds", gru.Forward, lstm.Forward);
        Report.Result("gru-training-microseconds", gru.Training, lstm.Training);
    }

    private static Measured Measure(INetwork<float> network, Sequences training, Sequences heldOut, ulong seed)
    {
        MiniBatchTraining.Train(network, training, new TrainingPlan(Epochs: 20, LearningRate: 1e-2), seed);
        var state = new float[network.StateLength];
        var logits = new float[network.LogitLength];
        var tape = new float[network.TapeLength];
        var gradient = new float[network.Layout.Length];
        float[] input = heldOut.Inputs[0];
        void Forward()
        {
            Array.Clear(state);
            network.ForwardLogits(state, input, logits, tape);
        }

        void ForwardAndBackward()
        {
            Forward();
            network.Backward(input, tape, logits, gradient, default, default);
        }

        return new Measured(
            network.Layout.Count, network.TapeLength, Microseconds(Forward), Microseconds(ForwardAndBackward), Answers.Of(network, heldOut).Accuracy);
    }

    /// <summary>The fastest of several repeats: what disturbs a measurement only ever adds to it.</summary>
    private static double Microseconds(Action run)
    {
        double best = double.PositiveInfinity;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < RunsARepeat; i++)
            {
                run();
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / RunsARepeat);
        }

        return best;
    }

    private static Plot Bars(Measured lstm, Measured gru)
    {
        Plot plot = Picture.New("GRU and LSTM of 32 units on the same task", "", "share of the LSTM's (%)");
        (string Name, Func<Measured, double> Value)[] rows =
        [
            ("parameters", m => m.Parameters), ("tape", m => m.Tape), ("time forward", m => m.Forward),
            ("time forward\nand backward", m => m.Training), ("accuracy", m => m.Accuracy),
        ];
        for (int i = 0; i < rows.Length; i++)
        {
            double share = 100 * rows[i].Value(gru) / rows[i].Value(lstm);
            plot.Add.Bar(new Bar { Position = i - 0.2, Value = 100, Size = 0.38, FillColor = Picture.Colors[0], Label = "100" });
            plot.Add.Bar(new Bar { Position = i + 0.2, Value = share, Size = 0.38, FillColor = Picture.Colors[1], Label = FormattableString.Invariant($"{share:F0}") });
        }

        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "LSTM", FillColor = Picture.Colors[0] });
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "GRU", FillColor = Picture.Colors[1] });
        plot.ShowLegend(Alignment.UpperRight);
        plot.Axes.Bottom.SetTicks(Enumerable.Range(0, rows.Length).Select(i => (double)i).ToArray(), rows.Select(row => row.Name).ToArray());
        plot.Axes.SetLimitsY(0, 130);
        return plot;
    }

    private sealed record Measured(double Parameters, double Tape, double Forward, double Training, double Accuracy);
}
