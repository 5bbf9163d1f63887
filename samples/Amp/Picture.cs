using ScottPlot;

namespace Amp;

/// <summary>Input and output over some hundredths of a second, where the input is loudest.</summary>
internal static class Picture
{
    private const double Seconds = 0.04;

    public static void Save(string path, string model, Sound input, Sound output)
    {
        int length = Math.Min(input.Length, (int)(Seconds * input.SampleRate));
        float[] sound = input.Channels[0];
        int loudest = Array.IndexOf(sound, sound.MaxBy(Math.Abs));
        int start = Math.Clamp(loudest - (length / 4), 0, sound.Length - length);
        var plot = new Plot();
        plot.Title(model, size: 18);
        Line("input", sound, "#888888");
        Line("output", output.Channels[0], "#D55E00");
        plot.XLabel("seconds");
        plot.YLabel("amplitude");
        plot.ShowLegend(Alignment.UpperRight);
        plot.SavePng(path, 1200, 500);

        void Line(string name, float[] samples, string color)
        {
            int count = Math.Min(length, samples.Length - start);
            double[] times = [.. Enumerable.Range(start, count).Select(t => (double)t / input.SampleRate)];
            double[] values = [.. samples.AsSpan(start, count).ToArray().Select(x => (double)x)];
            var line = plot.Add.ScatterLine(times, values);
            line.Color = Color.FromHex(color);
            line.LineWidth = 2;
            line.LegendText = name;
        }
    }
}
