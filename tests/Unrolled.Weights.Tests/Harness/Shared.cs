using System.Text.Json;

namespace Unrolled.Weights.Tests.Harness;

/// <summary>Files that stand beside the repository, in <c>../shared</c>; a test that needs one is skipped where it is absent.</summary>
internal static class Shared
{
    public static string Root { get; } = FindRoot();

    public static string Model(string name) => Existing("models", name);

    public static JsonElement Case(string name) => JsonDocument.Parse(File.ReadAllBytes(Existing("conformance", name + ".json"))).RootElement;

    public static IEnumerable<string> CaseNames() =>
        Directory.Exists(Folder("conformance")) ? Directory.GetFiles(Folder("conformance"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal) : [];

    private static string Existing(string folder, string name)
    {
        string path = Path.Combine(Folder(folder), name);
        Assert.SkipUnless(File.Exists(path), $"../shared/{folder}/{name} is absent: it stands beside the repository, not in it");
        return path;
    }

    private static string Folder(string name) => Path.Combine(Root, "..", "shared", name);

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
