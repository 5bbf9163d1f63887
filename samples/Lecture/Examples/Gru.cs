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
    private const int Repeats = 15;
    private const int RunsARepeat = 200;

    public string Name => "gru";

    public string Summary => "GRU and LSTM side by side: memory, time, accuracy";

    public void Run(Settings settings)
    {
        (Sequences<float> training, Sequences<float> heldOut) = ManyToOne.MakeData(settings.Seed);
        var lstmRun = new TrainingRun(ComparedLstm.CreateRandom(settings.Seed), training.Inputs[0]);
        var gruRun = new TrainingRun(ComparedGru.CreateRandom(settings.Seed), training.Inputs[0]);
        foreach (INetwork<float> network in new[] { lstmRun.Network, gruRun.Network })
        {
            MiniBatchTraining.Train(network, training, new TrainingPlan(Epochs: 20, LearningRate: 1e-2), settings.Seed);
        }

        (double lstmForward, double gruForward) = Microseconds(lstmRun.Forward, gruRun.Forward);
        (double lstmTraining, double gruTraining) = Microseconds(lstmRun.ForwardAndBackward, gruRun.ForwardAndBackward);
        Measured lstm = new(lstmRun.Network, lstmForward, lstmTraining, Answers.Of(lstmRun.Network, heldOut).Accuracy);
        Measured gru = new(gruRun.Network, gruForward, gruTraining, Answers.Of(gruRun.Network, heldOut).Accuracy);

        Picture.Save(Bars(lstm, gru), settings, "gru-bars");
        Report.Result("gru-accuracy", gru.Accuracy, Answers.MajorityAccuracy(training, heldOut));
        Console.WriteLine("From here on the baseline is the LSTM; less is better:");
        Report.Result("gru-parameters", gru.Network.Layout.Count, lstm.Network.Layout.Count);
        Report.Result("gru-tape-numbers", gru.Network.TapeLength, lstm.Network.TapeLength);
        Report.Result("gru-forward-microseconds", gru.Forward, lstm.Forward);
        Report.Result("gru-training-microseconds", gru.Training, lstm.Training);
    }

    /// <summary>The fastest of several repeats of each, by turns: what disturbs a measurement only ever adds to it.</summary>
    private static (double First, double Second) Microseconds(Action first, Action second)
    {
        (double a, double b) = (double.PositiveInfinity, double.PositiveInfinity);
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            a = Math.Min(a, Microseconds(first));
            b = Math.Min(b, Microseconds(second));
        }

        return (a, b);
    }

    private static double Microseconds(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < RunsARepeat; i++)
        {
            run();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / RunsARepeat;
    }

    private static Plot Bars(Measured lstm, Measured gru)
    {
        Plot plot = Picture.New("GRU and LSTM of 32 units on the same task", "what is compared", "share of the LSTM's (%)");
        (string Name, Func<Measured, double> Value)[] rows =
        [
            ("parameters", m => m.Network.Layout.Count), ("tape", m => m.Network.TapeLength), ("time forward", m => m.Forward),
            ("time forward\nand backward", m => m.Training), ("accuracy", m => m.Accuracy),
        ];
        double highest = 100;
        for (int i = 0; i < rows.Length; i++)
        {
            double share = 100 * rows[i].Value(gru) / rows[i].Value(lstm);
            highest = Math.Max(highest, share);
            plot.Add.Bar(new Bar { Position = i - 0.2, Value = 100, Size = 0.38, FillColor = Picture.Colors[0], Label = "100" });
            plot.Add.Bar(new Bar { Position = i + 0.2, Value = share, Size = 0.38, FillColor = Picture.Colors[1], Label = FormattableString.Invariant($"{share:F0}") });
        }

        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "LSTM", FillColor = Picture.Colors[0] });
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "GRU", FillColor = Picture.Colors[1] });
        plot.ShowLegend(Alignment.UpperRight);
        plot.Axes.Bottom.SetTicks(Enumerable.Range(0, rows.Length).Select(i => (double)i).ToArray(), rows.Select(row => row.Name).ToArray());
        plot.Axes.SetLimitsY(0, 1.3 * highest);
        return plot;
    }

    private sealed record Measured(INetwork<float> Network, double Forward, double Training, double Accuracy);

    /// <summary>The passes of one sequence, with the memory that they need.</summary>
    private sealed class TrainingRun(INetwork<float> network, float[] input)
    {
        private readonly float[] _state = new float[network.StateLength];
        private readonly float[] _logits = new float[network.LogitLength];
        private readonly float[] _tape = new float[network.TapeLength];
        private readonly float[] _gradient = new float[network.Layout.Length];

        public INetwork<float> Network => network;

        public void Forward()
        {
            Array.Clear(_state);
            network.ForwardLogits(_state, input, _logits, _tape);
        }

        public void ForwardAndBackward()
        {
            Forward();
            network.Backward(input, _tape, _logits, _gradient, default, default);
        }
    }
}
