using System.Runtime.CompilerServices;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>The files of the project, for tests that read them.</summary>
internal static class Repository
{
    public static string Path(string relative, [CallerFilePath] string thisFile = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "../../..", relative));

    public static string Read(string relative) => File.ReadAllText(Path(relative));
}
