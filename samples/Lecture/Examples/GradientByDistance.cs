using Lecture.Framework;
using ScottPlot;

namespace Lecture.Examples;

[RnnModel(Input = 8, Hidden = 32, Steps = 1, Precision = Precision.Double)]
internal sealed partial class RnnStep;

[LstmModel(Input = 8, Hidden = 32, Steps = 1, Precision = Precision.Double)]
internal sealed partial class LstmStep;

[GruModel(Input = 8, Hidden = 32, Steps = 1, Precision = Precision.Double)]
internal sealed partial class GruStep;

/// <summary>How much of the gradient arrives how many steps back, in untrained networks of the three cells.</summary>
internal static class GradientByDistance
{
    private static readonly int[] Distances = [10, 20, 50, 100, 200];

    public static void Run(Settings settings)
    {
        int longest = Distances[^1];

        // s(4) = 0.982 keeps 16 % over 100 steps, s(1) = 0.731 keeps 2e-14.
        LstmStep lstm = LstmStep.CreateRandom(settings.Seed);
        Initializer.ForgetBias(LstmStep.Layout["bias_l0"], lstm.Parameters, 4);
        GruStep gru = GruStep.CreateRandom(settings.Seed);
        UpdateBias.Set<double>(gru, 4);
        (string Name, INetwork<double> Network)[] networks =
        [
            ("RNN", RnnStep.CreateRandom(settings.Seed)),
            ("GRU", GruStep.CreateRandom(settings.Seed)),
            ("LSTM", LstmStep.CreateRandom(settings.Seed)),
            ("LSTM, forget bias 4", lstm),
            ("GRU, update bias 4", gru),
        ];

        Plot plot = Picture.New("Gradients fade with distance unless gates keep (32 units, untrained)", "steps back", "norm of the gradient by h (last step: 1)");
        LogAxis.Use(plot);
        Console.WriteLine($"  {"norm of the gradient after",-26}{string.Concat(Distances.Select(distance => $"{distance,11}"))} steps back");
        for (int i = 0; i < networks.Length; i++)
        {
            double[] norms = GradientChain.Norms(networks[i].Network, longest, new Xoshiro256(settings.Seed));
            LogAxis.AddLine(plot, norms, networks[i].Name, Picture.Colors[i]);
            string row = string.Concat(Distances.Select(distance => FormattableString.Invariant($"{norms[distance],11:E1}")));
            Console.WriteLine($"  {networks[i].Name,-26}{row}");
        }

        plot.ShowLegend(Alignment.LowerLeft);
        Picture.Save(plot, settings, "gradient-flow-distance");
    }
}
