namespace Unrolled.Weights.Layouts;

/// <summary>How a framework keeps the weights of a recurrent layer: its order of gates, its shapes, its biases and its names. Importers, exporters and the page of layouts read it.</summary>
/// <param name="Name">The framework.</param>
internal sealed record FrameworkLayout(string Name)
{
    private readonly List<CellForm> _cells = new();

    public IReadOnlyList<CellForm> Cells => _cells;

    /// <summary>Adds a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="reset">Which GRU; null: the cell is none, or the framework has one form for both.</param>
    /// <param name="forms">Its tensors.</param>
    public FrameworkLayout With(CellKind cell, GruReset? reset, params TensorForm[] forms)
    {
        _cells.Add(new CellForm(this, cell, reset, forms));
        return this;
    }

    /// <summary>The form of a cell; null: the framework does not have it.</summary>
    public CellForm? Find(CellKind cell, GruReset reset) =>
        _cells.FirstOrDefault(form => form.Cell == cell && (cell != CellKind.Gru || form.Reset == null || form.Reset == reset));
}

/// <summary>The tensors of one cell in a framework.</summary>
/// <param name="Framework">Whose they are.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Reset">Which GRU; null: either.</param>
/// <param name="Tensors">The tensors.</param>
internal sealed record CellForm(FrameworkLayout Framework, CellKind Cell, GruReset? Reset, IReadOnlyList<TensorForm> Tensors)
{
    /// <summary>The framework's gates in its order, in its own letters: those of its first tensor that has them all.</summary>
    public IReadOnlyList<string> Order => Tensors.SelectMany(form => form.Blocks)
        .Where(block => block.Part is TensorPart.InputMatrix or TensorPart.BothMatrices).Select(block => block.Gate).ToArray();

    /// <summary>For each of our gates the number of its block in the framework's order.</summary>
    public IEnumerable<int> Taken => CellDescription.Of(Cell).Gates.Select(gate => Order.ToList().FindIndex(letter => OurGate(letter) == gate));

    /// <summary>Our letter for a gate: Keras and ONNX write c for the candidate of an LSTM, h for that of a GRU, ONNX i for an RNN's only gate.</summary>
    public string OurGate(string letter) => (Cell, letter) switch
    {
        (CellKind.Rnn, _) => "h",
        (CellKind.Lstm, "c") => "g",
        (CellKind.Gru, "h") => "n",
        _ => letter,
    };

    /// <summary>Whether a gate has a bias beside R h of its own.</summary>
    public bool HasRecurrentBias(string gate) => Has(gate, TensorPart.RecurrentBias);

    /// <summary>Whether a gate has that part.</summary>
    public bool Has(string gate, TensorPart part) => Tensors.SelectMany(form => form.Blocks).Any(block => block.Part == part && OurGate(block.Gate) == gate);
}
