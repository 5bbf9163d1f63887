using System.IO.Compression;

namespace Unrolled.Weights.Files;

/// <summary>The entries of a zip archive, read with a limit: what unpacks to more than weights do is refused before memory is taken for it.</summary>
internal static class ZipFiles
{
    // Weights hardly compress: real archives stay below 4.
    private const long LargestRatio = 64;
    private const long AlwaysAllowed = 1 << 20;
    private const int MostEntries = 100_000;

    /// <exception cref="WeightsException">The archive is broken, or unpacks to too much.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(string file, byte[] bytes)
    {
        try
        {
            return ReadEntries(file, bytes);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or IOException or OverflowException)
        {
            throw new WeightsException(file, "the archive", "a sound zip archive", broken.Message.TrimEnd('.'), broken);
        }
    }

    /// <summary>An archive of stored entries, the same bytes for the same content.</summary>
    public static byte[] Write(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream stream = entry.Open();
                stream.Write(content, 0, content.Length);
            }
        }

        return bytes.ToArray();
    }

    private static IReadOnlyDictionary<string, byte[]> ReadEntries(string file, byte[] bytes)
    {
        long left = Math.Max(AlwaysAllowed, LargestRatio * bytes.Length);
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries)
        {
            throw new WeightsException(file, "the archive", $"at most {MostEntries} entries", archive.Entries.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => !entry.FullName.EndsWith("/", StringComparison.Ordinal)))
        {
            using Stream stream = entry.Open();
            using var content = new MemoryStream();
            var buffer = new byte[8192];
            for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
            {
                left -= read;
                if (left < 0)
                {
                    throw new WeightsException(file, entry.FullName, $"at most {LargestRatio} times the archive's own size, unpacked", "more");
                }

                content.Write(buffer, 0, read);
            }

            if (!entries.TryAdd(entry.FullName, content.ToArray()))
            {
                throw new WeightsException(file, entry.FullName, "an entry once", "it twice");
            }
        }

        return entries;
    }
}
