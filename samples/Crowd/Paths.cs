using ScottPlot;

namespace Crowd;

/// <summary>The paths of a few fireflies, their flashes, and where their hunters took them to be.</summary>
internal sealed class Paths(int shown)
{
    private static readonly Color[] Colors = [Color.FromHex("#0072B2"), Color.FromHex("#D55E00"), Color.FromHex("#009E73"), Color.FromHex("#CC79A7")];
    private readonly List<Coordinates>[] _flown = Empty(shown);
    private readonly List<Coordinates>[] _guessed = Empty(shown);
    private readonly List<Coordinates>[] _flashes = Empty(shown);

    /// <summary>Notes the places after a frame.</summary>
    public void Note(Chase chase, bool[] lit, (float X, float Y)[] before)
    {
        for (int i = 0; i < shown; i++)
        {
            _flown[i].Add(new Coordinates(chase.Fireflies.X[i], chase.Fireflies.Y[i]));
            _guessed[i].Add(new Coordinates(chase.Guess[i].X, chase.Guess[i].Y));
            if (lit[i])
            {
                _flashes[i].Add(new Coordinates(before[i].X, before[i].Y));
            }
        }
    }

    public void Save(string path)
    {
        var plot = new Plot();
        plot.Title("Lines: fireflies. Rings: flashes. Dots: where the hunters take them to be", size: 17);
        for (int i = 0; i < shown; i++)
        {
            Color color = Colors[i % Colors.Length];
            var line = plot.Add.ScatterLine(_flown[i]);
            line.Color = color.WithAlpha(0.45);
            line.LineWidth = 4;
            var dots = plot.Add.ScatterPoints(_guessed[i]);
            dots.Color = color;
            dots.MarkerSize = 5;
            var rings = plot.Add.ScatterPoints(_flashes[i]);
            rings.Color = Color.FromHex("#222222");
            rings.MarkerShape = MarkerShape.OpenCircle;
            rings.MarkerSize = 12;
        }

        plot.Axes.SquareUnits();
        plot.SavePng(path, 1100, 800);
        Console.WriteLine($"picture: {path}");
    }

    private static List<Coordinates>[] Empty(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<Coordinates>())];
}
