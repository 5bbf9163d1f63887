using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Unrolled.Package.Tests;

/// <summary>The Unity package, part by part: no Unity is at hand that could open it.</summary>
public sealed partial class UnityPackageTests(UnityPackageTests.Assembled package) : IClassFixture<UnityPackageTests.Assembled>
{
    private static readonly string[] Libraries =
        ["Microsoft.Bcl.AsyncInterfaces.dll", "System.Runtime.CompilerServices.Unsafe.dll", "System.Text.Encodings.Web.dll", "System.Text.Json.dll", "Unrolled.dll"];

    [Fact]
    public void It_holds_the_library_what_it_needs_and_one_generator()
    {
        // Unity brings System.Memory and its like itself; a second one would be in the way.
        Assert.Equal(
            Libraries.Append("Unrolled.Generator.dll").Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(package.Folder, "Runtime"), "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_and_folder_has_an_identity_of_its_own()
    {
        string[] entries = [.. Directory.GetFileSystemEntries(package.Folder, "*", SearchOption.AllDirectories).Where(entry => !entry.EndsWith(".meta", StringComparison.Ordinal))];
        string[] identities = [.. entries.Select(entry => Guid().Match(File.ReadAllText(entry + ".meta")).Groups[1].Value)];

        Assert.All(identities, identity => Assert.Equal(32, identity.Length));
        Assert.Equal(identities.Length, identities.Distinct().Count());
        Assert.Equal(entries.Length, Directory.GetFiles(package.Folder, "*.meta", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void The_generator_is_an_analyzer_for_no_platform_and_the_libraries_are_for_all()
    {
        string generator = Meta("Unrolled.Generator.dll");
        Assert.Contains("labels:\n- RoslynAnalyzer\n", generator, StringComparison.Ordinal);
        Assert.Equal(2, generator.Split("enabled: 0").Length - 1);
        Assert.DoesNotContain("enabled: 1", generator, StringComparison.Ordinal);
        Assert.Contains("validateReferences: 0", generator, StringComparison.Ordinal);
        Assert.All(Libraries, library =>
        {
            Assert.DoesNotContain("RoslynAnalyzer", Meta(library), StringComparison.Ordinal);
            Assert.DoesNotContain("enabled: 0", Meta(library), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_generator_asks_for_a_Roslyn_that_Unity_has()
    {
        Dictionary<string, Version> references = References("Unrolled.Generator.dll");

        Assert.Equal(new Version(4, 3, 0, 0), references["Microsoft.CodeAnalysis.CSharp"]);
        Assert.Equal(new Version(2, 0, 0, 0), references["netstandard"]);
    }

    [Fact]
    public void The_library_asks_for_nothing_that_is_not_there()
    {
        // What netstandard.dll of Unity's profile and its facades define.
        string[] unitys = ["netstandard", "System.Memory", "System.Buffers", "System.Numerics.Vectors", "System.Threading.Tasks.Extensions"];
        string[] present = [.. Libraries.Select(Path.GetFileNameWithoutExtension)!, .. unitys];

        Assert.All(Libraries, library => Assert.Subset(present.ToHashSet(), References(library).Keys.ToHashSet()));
        Assert.Equal(new Version(2, 1, 0, 0), References("Unrolled.dll")["netstandard"]);
    }

    [Fact]
    public void Manifest_and_assembly_definition_agree_with_what_is_there()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Folder, "package.json")));
        string version = manifest.RootElement.GetProperty("version").GetString()!;
        Assert.Equal("com.unrolled", manifest.RootElement.GetProperty("name").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", version);
        Assert.Contains($"\"{version}\"", File.ReadAllText(Path.Combine(package.Folder, "Runtime", "PackageVersion.cs")), StringComparison.Ordinal);

        using JsonDocument definition = JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Folder, "Runtime", "Unrolled.asmdef")));
        Assert.Equal("Unrolled", definition.RootElement.GetProperty("name").GetString());
        Assert.All(
            definition.RootElement.GetProperty("precompiledReferences").EnumerateArray(),
            library => Assert.Contains(library.GetString(), Libraries));
    }

    [GeneratedRegex("^guid: ([0-9a-f]+)$", RegexOptions.Multiline)]
    private static partial Regex Guid();

    private string Meta(string file) => File.ReadAllText(Path.Combine(package.Folder, "Runtime", file + ".meta"));

    private Dictionary<string, Version> References(string file)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(package.Folder, "Runtime", file)));
        MetadataReader reader = image.GetMetadataReader();
        return reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle)).ToDictionary(reference => reader.GetString(reference.Name), reference => reference.Version);
    }

    /// <summary>The package, assembled once.</summary>
    public sealed class Assembled : IDisposable
    {
        private readonly string _place = Directory.CreateTempSubdirectory("unrolled-unity").FullName;

        public Assembled() => Command
            .Dotnet(PackedLibrary.RepositoryRoot, "build", "-c", "Release", "src/Unrolled.Unity/Unity.proj", "-p:To=" + _place, "--nologo")
            .WithoutWarning();

        public string Folder => Path.Combine(_place, "com.unrolled");

        public void Dispose() => Directory.Delete(_place, recursive: true);
    }
}
