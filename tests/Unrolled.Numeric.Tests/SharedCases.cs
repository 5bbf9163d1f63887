using Unrolled.Conformance.Cases;

namespace Unrolled.Numeric.Tests;

/// <summary>The case files that stand beside the repository, in <c>../shared</c>; none where that folder is absent.</summary>
internal static class SharedCases
{
    public const string Absent = "../shared/conformance and ../shared/gradients are absent: they stand beside the repository, not in it";

    /// <summary>The root of the repository: the nearest folder upwards with the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<ReferenceCase> All { get; } = Folders().SelectMany(ReadFolder).ToArray();

    public static IReadOnlyList<ReferenceCase> Fixtures { get; } = ReadFolder(Path.Combine(AppContext.BaseDirectory, "Fixtures")).ToArray();

    private static IEnumerable<string> Folders() =>
        new[] { "conformance", "gradients" }.Select(name => Path.Combine(Root, "..", "shared", name)).Where(Directory.Exists);

    private static IEnumerable<ReferenceCase> ReadFolder(string folder) =>
        Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(CaseReader.Read);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Unrolled.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests has Unrolled.sln.");
    }
}
