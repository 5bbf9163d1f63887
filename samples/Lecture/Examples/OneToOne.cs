using Lecture.Framework;
using ScottPlot;

namespace Lecture.Examples;

/// <summary>One step reads, the same step writes: a recurrent network of one step is a plain network with one hidden layer.</summary>
[RnnModel(Input = 3, Hidden = 16, Steps = 1, Output = 3, Head = Head.Softmax, Topology = Topology.OneToOne)]
internal sealed partial class BloodPressureModel;

/// <summary>Height, weight and age -> low, normal or high blood pressure.</summary>
internal sealed class OneToOne : IExample
{
    private const double LowBelow = 100;
    private const double HighFrom = 130;
    private const double Noise = 5;

    private static readonly string[] Classes = ["low", "normal", "high"];

    public string Name => "one-to-one";

    public string Summary => "height, weight, age -> blood pressure low, normal or high";

    public void Run(Settings settings)
    {
        (Sequences<float> training, Sequences<float> heldOut, double bestPossible) = MakeData(settings.Seed);
        BloodPressureModel model = BloodPressureModel.CreateRandom(settings.Seed);
        MiniBatchTraining.Train(model, training, new TrainingPlan(Epochs: 30), settings.Seed);

        Answers answers = Answers.Of(model, heldOut);
        Picture.Save(Map(model), settings, "one-to-one-map");
        Picture.Save(Picture.Confusion("Blood pressure of people held out", answers.Confusion(3), Classes, "blood pressure"), settings, "one-to-one-confusion", 700);
        Report.Line($"chance decides the rest: who knows the formula, but not its noise, reaches {bestPossible:F3}");
        Report.Result("one-to-one-accuracy", answers.Accuracy, Answers.MajorityAccuracy(training, heldOut));
    }

    /// <summary>Systolic pressure in mmHg before noise: it rises with the body mass index and with age.</summary>
    private static double Pressure(double centimetres, double kilograms, double years)
    {
        double metres = centimetres / 100;
        double bodyMassIndex = kilograms / (metres * metres);
        return 112 + (2.0 * (bodyMassIndex - 25)) + (0.6 * (years - 50));
    }

    private static int ClassOf(double pressure) => pressure < LowBelow ? 0 : pressure < HighFrom ? 1 : 2;

    /// <summary>Inputs near -1 to 1, as networks like them.</summary>
    private static float[] Scaled(double centimetres, double kilograms, double years) =>
        [(float)((centimetres - 171) / 10), (float)((kilograms - 73) / 15), (float)((years - 50) / 20)];

    private static (Sequences<float> Training, Sequences<float> HeldOut, double BestPossible) MakeData(ulong seed)
    {
        const int People = 5000;
        const int Kept = 1000;
        var random = new Xoshiro256(seed);
        var inputs = new float[People][];
        var targets = new int[People][];
        int predictable = 0;
        for (int i = 0; i < People; i++)
        {
            double centimetres = 171 + (9 * random.NextGaussian());
            double bodyMassIndex = Math.Clamp(25 + (4.5 * random.NextGaussian()), 16, 42);
            double kilograms = bodyMassIndex * centimetres * centimetres / 10_000;
            double years = 18 + (67 * random.NextDouble());
            double pressure = Pressure(centimetres, kilograms, years);
            inputs[i] = Scaled(centimetres, kilograms, years);
            targets[i] = [ClassOf(pressure + (Noise * random.NextGaussian()))];
            predictable += i < Kept && ClassOf(pressure) == targets[i][0] ? 1 : 0;
        }

        return (new(inputs[Kept..], targets[Kept..]), new(inputs[..Kept], targets[..Kept]), (double)predictable / Kept);
    }

    /// <summary>What the network answers to people of one height, and where the formula has its borders.</summary>
    private static Plot Map(BloodPressureModel model)
    {
        const int Height = 172;
        const int Cells = 200;
        (double lightest, double heaviest, double youngest, double oldest) = (45, 115, 18, 85);
        Plot plot = Picture.New($"The blood pressure that the network learned, for a height of {Height} cm", "weight (kg)", "age (years)");
        foreach (double border in new[] { LowBelow, HighFrom })
        {
            // Pressure is linear in weight and age, so each border is a line.
            double AgeAt(double kilograms) => 50 + ((border - Pressure(Height, kilograms, 50)) / 0.6);
            var line = plot.Add.Line(lightest, AgeAt(lightest), heaviest, AgeAt(heaviest));
            line.LineWidth = 3;
            line.Color = ScottPlot.Colors.Black;
            line.LegendText = border == LowBelow ? "borders of the formula" : "";
        }

        var classes = new double[Cells, Cells];
        for (int row = 0; row < Cells; row++)
        {
            double years = oldest - ((row + 0.5) * (oldest - youngest) / Cells);
            for (int column = 0; column < Cells; column++)
            {
                double kilograms = lightest + ((column + 0.5) * (heaviest - lightest) / Cells);
                classes[row, column] = model.Classify(Scaled(Height, kilograms, years));
            }
        }

        var map = plot.Add.Heatmap(classes);
        map.Extent = new CoordinateRect(lightest, heaviest, youngest, oldest);
        map.ManualRange = new ScottPlot.Range(0, 2);
        Color[] colors = [Picture.Colors[5], Picture.Colors[2], Picture.Colors[4]];
        map.Colormap = new ScottPlot.Colormaps.CustomInterpolated(colors);
        plot.MoveToBack(map);
        for (int i = 0; i < Classes.Length; i++)
        {
            plot.Legend.ManualItems.Add(new LegendItem { LabelText = Classes[i], FillColor = colors[i] });
        }

        plot.Axes.SetLimits(lightest, heaviest, youngest, oldest);
        plot.ShowLegend(Edge.Right);
        return plot;
    }
}
