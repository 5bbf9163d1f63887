using System.Text;
using Samples;

namespace CharModel;

/// <summary>Reads a text as Unicode scalars; what cannot be read is told in one line.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The scalars of a UTF-8 file.</summary>
    public static Rune[] Read(string path)
    {
        try
        {
            ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
            ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
            string text = StrictUtf8.GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes);
            return text.EnumerateRunes().ToArray();
        }
        catch (DecoderFallbackException e)
        {
            throw new UsageException($"{path} is not UTF-8 text: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }
}
