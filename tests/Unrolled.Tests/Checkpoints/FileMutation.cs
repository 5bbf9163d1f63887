using System.Buffers.Binary;
using System.Text;

namespace Unrolled.Tests.Checkpoints;

/// <summary>Changes of a safetensors file by seed: of its bytes, and of its header's JSON with the length in front put right again.</summary>
internal static class FileMutation
{
    private static readonly string[] Values =
    [
        "-1", "0", "1", "1.5", "1e400", "2147483648", "4611686018427387904", "9223372036854775807", "9223372036854775808", "-0", "null", "true", "\"\"",
        "\"F64\"", "\"F16\"", "\"BF16\"", "\"F4\"", "\"F6_E2M3\"", "\"I64\"", "\"BOOL\"", "\"__metadata__\"", "\"\\ud800\"", "\"\\u0000\"", "\"é\"", "\"NaN\"", "[]", "{}", "[0]", "[0,0]",
        "[0,9223372036854775807]", "[65536,65536,65536,65536]", "{\"a\":1}", "\"99\"", "\"2147483647\"", "\"training.numbers\"",
    ];

    private static readonly string[] Texts = ["{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\n", "\0", "/*x*/", "//", "1", "e", "-", "\ufeff", "\"a\":{},", new string('[', 70)];

    /// <summary>The file with one to four changes.</summary>
    public static byte[] Mutate(byte[] file, Xoshiro256 random)
    {
        byte[] bytes = file;
        for (int changes = random.NextInt32(2) == 0 ? 1 : 1 + random.NextInt32(4); changes > 0; changes--)
        {
            bytes = random.NextInt32(3) switch { 0 => OfBytes(bytes, random), 1 => OfNumbers(bytes, random), _ => OfHeader(bytes, random) };
        }

        return bytes;
    }

    private static byte[] OfBytes(byte[] bytes, Xoshiro256 random)
    {
        if (bytes.Length == 0)
        {
            return [(byte)random.NextInt32(256)];
        }

        int at = random.NextInt32(bytes.Length);
        int length = Math.Min(random.NextInt32(16), bytes.Length - at);
        byte[] other = [.. bytes];
        switch (random.NextInt32(6))
        {
            case 0:
                other[at] ^= (byte)(1 << random.NextInt32(8));
                return other;
            case 1:
                other[at] = (byte)random.NextInt32(256);
                return other;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            default:
                if (bytes.Length >= 8)
                {
                    BinaryPrimitives.WriteInt64LittleEndian(other, random.NextInt32(3) switch { 0 => long.MinValue, 1 => bytes.Length, _ => random.NextInt32(256) });
                }

                return other;
        }
    }

    /// <summary>Where the numbers stand: any four bytes, or a number that is none.</summary>
    private static byte[] OfNumbers(byte[] bytes, Xoshiro256 random)
    {
        int places = (bytes.Length - (8 + HeaderLength(bytes))) / 4;
        if (places <= 0)
        {
            return OfBytes(bytes, random);
        }

        byte[] other = [.. bytes];
        int at = bytes.Length - (4 * (1 + random.NextInt32(places)));
        switch (random.NextInt32(4))
        {
            case 0:
                BinaryPrimitives.WriteSingleLittleEndian(other.AsSpan(at), float.NaN);
                break;
            case 1:
                // The upper half of a double that is infinite, where doubles stand.
                BinaryPrimitives.WriteInt32LittleEndian(other.AsSpan(at), 0x7FF00000);
                break;
            default:
                BinaryPrimitives.WriteUInt32LittleEndian(other.AsSpan(at), (uint)random.NextUInt64());
                break;
        }

        return other;
    }

    /// <summary>A token is replaced, repeated, taken away or moved, or text is put before it.</summary>
    private static byte[] OfHeader(byte[] bytes, Xoshiro256 random)
    {
        int length = HeaderLength(bytes);
        List<string> tokens = length > 0 ? Tokens(Encoding.UTF8.GetString(bytes, 8, length)) : [];
        if (tokens.Count == 0)
        {
            return OfBytes(bytes, random);
        }

        int at = random.NextInt32(tokens.Count);
        int from = random.NextInt32(tokens.Count);
        switch (random.NextInt32(6))
        {
            case 0:
                // A value for a value is what a parser believes most easily.
                List<int> values = [.. Enumerable.Range(0, tokens.Count).Where(i => char.IsAsciiLetterOrDigit(tokens[i][0]) || tokens[i][0] == '"')];
                tokens[values.Count > 0 ? values[random.NextInt32(values.Count)] : at] = Values[random.NextInt32(Values.Length)];
                break;
            case 1:
                tokens[at] = tokens[from];
                break;
            case 2:
                tokens.RemoveRange(at, Math.Min(1 + random.NextInt32(8), tokens.Count - at));
                break;
            case 3:
                tokens.InsertRange(at, tokens.GetRange(from, Math.Min(1 + random.NextInt32(24), tokens.Count - from)));
                break;
            case 4:
                tokens.Insert(at, Texts[random.NextInt32(Texts.Length)]);
                break;
            default:
                (tokens[at], tokens[from]) = (tokens[from], tokens[at]);
                break;
        }

        byte[] header = Encoding.UTF8.GetBytes(string.Concat(tokens));
        var front = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(front, header.Length);
        return [.. front, .. header, .. bytes[(8 + length)..]];
    }

    /// <summary>What the file says of its header's length; 0: it is no length.</summary>
    private static int HeaderLength(byte[] bytes) =>
        bytes.Length >= 8 && BinaryPrimitives.ReadInt64LittleEndian(bytes) is >= 0 and var length && length <= bytes.Length - 8 ? (int)length : 0;

    /// <summary>Strings, numbers and words whole, every other character alone.</summary>
    private static List<string> Tokens(string json)
    {
        var tokens = new List<string>();
        for (int i = 0; i < json.Length;)
        {
            int end = i + 1;
            if (json[i] == '"')
            {
                int close = json.IndexOf('"', end);
                end = close < 0 ? json.Length : close + 1;
            }
            else if (char.IsAsciiLetterOrDigit(json[i]))
            {
                while (end < json.Length && char.IsAsciiLetterOrDigit(json[end]))
                {
                    end++;
                }
            }

            tokens.Add(json[i..end]);
            i = end;
        }

        return tokens;
    }
}
