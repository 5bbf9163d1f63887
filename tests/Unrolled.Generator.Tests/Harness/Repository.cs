using System.Runtime.CompilerServices;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>The files of the project, for tests that read them.</summary>
internal static class Repository
{
    private static readonly string Root = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ThisFile())!, "../../.."));

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(Path(relative));

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
