namespace Unrolled;

/// <summary>What the numbers of a model mean, beyond the names and shapes of its tensors. Two models that differ here compute different things with the same weights.</summary>
/// <remarks>A checkpoint keeps it, and a model with another one refuses the file: see <see cref="ModelDifferences"/>.</remarks>
public sealed class ModelMeaning
{
    /// <summary>The meaning of a model.</summary>
    /// <param name="cell">See <see cref="Cell"/>.</param>
    /// <param name="inputs">See <see cref="Inputs"/>.</param>
    /// <param name="topology">See <see cref="Topology"/>.</param>
    /// <param name="head">See <see cref="Head"/>.</param>
    public ModelMeaning(string cell, string inputs, string topology, Head? head)
    {
        (Cell, Inputs, Topology, Head) = (cell, inputs, topology, head);
    }

    /// <summary>The cell with those settings that are not its attribute's defaults: <c>Gru(Reset = BeforeProduct)</c>.</summary>
    public string Cell { get; }

    /// <summary><c>numbers</c> or <c>tokens</c>.</summary>
    public string Inputs { get; }

    /// <summary>Which steps read and which write: <c>every step reads, the last step writes</c>. The number of steps is not part of it.</summary>
    public string Topology { get; }

    /// <summary>What the output layer makes of its logits; null: there is no output layer, h is the output.</summary>
    public Head? Head { get; }

    /// <summary>The parts by the name that a file keeps them under, each with the flag that accepts another value.</summary>
    internal IEnumerable<(string Key, string Value, ModelDifferences Flag)> Parts => new[]
    {
        ("cell", Cell, ModelDifferences.Cell),
        ("inputs", Inputs, ModelDifferences.Inputs),
        ("topology", Topology, ModelDifferences.Topology),
        ("head", Head?.ToString() ?? "none", ModelDifferences.Head),
    };
}

/// <summary>How a model may differ from the one that a file was saved from.</summary>
[Flags]
public enum ModelDifferences
{
    /// <summary>In nothing.</summary>
    None = 0,

    /// <summary>The cell or its settings: a tanh network's weights in a relu network.</summary>
    Cell = 1,

    /// <summary>Tokens instead of numbers, or the reverse.</summary>
    Inputs = 2,

    /// <summary>The steps that read and write: a network that was trained many-to-one writes at every step.</summary>
    Topology = 4,

    /// <summary>The head: softmax weights in a network that writes logits.</summary>
    Head = 8,

    /// <summary>In everything but names and shapes of tensors.</summary>
    All = Cell | Inputs | Topology | Head,
}
