namespace Unrolled;

/// <summary>Other formats that weights come in, by their first bytes: for a message that says what to do.</summary>
internal static class ForeignFormats
{
    private const string WriteSafetensors = "; write safetensors instead, in Python with safetensors.torch.save_file(model.state_dict(), path)";

    /// <summary>What the bytes are; null where nothing is known of them.</summary>
    public static string? NameOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => "a zip archive, as torch.save, Keras (.keras) and NumPy (.npz) write" + WriteSafetensors,
        [0x80, >= 2 and <= 5, ..] => "a Python pickle, as torch.save wrote before PyTorch 1.6" + WriteSafetensors,
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => "an HDF5 file, as Keras writes; write safetensors instead",
        [(byte)'G', (byte)'G', (byte)'U', (byte)'F', ..] => "a GGUF file; write safetensors instead",
        [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..] => "a NumPy array; write safetensors instead",
        [(byte)'{' or (byte)'[', ..] when bytes.Slice(0, 8).IndexOf((byte)0) < 0 => "JSON text; write safetensors instead",
        _ => null,
    };
}
