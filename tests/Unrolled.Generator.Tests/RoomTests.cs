using System.Text.RegularExpressions;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>The rooms of the generator keep to what they may know.</summary>
public sealed partial class RoomTests
{
    private const string Root = "generator/Unrolled.Generator";

    /// <summary>Each room and the rooms that it may import. A room imports only rooms above it, so there is no cycle.</summary>
    private static readonly (string Room, string[] Imports)[] Table =
    [
        ("Limits", []),
        ("Graph", []),
        ("Cells", ["Graph"]),
        ("Spec", ["Cells"]),
        ("Contracts", []),
        ("Network", ["Spec", "Graph", "Cells"]),
        ("Kernels", ["Limits"]),
        ("Memory", ["Graph", "Network", "Kernels"]),
        ("Weights", ["Spec", "Limits", "Memory"]),
        ("Schedule", ["Spec", "Limits", "Graph", "Network"]),
        ("Passes", ["Kernels"]),
        ("Lowering", ["Spec", "Limits", "Graph", "Network", "Kernels", "Memory", "Schedule"]),
        ("Emission", ["Spec", "Contracts", "Kernels", "Memory", "Lowering"]),
        ("Diagnostics", []),
        ("Parsing", ["Cells", "Spec", "Limits", "Weights", "Diagnostics"]),
        ("Calls", ["Contracts", "Diagnostics", "Parsing"]),
    ];

    public static TheoryData<string> Rooms => [.. Table.Select(row => row.Room)];

    [Fact]
    public void The_table_names_every_room() =>
        Assert.Equal(Table.Select(row => row.Room).Order(), Sources().Select(RoomOf).Where(room => !room.EndsWith(".cs", StringComparison.Ordinal)).Distinct().Order());

    [Fact]
    public void A_room_imports_only_rooms_that_stand_above_it()
    {
        for (int row = 0; row < Table.Length; row++)
        {
            Assert.Subset(Table.Take(row).Select(above => above.Room).ToHashSet(), Table[row].Imports.ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_imports_what_the_table_allows(string room)
    {
        string[] files = [.. Sources().Where(file => RoomOf(file) == room)];
        Assert.NotEmpty(files);
        HashSet<string> imports = [.. files.SelectMany(file => Namespace().Matches(File.ReadAllText(file)).Select(import => import.Groups[1].Value))];
        imports.Remove(room);

        Assert.Equal(Table.Single(row => row.Room == room).Imports.Order(), imports.Order());
    }

    [Fact]
    public void Only_the_rooms_of_symbols_and_the_entry_points_see_Roslyn()
    {
        IEnumerable<string> seeing = Sources().Where(file => File.ReadAllText(file).Contains("Microsoft.CodeAnalysis")).Select(RoomOf).Distinct().Order();

        Assert.Equal(["BuildAnalyzer.cs", "CallAnalyzer.cs", "Calls", "Diagnostics", "ModelAnalyzer.cs", "Parsing", "UnrolledGenerator.cs", "WeightsAnalyzer.cs"], seeing);
    }

    [Fact]
    public void Only_the_analyzers_report() =>
        Assert.Equal(
            ["BuildAnalyzer.cs", "CallAnalyzer.cs", "ModelAnalyzer.cs", "WeightsAnalyzer.cs"],
            Sources().Where(file => File.ReadAllText(file).Contains("ReportDiagnostic")).Select(RoomOf).Distinct().Order());

    [Fact]
    public void The_spec_has_no_location_and_no_setter()
    {
        string[] files = [.. Sources().Where(file => RoomOf(file) == "Spec")];
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            string text = File.ReadAllText(file);
            Assert.DoesNotContain("set;", text);
            Assert.DoesNotContain("Location", text);
        });
    }

    /// <summary>A room by its namespace: imported, or named in full.</summary>
    [GeneratedRegex(@"Unrolled\.Generator\.([A-Z]\w+)\b(?!\.md)")]
    private static partial Regex Namespace();

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Repository.Path(Root), "*.cs", SearchOption.AllDirectories)
            .Where(file => RoomOf(file) is not ("bin" or "obj"));

    private static string RoomOf(string file) => Path.GetRelativePath(Repository.Path(Root), file).Replace('\\', '/').Split('/')[0];
}
