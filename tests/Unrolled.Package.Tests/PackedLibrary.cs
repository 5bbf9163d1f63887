using System.Reflection;
using System.Xml.Linq;
using Unrolled.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedLibrary))]

namespace Unrolled.Package.Tests;

/// <summary>The packed library, once for all tests: a folder outside the repository with a feed, a folder of packages, and settings for consumers.</summary>
public sealed class PackedLibrary : IDisposable
{
    private const string FeedName = "packed-here";

    public PackedLibrary()
    {
        Root = Directory.CreateTempSubdirectory("unrolled-package-tests-").FullName;
        Feed = Path.Combine(Root, "feed");
        PackagePath = Pack("src/Unrolled");
        Version = Path.GetFileNameWithoutExtension(PackagePath)["Unrolled.".Length..];
        WriteSettings();
    }

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>The folder of all this; consumers are built below it.</summary>
    public string Root { get; }

    private string Feed { get; }

    public string PackagePath { get; }

    public string Version { get; }

    /// <summary>Packs a project without a warning.</summary>
    /// <returns>The package.</returns>
    public string Pack(string project)
    {
        string output = Path.Combine(Feed, Path.GetFileName(project));
        Command.Dotnet(RepositoryRoot, "pack", project, "-c", Metadata("Configuration"), "-o", output, "-v", "minimal", "--nologo").WithoutWarning();
        return Assert.Single(Directory.GetFiles(output, "*.nupkg"));
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A compiler that still holds a file keeps the folder; the system clears it.
        }
    }

    private static string Metadata(string key) =>
        typeof(PackedLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    // Unrolled comes from the feed and from nowhere else; the rest from what the machine has and knows.
    private void WriteSettings()
    {
        string packages = Path.Combine(Root, "packages");
        new XElement(
            "configuration",
            new XElement("config", Add("globalPackagesFolder", packages)),
            new XElement("fallbackPackageFolders", MachinePackages().Select(folder => Add("machine", folder))),
            new XElement("packageSources", Add(FeedName, Path.GetDirectoryName(PackagePath)!)),
            new XElement(
                "packageSourceMapping",
                Source(FeedName, "Unrolled", "Unrolled.*"),
                MachineSources().Select(name => Source(name, "*")))).Save(Path.Combine(Root, "nuget.config"));

        // Also where a search upwards ends.
        File.WriteAllText(
            Path.Combine(Root, "Directory.Build.props"),
            $"<Project><PropertyGroup><UnrolledVersion>{Version}</UnrolledVersion></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(Root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(Root, "Directory.Packages.props"), "<Project />");
    }

    private static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

    private static XElement Source(string name, params string[] patterns) => new(
        "packageSource", new XAttribute("key", name), patterns.Select(pattern => new XElement("package", new XAttribute("pattern", pattern))));

    // The lines are "  1.  nuget.org [Enabled]", each with an address below it.
    private string[] MachineSources() =>
        [.. Command.Dotnet(Root, "nuget", "list", "source").Succeeded().Lines
            .Where(line => line.EndsWith("[Enabled]", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf('.', StringComparison.Ordinal) + 1)..^"[Enabled]".Length].Trim())];

    // Saves downloads. A machine that has a package of this very version is no help: it would be taken instead of the packed one.
    private IEnumerable<string> MachinePackages()
    {
        string line = Command.Dotnet(Root, "nuget", "locals", "global-packages", "--list").Succeeded().Lines.Single();
        string folder = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return Directory.Exists(folder) && !Directory.Exists(Path.Combine(folder, "unrolled", Version.ToLowerInvariant())) ? [folder] : [];
    }
}
