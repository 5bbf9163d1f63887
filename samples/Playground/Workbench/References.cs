using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Playground.Workbench;

/// <summary>What a visitor's source is compiled against: a part of the framework and the library, embedded in this assembly.</summary>
internal static class References
{
    private const string Prefix = "reference/";

    public static IReadOnlyList<MetadataReference> All { get; } = Load();

    private static List<MetadataReference> Load()
    {
        Assembly assembly = typeof(References).Assembly;
        var references = new List<MetadataReference>();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream content = assembly.GetManifestResourceStream(name)!;
            references.Add(MetadataReference.CreateFromStream(content, filePath: name[Prefix.Length..]));
        }

        return references;
    }
}
