using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace Unrolled.Package.Tests;

/// <summary>What stands in the package.</summary>
public sealed class PackageContentTests(PackedLibrary library)
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Theory]
    [InlineData("README.md")]
    [InlineData("icon.png")]
    [InlineData("analyzers/dotnet/cs/Unrolled.Generator.dll")]
    [InlineData("analyzers/dotnet/cs/Unrolled.CodeFixes.dll")]
    [InlineData("lib/netstandard2.1/Unrolled.dll")]
    [InlineData("lib/netstandard2.1/Unrolled.xml")]
    [InlineData("lib/net8.0/Unrolled.dll")]
    [InlineData("lib/net8.0/Unrolled.xml")]
    [InlineData("lib/net10.0/Unrolled.dll")]
    [InlineData("lib/net10.0/Unrolled.xml")]
    public void It_has(string entry)
    {
        using ZipArchive package = ZipFile.OpenRead(library.PackagePath);

        Assert.NotNull(package.GetEntry(entry));
    }

    [Theory]
    [InlineData("id", "Unrolled")]
    [InlineData("license", "MIT")]
    [InlineData("readme", "README.md")]
    [InlineData("icon", "icon.png")]
    [InlineData("projectUrl", "https://github.com/unrolled-net/unrolled")]
    public void It_says_of_itself(string name, string value)
    {
        Assert.Equal(value, Metadata(name)!.Value);
    }

    [Fact]
    public void It_has_the_tags_and_the_newest_changes()
    {
        Assert.Contains("source-generator", Metadata("tags")!.Value.Split(' '));
        string notes = Metadata("releaseNotes")!.Value;
        Assert.StartsWith("The contents of version", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("## [", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void It_needs_no_package_on_NET()
    {
        IEnumerable<string> needed =
            from dependency in Metadata("dependencies")!.Descendants()
            where dependency.Name.LocalName == "dependency"
            select $"{dependency.Parent!.Attribute("targetFramework")!.Value} {dependency.Attribute("id")!.Value}";

        Assert.Equal([".NETStandard2.1 System.Text.Json"], needed);
    }

    [Theory]
    [InlineData("lib/netstandard2.1/Unrolled.dll")]
    [InlineData("lib/net8.0/Unrolled.dll")]
    [InlineData("lib/net10.0/Unrolled.dll")]
    [InlineData("analyzers/dotnet/cs/Unrolled.Generator.dll")]
    [InlineData("analyzers/dotnet/cs/Unrolled.CodeFixes.dll")]
    public void Its_assemblies_are_reproducible_and_hold_their_symbols(string entry)
    {
        using PEReader assembly = Open(entry);
        DebugDirectoryEntryType[] kinds = [.. assembly.ReadDebugDirectory().Select(debug => debug.Type)];

        Assert.Contains(DebugDirectoryEntryType.Reproducible, kinds);
        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, kinds);
    }

    [Theory]
    [InlineData("lib/netstandard2.1/Unrolled.dll")]
    [InlineData("lib/net10.0/Unrolled.dll")]
    public void Its_symbols_lead_to_the_sources_of_their_commit(string entry)
    {
        string? commit = Metadata("repository")?.Attribute("commit")?.Value;
        Assert.SkipWhen(commit is null, "The build had no git repository.");
        using PEReader assembly = Open(entry);
        DebugDirectoryEntry embedded = assembly.ReadDebugDirectory().Single(debug => debug.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider symbols = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        MetadataReader reader = symbols.GetMetadataReader();
        string link = reader.CustomDebugInformation
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == SourceLink)
            .Select(information => Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value)))
            .Single();

        Assert.Contains($"https://raw.githubusercontent.com/unrolled-net/unrolled/{commit}/", link, StringComparison.Ordinal);
    }

    private XElement? Metadata(string name)
    {
        using ZipArchive package = ZipFile.OpenRead(library.PackagePath);
        using Stream stream = package.GetEntry("Unrolled.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        return metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);
    }

    private PEReader Open(string entry)
    {
        using ZipArchive package = ZipFile.OpenRead(library.PackagePath);
        using Stream stream = package.GetEntry(entry)!.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        bytes.Position = 0;
        return new PEReader(bytes);
    }
}
