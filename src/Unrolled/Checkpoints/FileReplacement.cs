using System.Globalization;

namespace Unrolled;

/// <summary>Writes a file so that, whatever fails and whenever, its place holds the old content or the new, whole.</summary>
internal static class FileReplacement
{
    // A save takes seconds; what is older was left by a program that was killed.
    private static readonly TimeSpan LeftAfter = TimeSpan.FromHours(1);

    /// <summary>Writes <paramref name="bytes"/> to <paramref name="path"/>.</summary>
    /// <exception cref="IOException">A step failed; the old file is as it was.</exception>
    public static void Write(string path, byte[] bytes, FileSteps steps)
    {
        string target = Path.GetFullPath(path);
        string? temporary = null;
        try
        {
            target = steps.Resolve(target);
            if (Directory.Exists(target))
            {
                throw new IOException("it is a folder");
            }

            string folder = Path.GetDirectoryName(target)!;
            string prefix = Prefix(Path.GetFileName(target));
            steps.RemoveOld(folder, prefix + "*.tmp", DateTime.UtcNow - LeftAfter);

            // Not the target's name with an addition: that may be as long as the file system allows.
            temporary = Path.Combine(folder, prefix + Guid.NewGuid().ToString("N").Substring(0, 8) + ".tmp");
            using (Stream stream = steps.Create(temporary))
            {
                steps.Write(stream, bytes);
                steps.Flush(stream);
            }

            steps.CopyMode(target, temporary);
            steps.Replace(temporary, target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (temporary != null)
            {
                steps.TryDelete(temporary);
            }

            throw new IOException($"'{path}' cannot be written: {Reason(error, temporary, target)}; an older file is as it was.", error);
        }
    }

    /// <summary>Begins the names of a target's unfinished saves: a hidden file with the FNV-1a hash of the target's name.</summary>
    private static string Prefix(string name)
    {
        uint hash = 2166136261;
        foreach (char letter in name)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return ".unrolled-" + hash.ToString("x8", CultureInfo.InvariantCulture) + "-";
    }

    private static string Reason(Exception error, string? temporary, string target) => error switch
    {
        UnauthorizedAccessException => "access is denied",
        DirectoryNotFoundException => "its folder does not exist",
        _ => (temporary == null ? error.Message : error.Message.Replace(temporary, target)).TrimEnd('.'),
    };
}

/// <summary>The steps of a <see cref="FileReplacement"/>, each of which may fail; tests make them fail.</summary>
internal class FileSteps
{
    public static readonly FileSteps Real = new();

    /// <summary>The file that a symbolic link leads to; any other path is its own.</summary>
    public virtual string Resolve(string path)
    {
#if NET8_0_OR_GREATER
        return new FileInfo(path).LinkTarget == null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
#else
        return path;
#endif
    }

    /// <summary>Deletes the files of a pattern that are older than a time; one that cannot be deleted stays.</summary>
    public virtual void RemoveOld(string folder, string pattern, DateTime before)
    {
        foreach (string left in Directory.EnumerateFiles(folder, pattern))
        {
            if (File.GetLastWriteTimeUtc(left) < before)
            {
                TryDelete(left);
            }
        }
    }

    public virtual Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    public virtual void Write(Stream stream, byte[] bytes) => stream.Write(bytes, 0, bytes.Length);

    public virtual void Flush(Stream stream) => ((FileStream)stream).Flush(flushToDisk: true);

    /// <summary>Gives a new file the mode of the one that it replaces.</summary>
    public virtual void CopyMode(string from, string to)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows() && File.Exists(from))
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
#endif
    }

    public virtual void Replace(string temporary, string path)
    {
#if NET8_0_OR_GREATER
        File.Move(temporary, path, overwrite: true);
#else
        if (File.Exists(path))
        {
            File.Replace(temporary, path, null);
        }
        else
        {
            File.Move(temporary, path);
        }
#endif
    }

    public virtual void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The error that led here is the one to report.
        }
    }
}
