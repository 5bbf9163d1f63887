using Lecture.Framework;
using ScottPlot;

namespace Lecture.Examples;

/// <summary>The first step reads a picture; every step writes a letter. After the first step the input is zero: the state alone knows what to spell.</summary>
[LstmModel(Input = Glyphs.Side * Glyphs.Side, Hidden = 48, Steps = 5, Output = 16, Head = Head.Softmax, Topology = Topology.OneToMany)]
internal sealed partial class SpellerModel;

/// <summary>A noisy 8 x 8 digit -> its name, letter by letter: image captioning in small.</summary>
internal sealed class OneToMany : IExample
{
    private const double FlippedPixels = 0.08;

    /// <summary>The letters that occur, and a blank that fills short names.</summary>
    private static readonly char[] Letters = [' ', .. Glyphs.Names.SelectMany(name => name).Distinct()];

    public string Name => "one-to-many";

    public string Summary => "a noisy 8 x 8 digit, read once -> its name, letter by letter";

    public void Run(Settings settings)
    {
        (Sequences<float> training, Sequences<float> heldOut) = MakeData(3000, settings.Seed).Split(5, settings.Seed);
        SpellerModel model = SpellerModel.CreateRandom(settings.Seed);
        MiniBatchTraining.Train(model, training, new TrainingPlan(Epochs: 10), settings.Seed);

        Answers answers = Answers.Of(model, heldOut);
        Picture.Save(Gallery(heldOut, answers), settings, "one-to-many-gallery", 1200, 700);
        Report.Result("one-to-many-exact", answers.ExactMatch, MostFrequentName(training, heldOut));
    }

    private static Sequences<float> MakeData(int count, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var inputs = new float[count][];
        var targets = new int[count][];
        for (int i = 0; i < count; i++)
        {
            int digit = random.NextInt32(10);
            inputs[i] = Array.ConvertAll(Glyphs.Pixels(digit), pixel => random.NextDouble() < FlippedPixels ? 1 - pixel : pixel);
            string name = Glyphs.Names[digit].PadRight(SpellerModel.Steps);
            targets[i] = name.Select(letter => Array.IndexOf(Letters, letter)).ToArray();
        }

        return new Sequences<float>(inputs, targets);
    }

    private static string Text(int[] classes) => string.Concat(classes.Select(letter => Letters[letter])).TrimEnd();

    private static double MostFrequentName(Sequences<float> training, Sequences<float> heldOut)
    {
        string name = training.Targets.CountBy(Text).MaxBy(count => count.Value).Key;
        return heldOut.Targets.Average(target => Text(target) == name ? 1.0 : 0.0);
    }

    /// <summary>The first held-out pictures, each above what the network wrote; where that is wrong, the truth beside it.</summary>
    private static Plot Gallery(Sequences<float> heldOut, Answers answers)
    {
        const int Columns = 8;
        const int Rows = 4;
        const int Pitch = Glyphs.Side + 4;
        Plot plot = Picture.New($"Digits held out, {100 * FlippedPixels:F0} % of the pixels flipped, and the names that the network spelled", "", "");
        for (int i = 0; i < Columns * Rows; i++)
        {
            double left = i % Columns * Pitch;
            double bottom = -(i / Columns) * Pitch;
            var pixels = new double[Glyphs.Side, Glyphs.Side];
            for (int pixel = 0; pixel < Glyphs.Side * Glyphs.Side; pixel++)
            {
                pixels[pixel / Glyphs.Side, pixel % Glyphs.Side] = heldOut.Inputs[i][pixel];
            }

            var map = plot.Add.Heatmap(pixels);
            map.Extent = new CoordinateRect(left, left + Glyphs.Side, bottom, bottom + Glyphs.Side);
            map.Colormap = new ScottPlot.Colormaps.Grayscale().Reversed();
            string answer = Text(answers.Classes[i]);
            string truth = Text(heldOut.Targets[i]);
            var text = plot.Add.Text(answer == truth ? answer : $"{answer} ({truth})", left + (Glyphs.Side / 2.0), bottom - 0.6);
            text.LabelAlignment = Alignment.UpperCenter;
            text.LabelFontSize = 18;
            text.LabelFontColor = answer == truth ? Picture.Colors[2] : Picture.Colors[4];
        }

        plot.HideGrid();
        plot.Layout.Frameless();
        plot.Axes.SetLimits(-3, (Columns * Pitch) - 1, (-(Rows - 1) * Pitch) - 4, Glyphs.Side + 2);
        plot.Axes.Title.IsVisible = true;
        return plot;
    }
}
