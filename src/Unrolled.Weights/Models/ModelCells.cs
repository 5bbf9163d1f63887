using System.Reflection;

namespace Unrolled.Weights.Models;

/// <summary>
/// The layers of a model from the input on, as <see cref="ModelMeaning.Cell"/> and files of this library tell them: <c>Gru(Reset = BeforeProduct)</c> for all
/// recurrent layers alike, or each: <c>Dense > Gru > Lstm > Dense(Activation = Tanh)</c>.
/// </summary>
internal sealed class ModelCells
{
    private const string Between = " > ";
    private const string Dense = "Dense";

    // A cell that stands among others has its equations for a name.
    private static readonly (string Equations, string Name)[] Known = typeof(Cells.Gru).Assembly.GetCustomAttributes<CellEquationsAttribute>()
        .Select(cell => ($"Recurrent({cell.Equations})", cell.Cell.Name)).ToArray();

    private readonly IReadOnlyList<CellSettings> _recurrent;

    public ModelCells(IReadOnlyList<CellSettings> recurrent, IReadOnlyList<string>? before = null, IReadOnlyList<string>? behind = null) =>
        (_recurrent, Before, Behind) = (recurrent, before ?? Array.Empty<string>(), behind ?? Array.Empty<string>());

    /// <summary>The activations of the dense layers before the recurrent ones, <see cref="DenseActivation"/> by name.</summary>
    public IReadOnlyList<string> Before { get; }

    /// <summary>The activations of the dense layers between the recurrent ones and the output layer.</summary>
    public IReadOnlyList<string> Behind { get; }

    /// <summary>How many recurrent layers there are; null: any number of one cell.</summary>
    public int? Count => _recurrent.Count == 1 && Before.Count + Behind.Count == 0 ? null : _recurrent.Count;

    /// <summary>Whether z of some GRU writes.</summary>
    public bool ZWrites => _recurrent.Any(cell => cell.ZWrites);

    /// <summary>The cell of a recurrent layer.</summary>
    public CellSettings Of(int layer) => _recurrent[Math.Min(layer, _recurrent.Count - 1)];

    /// <exception cref="WeightsException">Other programs do not know one of the cells.</exception>
    public static ModelCells Parse(string text, string file)
    {
        string[] parts = Known.Aggregate(text, (whole, cell) => whole.Replace(cell.Equations, cell.Name, StringComparison.Ordinal)).Split(new[] { Between }, StringSplitOptions.None);
        string[] before = parts.TakeWhile(IsDense).ToArray();
        string[] cells = parts.Skip(before.Length).TakeWhile(part => !IsDense(part)).ToArray();
        string[] behind = parts.Skip(before.Length + cells.Length).ToArray();
        if (cells.Length == 0 || !behind.All(IsDense))
        {
            throw new WeightsException(file, "the cells", $"{string.Join(", ", CellDescription.All.Select(known => known.Name))}, dense layers before and behind them", text);
        }

        return new ModelCells(cells.Select(cell => CellSettings.Parse(cell, file)).ToArray(), before.Select(Activation).ToArray(), behind.Select(Activation).ToArray());
    }

    /// <summary>What a model of a network's layers would be called in its files; null: the network does not tell all of it.</summary>
    public static string? TextOf(RecurrentNetwork network)
    {
        string?[] dense = network.InnerDense.Select(layer => layer.Activation switch
        {
            null => null,
            LayerActivation.Relu => Dense,
            { } other => $"{Dense}(Activation = {other})",
        }).ToArray();
        string?[] cells = network.Layers.Select((layer, i) => TextOf(layer, isAlone: network.Cell != null)).ToArray();
        return dense.Concat(cells).Contains(null) ? null
            : dense.Length == 0 && network.Cell != null ? cells[0]
            : string.Join(Between, dense.Take(network.InputLayers.Count).Concat(cells).Concat(dense.Skip(network.InputLayers.Count)));
    }

    private static string? TextOf(RecurrentLayer layer, bool isAlone)
    {
        string settings = layer.Cell switch
        {
            CellKind.Rnn when layer.Activation is { } activation and not RnnActivation.Tanh => $"(Activation = {activation})",
            CellKind.Gru when layer.Reset == GruReset.BeforeProduct => $"(Reset = {layer.Reset})",
            CellKind.Lstm when layer.Weights[0].Peepholes != null => "(Peepholes = true)",
            _ => "",
        };
        return layer.Cell == CellKind.Rnn && layer.Activation == null ? null
            : isAlone ? layer.Cell + settings
            : Known.First(cell => cell.Name == layer.Cell.ToString()).Equations;
    }

    private static bool IsDense(string part) => part == Dense || part.StartsWith(Dense + "(", StringComparison.Ordinal);

    private static string Activation(string part) =>
        part.Split('(', ',', ')').Select(setting => setting.Split('=')).FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == "Activation")?[1].Trim() ?? nameof(DenseActivation.Relu);
}
