using System.Runtime.InteropServices;

namespace Unrolled.Package.Tests;

/// <summary>What compiling ahead of time needs beside the SDK.</summary>
internal static class NativeCode
{
    public const string Compiler = "ahead-of-time compiler for this machine";

    public static string[] Options { get; } = ["-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true"];

    /// <summary>A C compiler, which links too; null: there is none.</summary>
    public static string? C { get; } = new[] { "clang", "gcc" }.FirstOrDefault(Command.Exists);

    public static void SkipWithoutLinker() =>
        Assert.SkipWhen(C is null && !OperatingSystem.IsWindows(), "No linker: compiling ahead of time needs clang or gcc.");
}
