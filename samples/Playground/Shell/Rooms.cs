namespace Playground.Shell;

/// <summary>A room of the page.</summary>
/// <param name="Key">The beginning of its fragment: <c>#lecture</c>.</param>
/// <param name="Name">As the visitor reads it.</param>
internal sealed record Room(string Key, string Name);

/// <summary>The rooms. They are fragments of one page, so any file server can host it.</summary>
internal static class Rooms
{
    public static IReadOnlyList<Room> All { get; } = [new("lecture", "Lecture"), new("gestures", "Gestures"), new("generator", "Generator"), new("bits", "Bits")];

    /// <summary>What the generator's room loads when it opens: the compiler, the generator and the room itself.</summary>
    public static string[] WorkbenchAssemblies { get; } =
    [
        "System.IO.Compression.wasm", "System.IO.MemoryMappedFiles.wasm", "System.Private.Xml.wasm",
        "System.Private.Xml.Linq.wasm", "System.Reflection.Metadata.wasm", "System.Text.Encoding.CodePages.wasm",
        "Microsoft.CodeAnalysis.wasm", "Microsoft.CodeAnalysis.CSharp.wasm", "Unrolled.Generator.wasm", "Playground.Workbench.wasm",
    ];

    public static string[] BitsAssemblies { get; } = ["Playground.Bits.wasm"];

    /// <summary>The room of an address: its fragment up to the state that may follow it, <c>#generator=...</c>.</summary>
    public static Room Of(string uri)
    {
        int hash = uri.IndexOf('#', StringComparison.Ordinal);
        string key = hash < 0 ? "" : uri[(hash + 1)..].Split('=')[0];
        return All.FirstOrDefault(room => room.Key == key) ?? All[0];
    }
}
