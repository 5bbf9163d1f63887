namespace Unrolled.Weights.Keras;

/// <summary>What was read of an HDF5 file.</summary>
internal sealed class Hdf5Content
{
    /// <summary>The data sets, by path.</summary>
    public List<FileTensor> Tensors { get; } = new();

    /// <summary>Attributes of the root: <c>model_config</c>, <c>keras_version</c>.</summary>
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the layers in their order, as Keras 2 wrote them; null: not there.</summary>
    public string[]? LayerNames { get; set; }

    /// <summary>The group that holds those layers: <c>model_weights</c>, or the root.</summary>
    public string LayersGroup { get; set; } = "";
}
