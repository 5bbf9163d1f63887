namespace Unrolled.Weights;

/// <summary>The formats of files with weights.</summary>
public enum WeightsFormat
{
    /// <summary>safetensors with the names of a PyTorch <c>state_dict</c>, or those of this library.</summary>
    Safetensors,

    /// <summary>What <c>torch.save(model.state_dict(), path)</c> writes: <c>.pt</c>, <c>.pth</c>.</summary>
    PyTorch,

    /// <summary>The flat JSON of a <c>state_dict</c> that RTNeural reads for PyTorch models.</summary>
    PyTorchJson,

    /// <summary>NumPy's <c>.npz</c> with the arrays of Keras' <c>get_weights()</c> in their order.</summary>
    Npz,

    /// <summary>Keras 3's archive, <c>.keras</c>.</summary>
    Keras,

    /// <summary>HDF5 as Keras writes it: <c>.weights.h5</c> and the older <c>.h5</c>.</summary>
    KerasHdf5,

    /// <summary>ONNX.</summary>
    Onnx,

    /// <summary>Neural Amp Modeler, <c>.nam</c>.</summary>
    Nam,

    /// <summary>GuitarML (Proteus, NeuralPi), <c>.json</c>.</summary>
    GuitarMl,

    /// <summary>RTNeural and AIDA-X, <c>.json</c>, <c>.aidax</c>.</summary>
    RtNeural,

    /// <summary>This library's own JSON, <c>.weights.json</c>, which the compiler reads: <see cref="ModelAttribute.Weights"/>.</summary>
    Unrolled,
}
