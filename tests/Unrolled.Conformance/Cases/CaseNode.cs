using System.Text.Json;

namespace Unrolled.Conformance.Cases;

/// <summary>One place in a case file, read with the question what ought to stand there.</summary>
internal readonly record struct CaseNode(JsonElement Element, string File, string Place)
{
    /// <summary>The activation layer that follows a layer.</summary>
    public JsonElement? Followed { get; init; }

    /// <summary>The member, or null where it is absent or JSON null.</summary>
    public CaseNode? Find(string name) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new CaseNode(value, File, $"{Place}.{name}")
            : null;

    public CaseNode Get(string name, string expected) => Find(name) ?? throw new CaseFormatException(File, $"{Place}.{name}", expected);

    public string Text(string name) => Get(name, "a string").AsText();

    public int Number(string name) => Get(name, "a whole number").AsNumber();

    public bool Flag(string name, bool absent) => Find(name) is not { } node
        ? absent
        : node.Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? node.Element.GetBoolean() : throw node.Wrong("true or false");

    public string AsText() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong("a string");

    public int AsNumber() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int value) ? value : throw Wrong("a whole number");

    public double AsReal() => Element.ValueKind == JsonValueKind.Number ? Element.GetDouble() : throw Wrong("a number");

    public IEnumerable<CaseNode> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("an array");
        }

        return Element.EnumerateArray().Select(Item).ToArray();
    }

    /// <summary>The numbers of an array; of a single-precision case each is the float nearest to its decimals.</summary>
    public double[] Numbers(bool single) => Items().Select(item => single ? (double)item.AsSingle() : item.AsReal()).ToArray();

    /// <summary>A tensor <c>{"shape":[..],"data":[..]}</c> of exactly this shape; -1 stands for any size.</summary>
    public Tensor Tensor(bool single, params int[] shape)
    {
        int[] actual = Get("shape", "the sizes of the tensor").Items().Select(size => size.AsNumber()).ToArray();
        double[] data = Find("formula") is { } formula
            ? NumberFormula.Numbers(formula.Number("seed"), Count(actual), formula.Get("scale", "the largest magnitude").AsReal())
            : Get("data", "the numbers of the tensor").Numbers(single);
        bool fits = actual.Length == shape.Length && actual.Zip(shape).All(pair => pair.Second == -1 || pair.First == pair.Second);
        if (shape.Length > 0 && !fits)
        {
            throw new CaseFormatException(File, Place, $"a tensor of shape [{string.Join(", ", shape)}], found [{string.Join(", ", actual)}]");
        }

        int count = Count(actual);
        return data.Length == count ? new Tensor(data, actual) : throw new CaseFormatException(File, Place, $"{count} numbers, found {data.Length}");
    }

    public CaseFormatException Wrong(string expected) => new(File, Place, $"{expected}, found {Element.ValueKind}");

    private static int Count(int[] shape) => shape.Aggregate(1, (product, size) => product * size);

    private CaseNode Item(JsonElement element, int index) => new(element, File, $"{Place}[{index}]");

    private float AsSingle() => Element.ValueKind == JsonValueKind.Number ? Element.GetSingle() : throw Wrong("a number");
}
