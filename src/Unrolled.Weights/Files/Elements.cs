namespace Unrolled.Weights.Files;

/// <summary>Little-endian elements as numbers, and back.</summary>
internal static class Elements
{
    /// <param name="type">F32, F64, F16 or BF16.</param>
    /// <param name="bytes">As many as <paramref name="count"/> elements have.</param>
    /// <param name="count">Numbers.</param>
    public static double[] Read(string type, ReadOnlyMemory<byte> bytes, int count)
    {
        var values = new double[count];
        NamedTensor.FromBytes("the tensor", type, new[] { count }, bytes).Read<double>(values);
        return values;
    }

    /// <summary>Doubles as F32, or as F64.</summary>
    public static byte[] Write(double[] values, bool isDouble) => isDouble
        ? NamedTensor.From<double>("the tensor", new[] { values.Length }, values).Data.ToArray()
        : NamedTensor.From<float>("the tensor", new[] { values.Length }, Array.ConvertAll(values, x => (float)x)).Data.ToArray();
}
