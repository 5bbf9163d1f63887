using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Playground.Workbench;

/// <summary>A source as the fragment of a link: UTF-8, deflated, in Base64 for addresses.</summary>
internal static class SharedSource
{
    /// <summary>Characters of a source at most: a link does not make the page work for minutes.</summary>
    public const int Longest = 20_000;

    public static string Encode(string source)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize))
        {
            deflate.Write(Encoding.UTF8.GetBytes(source));
        }

        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>The source of a fragment; null: it holds none.</summary>
    public static string? Decode(string fragment)
    {
        try
        {
            using var packed = new MemoryStream(Base64Url.DecodeFromChars(fragment));
            using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
            using var reader = new StreamReader(deflate, Encoding.UTF8);
            var source = new char[Longest];
            int length = reader.ReadBlock(source);
            return length is 0 or Longest ? null : new string(source, 0, length);
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
