using System.Text.Json;

namespace Unrolled.Conformance.Cases;

/// <summary>Reads a file of either format.</summary>
internal static class CaseReader
{
    /// <exception cref="CaseFormatException">The file is not a whole case; the message says where and what was expected.</exception>
    public static ReferenceCase Read(string file)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException error)
        {
            string place = $"line {error.LineNumber + 1}, byte {error.BytePositionInLine}";
            throw new CaseFormatException(file, place, "one whole JSON object, as the format's README describes it", error);
        }

        using (document)
        {
            var root = new CaseNode(document.RootElement, file, "$");
            if (root.Find("schema") is { } schema)
            {
                const string Known = "rnn-conformance/1";
                return schema.AsText() == Known ? ConformanceReader.Read(root) : throw schema.Wrong($"\"{Known}\"");
            }

            return root.Find("cell") is not null && root.Find("parameters") is not null
                ? GradientsReader.Read(root)
                : throw new CaseFormatException(file, "$", "a \"schema\" (conformance format) or \"cell\" and \"parameters\" (gradients format)");
        }
    }
}
