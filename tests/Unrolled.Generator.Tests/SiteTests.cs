using System.Net;
using System.Text.RegularExpressions;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>The site's tables of contents and the drawn code are of this tree; docfx itself checks the links.</summary>
public sealed class SiteTests
{
    private static readonly string[] Tables = ["docs/toc.yml", "docs/decisions/toc.yml", "docs/diagnostics/toc.yml"];

    [Fact]
    public void Every_page_stands_in_a_table_of_contents()
    {
        string root = Repository.Path(".");
        string[] listed = [.. Tables.SelectMany(table => Regex.Matches(Repository.Read(table), @"href: (\S+\.md)").Select(match =>
            Path.GetRelativePath(root, Path.Combine(Path.GetDirectoryName(Repository.Path(table))!, match.Groups[1].Value)).Replace('\\', '/')))];
        string[] pages = [.. Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(root, page).Replace('\\', '/'))
            .Where(page => page is not ("docs/README.md" or "docs/site/index.md"))];

        Assert.Equal(listed.Distinct(), listed);
        Assert.Empty(pages.Except(listed));
    }

    /// <summary>A title with a colon is quoted; the others stand as they are.</summary>
    [Theory]
    [InlineData("docs/decisions")]
    [InlineData("docs/diagnostics")]
    public void Titles_are_those_of_the_pages(string folder)
    {
        foreach (Match entry in Regex.Matches(Repository.Read(folder + "/toc.yml"), "- name: \"?(.+?)\"?\r?\n  href: (\\S+)").Skip(1))
        {
            Assert.Equal("# " + entry.Groups[1].Value, Repository.Read($"{folder}/{entry.Groups[2].Value}").Split('\n')[0].TrimEnd('\r'));
        }
    }

    /// <summary>dotnet run .ci/draw-code.cs draws it anew.</summary>
    [Fact]
    public void The_picture_shows_the_code_that_is_generated()
    {
        string generated = Plain(Repository.Read("tests/Unrolled.Generator.Tests/SnapshotTests.Lstm#Gesture.g.verified.cs"));
        string picture = Plain(WebUtility.HtmlDecode(Regex.Replace(Repository.Read("docs/pictures/generated-code.svg"), "<style>.*?</style>|<[^>]*>", " ", RegexOptions.Singleline)));
        MatchCollection statements = Regex.Matches(picture, "float ([^;]+);");

        Assert.InRange(statements.Count, 20, 40);
        Assert.All(statements, statement => Assert.Contains(statement.Groups[1].Value, generated, StringComparison.Ordinal));
    }

    private static string Plain(string text) => Regex.Replace(text, @"\s+", " ");
}
