using System.Globalization;

namespace Unrolled.Package.Tests;

/// <summary>A user's way with a file of PyTorch: the packed tool writes the class, the packed libraries compile it and load the file, and the numbers are PyTorch's.</summary>
public sealed class WeightsTests(PackedLibrary library, WeightsTests.Installed tool) : IClassFixture<WeightsTests.Installed>
{
    private const string File = "gru.pt";

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public void The_tool_writes_a_class_that_computes_what_PyTorch_computed(string target)
    {
        var consumer = new ConsumerProject(library);
        string folder = Path.Combine(consumer.Folder, "Weights");
        foreach (string name in new[] { File, File + ".test.json" })
        {
            System.IO.File.Copy(Path.Combine(PackedLibrary.RepositoryRoot, "tests/Unrolled.Weights.Tests/Fixtures", name), Path.Combine(folder, name));
        }

        tool.Run(folder, "new", File, "--name", "Gesture", "--output", "Gesture.cs").Succeeded();
        tool.Run(folder, "convert", File, "gesture.weights.json").Succeeded();
        string path = Path.Combine(folder, "Gesture.cs");
        System.IO.File.WriteAllText(path, System.IO.File.ReadAllText(path).Replace(")]", ", Weights = \"gesture.weights.json\")]", StringComparison.Ordinal));

        string program = consumer.Build("Weights", "-p:ConsumerTarget=" + target);
        string[] lines = Command.Run(Command.Host, folder, [program, File], ("DOTNET_ROLL_FORWARD", "Major")).Succeeded().Lines;

        // The numbers beside the file are PyTorch's own, single precision.
        Assert.InRange(double.Parse(lines[0], CultureInfo.InvariantCulture), 1e-12, 1e-6);
        Assert.Equal(["True", "True"], lines[1..]);
        Assert.Contains("agrees", tool.Run(folder, "check", File).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_1()
    {
        string path = Path.Combine(library.Root, "broken.pt");
        System.IO.File.WriteAllText(path, "PK");

        CommandResult result = tool.Run(library.Root, "inspect", path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"'{path}'", result.Errors, StringComparison.Ordinal);
    }

    /// <summary>The packed library of weights in the feed, and the packed tool as a user installs it.</summary>
    public sealed class Installed
    {
        private readonly string _tools;

        public Installed(PackedLibrary library)
        {
            foreach (string project in new[] { "src/Unrolled.Weights", "src/Unrolled.Tool" })
            {
                string package = library.Pack(project);
                System.IO.File.Copy(package, Path.Combine(Path.GetDirectoryName(library.PackagePath)!, Path.GetFileName(package)));
            }

            _tools = Path.Combine(library.Root, "tools");
            Command.Dotnet(library.Root, "tool", "install", "Unrolled.Tool", "--version", library.Version, "--tool-path", _tools).Succeeded();
        }

        internal CommandResult Run(string folder, params string[] arguments) =>
            Command.Run(Path.Combine(_tools, OperatingSystem.IsWindows() ? "unrolled.exe" : "unrolled"), folder, arguments, ("DOTNET_ROOT", Path.GetDirectoryName(Environment.ProcessPath)!));
    }
}
