namespace Unrolled.Package.Tests;

/// <summary>A fresh copy of projects, outside the repository.</summary>
internal sealed class ConsumerProject
{
    private static int _count;

    /// <summary>Copies a folder of the repository.</summary>
    public ConsumerProject(PackedLibrary library, string source = "tests/Unrolled.Package.Tests/Consumers")
    {
        Folder = Path.Combine(library.Root, $"consumer{Interlocked.Increment(ref _count)}");
        string from = Path.Combine(PackedLibrary.RepositoryRoot, source);
        IEnumerable<string> files = Directory.GetFiles(from, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(from, file));
        foreach (string file in files.Where(IsSource))
        {
            string copy = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(from, file), copy);
        }
    }

    public string Folder { get; }

    private string Output => Path.Combine(Folder, "out");

    /// <summary>Builds a project without a warning.</summary>
    /// <param name="project">Its file, or its folder of the same name.</param>
    /// <param name="options">What the command line has besides.</param>
    /// <returns>The assembly.</returns>
    public string Build(string project, params IEnumerable<string> options)
    {
        Run("build", project, options).WithoutWarning();
        return Path.Combine(Output, Path.GetFileNameWithoutExtension(project) + ".dll");
    }

    /// <summary>Publishes a project without a warning.</summary>
    /// <param name="project">Its file, or its folder of the same name.</param>
    /// <param name="options">What the command line has besides.</param>
    /// <returns>The program.</returns>
    public string Publish(string project, params IEnumerable<string> options)
    {
        Run("publish", project, options).WithoutWarning();
        return Path.Combine(Output, Path.GetFileNameWithoutExtension(project));
    }

    /// <summary>Fetches what a project needs; a test is skipped where that is not to be had.</summary>
    public void RestoreOrSkip(string project, string needed, params IEnumerable<string> options)
    {
        CommandResult restore = Command.Dotnet(Folder, ["restore", project, .. options]);
        bool absent = restore.ExitCode != 0 && (restore.Output.Contains("NU1101", StringComparison.Ordinal) || restore.Output.Contains("NU1102", StringComparison.Ordinal));
        Assert.SkipWhen(absent, $"The package sources of this machine have no {needed}.");
        restore.Succeeded();
    }

    private CommandResult Run(string verb, string project, IEnumerable<string> options) =>
        Command.Dotnet(Folder, [verb, project, "-o", Output, "-c", "Release", "-v", "minimal", "--nologo", .. options]);

    // What a build in the repository left.
    private static bool IsSource(string file) =>
        !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj");
}
