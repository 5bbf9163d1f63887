using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Weights;

/// <summary>The text of a weights file -> its content. docs/weights.md has the format.</summary>
internal static class WeightsReader
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "unrolled-weights";

    public const string Cell = "cell";

    public const string Inputs = "inputs";

    public const string Head = "head";

    public const string Direction = "direction";

    private const int Version = 1;

    /// <summary>Facts that the file may tell; the last is for people.</summary>
    private static readonly string[] Facts = { Cell, Inputs, Head, Direction, "source" };

    private const string Advice = "write one with 'unrolled convert FILE NAME.weights.json'";

    public static WeightsContent Read(string? text)
    {
        if (text is null)
        {
            return WeightsContent.Unreadable("the compiler cannot read it");
        }

        try
        {
            return Root(new JsonReader(text));
        }
        catch (WeightsFormatException wrong)
        {
            return WeightsContent.Unreadable(wrong.Message);
        }
    }

    private static WeightsContent Root(JsonReader json)
    {
        var facts = new List<WeightsFact>();
        var tensors = new List<WeightsTensor>();
        bool isFirst = true;
        foreach (string key in json.Members())
        {
            if (isFirst && key != "format")
            {
                throw new WeightsFormatException($"its first key is '{key}', and a file for the compiler begins with \"format\": \"{Format}\"; {Advice}");
            }

            isFirst = false;
            switch (key)
            {
                case "format" when json.Text() is var format && format != Format:
                    throw new WeightsFormatException($"its format is '{format}', not '{Format}'; {Advice}");
                case "format":
                    break;
                case "version" when json.Integer() is var version && version != Version:
                    throw new WeightsFormatException(FormattableString.Invariant($"its version is {version}, and this compiler reads version {Version}"));
                case "version":
                    break;
                case "tensors":
                    ReadTensors(json, tensors);
                    break;
                case var fact when Facts.Contains(fact):
                    facts.Add(new WeightsFact(fact, json.Text()));
                    break;
                default:
                    throw new WeightsFormatException($"the key '{key}' is unknown");
            }
        }

        json.End();
        return isFirst
            ? throw new WeightsFormatException($"it is empty; {Advice}")
            : new WeightsContent("", new EquatableArray<WeightsFact>(facts.ToArray()), new EquatableArray<WeightsTensor>(tensors.ToArray()));
    }

    private static void ReadTensors(JsonReader json, List<WeightsTensor> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in json.Members())
        {
            if (!names.Add(name))
            {
                throw new WeightsFormatException($"the tensor '{name}' stands in it twice");
            }

            tensors.Add(Tensor(json, name));
        }
    }

    private static WeightsTensor Tensor(JsonReader json, string name)
    {
        int[]? shape = null;
        long[]? bits = null;
        string? bytes = null;
        int size = sizeof(float);
        foreach (string key in json.Members())
        {
            switch (key)
            {
                case "shape":
                    shape = json.Items().Select(_ => json.Integer()).ToArray();
                    break;
                case "values":
                    bits = json.Items().Select(_ => BitConverter.DoubleToInt64Bits(json.Number())).ToArray();
                    break;
                case "base64":
                    bytes = json.Text();
                    break;
                case "dtype":
                    string type = json.Text();
                    size = type switch
                    {
                        "F32" => sizeof(float),
                        "F64" => sizeof(double),
                        _ => throw new WeightsFormatException($"the numbers of '{name}' are {type}, and F32 and F64 can be read"),
                    };
                    break;
                default:
                    throw new WeightsFormatException($"the key '{key}' of the tensor '{name}' is unknown");
            }
        }

        if (shape == null || (bits == null) == (bytes == null))
        {
            throw new WeightsFormatException($"the tensor '{name}' needs 'shape' and one of 'values' and 'base64'");
        }

        return shape.Length is 0 or > 2 || shape.Any(length => length < 1)
            ? throw new WeightsFormatException($"the shape of '{name}' is [{string.Join(", ", shape)}], and one or two sizes of at least 1 are needed")
            : new WeightsTensor(name, new EquatableArray<int>(shape), new EquatableArray<long>(bits ?? Decoded(bytes!, name, size)));
    }

    /// <summary>Little-endian numbers as base64: exact, a third of the decimals' length, and read without a division.</summary>
    private static long[] Decoded(string text, string name, int size)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new WeightsFormatException($"the numbers of '{name}' are no base64");
        }

        if (bytes.Length % size != 0)
        {
            throw new WeightsFormatException(FormattableString.Invariant($"'{name}' has {bytes.Length} bytes, which is no multiple of {size}"));
        }

        if (!BitConverter.IsLittleEndian)
        {
            throw new WeightsFormatException("this machine is big-endian");
        }

        var bits = new long[bytes.Length / size];
        if (size == sizeof(double))
        {
            Buffer.BlockCopy(bytes, 0, bits, 0, bytes.Length);
            return bits;
        }

        var singles = new float[bits.Length];
        Buffer.BlockCopy(bytes, 0, singles, 0, bytes.Length);
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = BitConverter.DoubleToInt64Bits(singles[i]);
        }

        return bits;
    }
}
