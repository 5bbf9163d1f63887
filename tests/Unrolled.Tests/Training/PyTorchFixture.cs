using System.Text.Json;

namespace Unrolled.Tests.Training;

/// <summary>What Fixtures/pytorch_training.py wrote.</summary>
internal static class PyTorchFixture
{
    public static readonly JsonElement Root =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "pytorch_training.json"))).RootElement;

    public static JsonElement Case(string list, string name) =>
        Root.GetProperty(list).EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);

    public static double[] Doubles(this JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray().Select(x => x.GetDouble()).ToArray();

    public static float[] Singles(this JsonElement element, string name) => element.Doubles(name).Select(x => (float)x).ToArray();

    public static int[] Integers(this JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray().Select(x => x.GetInt32()).ToArray();

    /// <summary>Largest difference relative to the largest expected magnitude, at least <paramref name="floor"/>.</summary>
    public static void Close(double[] expected, IEnumerable<double> actual, double bound, double floor = 1e-3)
    {
        double scale = Math.Max(expected.Max(Math.Abs), floor);
        double worst = expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max();
        Assert.True(worst <= bound * scale, $"{worst} of {scale}, bound {bound}");
    }
}
