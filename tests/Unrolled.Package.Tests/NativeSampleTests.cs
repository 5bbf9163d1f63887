using System.Globalization;
using NativeAot;

namespace Unrolled.Package.Tests;

/// <summary><c>samples/NativeAot</c>, with the package instead of the projects: the program, and the library called from C.</summary>
public sealed class NativeSampleTests(PackedLibrary library)
{
    private readonly ConsumerProject _sample = SampleWithPackage(library);

    [Fact]
    public void The_program_allocates_nothing_and_gives_the_bits_of_the_JIT()
    {
        NativeCode.SkipWithoutLinker();
        _sample.RestoreOrSkip("Program/NativeAot.csproj", NativeCode.Compiler, NativeCode.Options);
        var training = new Training(Gesture.CreateRandom(seed: 1));
        training.Steps(2000);

        string[] lines = Command.Run(_sample.Publish("Program/NativeAot.csproj", NativeCode.Options), _sample.Folder, []).Succeeded().Lines;

        Assert.Collection(
            lines,
            line => Assert.Equal("compiled    ahead of time", line),
            line => Assert.StartsWith("size        ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("start       ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("allocated   0 bytes", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"hash        {training.Hash():X16}", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_library_gives_C_the_managed_numbers()
    {
        Assert.SkipWhen(NativeCode.C is null || OperatingSystem.IsWindows(), "No C compiler: gcc or clang.");
        _sample.RestoreOrSkip("Library/gesture.csproj", NativeCode.Compiler, NativeCode.Options);
        string folder = Path.GetDirectoryName(_sample.Publish("Library/gesture.csproj", NativeCode.Options))!;
        string program = Path.Combine(folder, "program");
        string shared = Path.Combine(folder, OperatingSystem.IsMacOS() ? "gesture.dylib" : "gesture.so");
        Command.Run(
            NativeCode.C!,
            Path.Combine(_sample.Folder, "Library"),
            ["-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-O2", "program.c", shared, $"-Wl,-rpath,{folder}", "-o", program]).Succeeded();

        Gesture random = Gesture.CreateRandom(seed: 1);
        Assert.Equal(Lines(random), Command.Run(program, folder, []).Succeeded().Lines);

        Gesture saved = Gesture.CreateRandom(seed: 5);
        string weights = Path.Combine(folder, "weights.safetensors");
        saved.Save(weights);
        Assert.Equal(Lines(saved), Command.Run(program, folder, [weights]).Succeeded().Lines);

        Assert.Equal(2, Command.Run(program, folder, [program]).ExitCode);
    }

    // What program.c prints.
    private static string[] Lines(Gesture gesture)
    {
        float[] movement = Gesture.Movement();
        var output = new float[Gesture.OutputLength];
        gesture.Predict(movement, output);
        string predict = "predict" + Bits(output);
        Gesture.State state = gesture.CreateState();
        for (int t = 0; t < Gesture.Steps; t++)
        {
            gesture.Step(state, movement.AsSpan(t * Gesture.InputSize, Gesture.InputSize), output);
        }

        return [predict, "stream" + Bits(output)];
    }

    private static string Bits(float[] numbers) =>
        string.Concat(numbers.Select(number => " " + BitConverter.SingleToUInt32Bits(number).ToString("X8", CultureInfo.InvariantCulture)));

    private static ConsumerProject SampleWithPackage(PackedLibrary library)
    {
        var sample = new ConsumerProject(library, "samples/NativeAot");
        File.WriteAllText(
            Path.Combine(sample.Folder, "Directory.Build.props"),
            """
            <Project>
              <Import Project="../Directory.Build.props" />
              <PropertyGroup>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Unrolled" Version="$(UnrolledVersion)" />
              </ItemGroup>
            </Project>
            """);
        return sample;
    }
}
