namespace Unrolled.Weights;

/// <summary>What a file may leave open, and what the caller accepts.</summary>
public sealed class ImportOptions
{
    /// <summary>The recurrent modules of a <c>state_dict</c> in their order, by the part of their keys before <c>weight_ih_l0</c>: <c>lstm.</c>. Empty: the only one is found.</summary>
    public IReadOnlyList<string> Modules { get; init; } = Array.Empty<string>();

    /// <summary>Beginnings of keys that do not belong to the network. What is neither ignored nor used is an error.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = Array.Empty<string>();

    /// <summary>The key of the embedding table, where it cannot be told from a dense layer.</summary>
    public string? Embedding { get; init; }

    /// <summary>The activation of vanilla cells, where the file does not tell: a <c>state_dict</c> does not.</summary>
    public RnnActivation? Activation { get; init; }

    /// <summary>The activation of the dense layers before the last one, where the file does not tell: a <c>state_dict</c> does not.</summary>
    public LayerActivation? DenseActivation { get; init; }

    /// <summary>The linear layers of a <c>state_dict</c> that stand before the recurrent modules, in their order, by the part of their keys before <c>weight</c>: <c>enter.</c>. Empty: none does.</summary>
    public IReadOnlyList<string> InputLayers { get; init; } = Array.Empty<string>();

    /// <summary>The activation of the last dense layer, where the file does not tell.</summary>
    public LayerActivation? Head { get; init; }

    /// <summary>Whether the file's own test batch is run and compared. Default: true.</summary>
    public bool RunTest { get; init; } = true;

    /// <summary>In what the model may differ from what the file tells. Default: in nothing.</summary>
    public ModelDifferences Accept { get; init; }

    /// <summary>Whether the caller applies the file's <see cref="RecurrentNetwork.SignalPath"/>, which a model does not have. Default: false, a file that asks for one is refused.</summary>
    public bool AppliesSignalPath { get; init; }
}
