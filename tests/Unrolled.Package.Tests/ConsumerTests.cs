using Consumer;

namespace Unrolled.Package.Tests;

/// <summary>Fresh projects with the package build without a warning, and compute what the library's own project computes, to the bit.</summary>
public sealed class ConsumerTests(PackedLibrary library)
{
    private readonly ConsumerProject _consumer = new(library);

    /// <summary>What every consumer prints: strict, then fused arithmetic, then a model whose weights stand in the assembly.</summary>
    internal static string[] Hashes { get; } = [Learning.Run(), FusedLearning.Run(), Pretraining.Run()];

    [Theory]
    [InlineData("-p:Nullable=enable")]
    [InlineData("-p:Nullable=disable", "-p:Optimize=false")]
    [InlineData("-p:AnalysisLevel=latest-all", "-p:GenerateDocumentationFile=true", "-p:EnforceCodeStyleInBuild=true")]
    [InlineData("-p:ConsumerTarget=net8.0")]
    public void A_program(params string[] properties) => Assert.Equal(Hashes, RunProgram(_consumer.Build("Console", properties)));

    [Fact]
    public void A_netstandard_library_in_old_language() => Assert.Equal([Hashes[0], Hashes[2]], RunProgram(_consumer.Build("OldLanguage/App")));

    [Fact]
    public void An_internal_model_in_a_friend_assembly() => Assert.Equal(Hashes, RunProgram(_consumer.Build("Friends/App")));

    [Fact]
    public void A_file_based_program()
    {
        string path = Path.Combine(_consumer.Folder, "FileBased/app.cs");
        string learning = File.ReadAllText(Path.Combine(_consumer.Folder, "Shared/Learning.cs"));
        File.WriteAllText(path, File.ReadAllText(path)
            .Replace("UNROLLED_VERSION", library.Version, StringComparison.Ordinal)
            .Replace("// Shared/Learning.cs", learning[learning.IndexOf("namespace", StringComparison.Ordinal)..], StringComparison.Ordinal));

        Assert.Equal(Hashes[..1], Command.Dotnet(_consumer.Folder, "run", path).WithoutWarning().Lines);
    }

    // The machine need not have the runtime of every target: a newer one takes its place.
    private static string[] RunProgram(string program) =>
        Command.Run(Command.Host, Path.GetDirectoryName(program)!, [program], ("DOTNET_ROLL_FORWARD", "Major")).Succeeded().Lines;
}
