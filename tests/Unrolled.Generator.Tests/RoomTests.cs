using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>The rooms of the generator keep to what they may use.</summary>
public sealed class RoomTests
{
    private const string Root = "generator/Unrolled.Generator";

    [Fact]
    public void Only_parsing_diagnostics_and_the_generator_itself_see_Roslyn()
    {
        IEnumerable<string> seeing = Sources().Where(file => File.ReadAllText(file).Contains("Microsoft.CodeAnalysis")).Select(Room).Distinct().Order();

        Assert.Equal(["Diagnostics", "Parsing", "UnrolledGenerator.cs"], seeing);
    }

    [Fact]
    public void Only_the_analyzer_reports() =>
        Assert.Equal(["Diagnostics"], Sources().Where(file => File.ReadAllText(file).Contains("ReportDiagnostic")).Select(Room).Distinct());

    [Fact]
    public void The_spec_has_no_location_and_no_setter() =>
        Assert.All(Sources().Where(file => Room(file) == "Spec"), file =>
        {
            string text = File.ReadAllText(file);
            Assert.DoesNotContain("set;", text);
            Assert.DoesNotContain("Location", text);
        });

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Repository.Path(Root), "*.cs", SearchOption.AllDirectories)
            .Where(file => Room(file) is not ("bin" or "obj"));

    private static string Room(string file) => Path.GetRelativePath(Repository.Path(Root), file).Replace('\\', '/').Split('/')[0];
}
