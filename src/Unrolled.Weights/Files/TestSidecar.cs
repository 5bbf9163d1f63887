using Unrolled.Weights.Json;

namespace Unrolled.Weights.Files;

/// <summary>A test batch in a file of its own, for formats that hold none: <c>{"input": [[...], ...], "output": [[...], ...], "tolerance": 1e-5}</c>.</summary>
internal static class TestSidecar
{
    public const string Extension = ".test.json";

    private const double UsualTolerance = 1e-5;

    public static TestBatch Read(string path, byte[] bytes)
    {
        JsonNode root = JsonNode.Parse(path, bytes);
        double[] output = root.Get("output", "rows of outputs").AsDoubles();
        return new TestBatch(path, root.Get("input", "rows of inputs").AsDoubles(), output, root.Find("tolerance")?.AsNumber() ?? UsualTolerance);
    }
}
