namespace Unrolled.Weights.Layouts;

/// <summary>A part of a layer's weights.</summary>
internal enum TensorPart
{
    /// <summary>W, what a gate makes of x.</summary>
    InputMatrix,

    /// <summary>R, what a gate makes of h.</summary>
    RecurrentMatrix,

    /// <summary>W and R side by side: columns x, then h.</summary>
    BothMatrices,

    /// <summary>The bias beside W x, or the only one.</summary>
    InputBias,

    /// <summary>The bias beside R h.</summary>
    RecurrentBias,

    /// <summary>What a gate sees of c.</summary>
    Peephole,
}

/// <summary>One gate's rows in a tensor.</summary>
/// <param name="Gate">The gate's letter in the framework.</param>
/// <param name="Part">What the rows are.</param>
internal readonly record struct TensorBlock(string Gate, TensorPart Part);

/// <summary>One tensor of a layer in a framework's own form: blocks of H rows, a gate each, one under the other.</summary>
/// <param name="Name">Its key; a prefix and the layer's number come from the file's format.</param>
/// <param name="Blocks">The blocks in the framework's order.</param>
internal sealed record TensorForm(string Name, IReadOnlyList<TensorBlock> Blocks)
{
    /// <summary>Whether rows and columns are exchanged: <c>y = x W</c>.</summary>
    public bool Transposed { get; init; }

    /// <summary>Whether a file may lack it; then it is zero.</summary>
    public bool Optional { get; init; }

    /// <summary>The leading size of a vector that is kept as rows: 2 for Keras' GRU, 1 for a direction of ONNX; 0: none.</summary>
    public int Leading { get; init; }

    /// <summary>A tensor whose blocks are all the same part of the gates in <paramref name="order"/>.</summary>
    public static TensorForm Of(string name, string order, params TensorPart[] parts) =>
        new(name, parts.SelectMany(part => order.Split(' ').Select(gate => new TensorBlock(gate, part))).ToArray());

    public bool IsMatrix => Blocks[0].Part is TensorPart.InputMatrix or TensorPart.RecurrentMatrix or TensorPart.BothMatrices;

    /// <summary>Columns of a block.</summary>
    public int Columns(int input, int hidden) => Blocks[0].Part switch
    {
        TensorPart.InputMatrix => input,
        TensorPart.RecurrentMatrix => hidden,
        TensorPart.BothMatrices => checked(input + hidden),
        _ => 1,
    };

    public int[] Shape(int input, int hidden)
    {
        int rows = checked(Blocks.Count * hidden);
        int columns = Columns(input, hidden);
        int[] shape = !IsMatrix ? new[] { rows } : Transposed ? new[] { columns, rows } : new[] { rows, columns };
        return Leading == 0 ? shape
            : IsMatrix || Leading == 1 ? shape.Prepend(Leading).ToArray()
            : new[] { Leading, rows / Leading };
    }

    /// <summary>The shape in letters: <c>[4·H, I]</c>.</summary>
    public string ShapeText()
    {
        int rows = Leading > 1 ? Blocks.Count / Leading : Blocks.Count;
        string height = rows == 1 ? "H" : $"{rows}·H";
        string width = Blocks[0].Part switch { TensorPart.InputMatrix => "I", TensorPart.RecurrentMatrix => "H", _ => "I+H" };
        string body = !IsMatrix ? height : Transposed ? $"{width}, {height}" : $"{height}, {width}";
        return Leading > 0 ? $"[{Leading}, {body}]" : $"[{body}]";
    }

    /// <summary>Where the number of a block, a unit and a column stands.</summary>
    public int Index(int block, int unit, int column, int input, int hidden) => Transposed
        ? (column * Blocks.Count * hidden) + (block * hidden) + unit
        : (((block * hidden) + unit) * Columns(input, hidden)) + column;
}
