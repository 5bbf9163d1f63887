using System.Reflection;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Every diagnostic has all that belongs to one.</summary>
public sealed class CatalogTests
{
    private const string Releases = "generator/Unrolled.Generator/AnalyzerReleases.{0}.md";

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Numbers_are_given_once_and_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, Descriptors.All.Length).Select(number => $"UNR{number:D4}"), Ids.Select(row => row.Data));

    /// <summary>The index is generated: UNROLLED_ACCEPT=1 writes it.</summary>
    [Fact]
    public void The_index_lists_every_diagnostic()
    {
        const string Index = "docs/diagnostics/README.md";
        const string Head = "| id | severity | what is wrong |\n| --- | --- | --- |\n";
        string text = Repository.Read(Index).Replace("\r\n", "\n");
        string expected = text[..(text.IndexOf(Head, StringComparison.Ordinal) + Head.Length)]
            + string.Concat(Descriptors.All.Select(descriptor => $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.DefaultSeverity} | {descriptor.Title} |\n"));
        if (Environment.GetEnvironmentVariable("UNROLLED_ACCEPT") == "1")
        {
            File.WriteAllText(Repository.Path(Index), expected);
        }
        else
        {
            Assert.Equal(expected, text);
        }
    }

    [Fact]
    public void Every_rule_stands_in_the_list_of_its_file() =>
        Assert.Equal(
            typeof(ModelRules).Assembly.GetTypes()
                .Where(type => type.Name.EndsWith("Rules", StringComparison.Ordinal) && type.Namespace == typeof(ModelRules).Namespace && type != typeof(ModelRules))
                .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
                .Where(method => method.ReturnType == typeof(IEnumerable<Violation>))
                .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Order(),
            ModelRules.All.Select(rule => $"{rule.Method.DeclaringType!.Name}.{rule.Method.Name}").Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_a_help_page_that_its_link_leads_to(string id)
    {
        DiagnosticDescriptor descriptor = Of(id);

        Assert.Equal($"https://github.com/unrolled-net/unrolled/blob/main/docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        string page = Repository.Read($"docs/diagnostics/{id}.md");
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page.Replace("\r\n", "\n"));
        Assert.Contains("```csharp", page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_a_release_tracking_line(string id) =>
        Assert.Contains(
            $"{id} | {Of(id).Category} | {Of(id).DefaultSeverity} | {Of(id).Title}",
            Repository.Read(string.Format(Releases, "Shipped")) + Repository.Read(string.Format(Releases, "Unshipped")));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_a_test_that_shows_where_it_stands(string id) =>
        Assert.Contains($"{{|{id}:", string.Concat(
            Directory.EnumerateFiles(Repository.Path("tests/Unrolled.Generator.Tests"), "*DiagnosticTests.cs").Select(File.ReadAllText)));

    /// <summary>The wrong example of each page is wrong in the page's way, the right one is right. A page with weights has the file of each in JSON.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Has_examples_that_are_true(string id)
    {
        string[] examples = Fences(id, "csharp");
        Assert.Equal(2, examples.Length);
        WeightsText[] files = [.. Fences(id, "json").Select(text => new WeightsText("/project/gesture.weights.json", text))];

        Microsoft.CodeAnalysis.CSharp.LanguageVersion? old = id == Descriptors.LanguageTooOld.Id ? Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp8
            : id == Descriptors.TargetCannotFuse.Id ? Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10
            : null;
        OptimizationLevel optimization = id == Descriptors.NotOptimized.Id ? OptimizationLevel.Debug : OptimizationLevel.Release;
        Assert.Equal([id], (await GeneratorRun.Of("using Unrolled;\n" + examples[0], language: old, optimization: optimization, files: files.Take(1)).Diagnostics()).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await GeneratorRun.Of("using Unrolled;\n" + examples[1], files: files.TakeLast(1)).Diagnostics());
    }

    private static string[] Fences(string id, string language) =>
        [.. Repository.Read($"docs/diagnostics/{id}.md").Replace("\r\n", "\n").Split($"```{language}\n").Skip(1).Select(rest => rest.Split("```")[0])];

    private static DiagnosticDescriptor Of(string id) => Descriptors.All.Single(descriptor => descriptor.Id == id);
}
