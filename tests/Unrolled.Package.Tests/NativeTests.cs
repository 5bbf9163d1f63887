namespace Unrolled.Package.Tests;

/// <summary>Programs compiled ahead of time, and for another processor, compute the same bits.</summary>
public sealed class NativeTests(PackedLibrary library)
{
    private const string Emulator = "qemu-aarch64";
    private const string Arm64Libraries = "/usr/aarch64-linux-gnu";

    private readonly ConsumerProject _consumer = new(library);

    [Fact]
    public void A_program_compiled_ahead_of_time()
    {
        NativeCode.SkipWithoutLinker();
        _consumer.RestoreOrSkip("Console", NativeCode.Compiler, NativeCode.Options);

        string program = _consumer.Publish("Console", NativeCode.Options);

        Assert.Equal(ConsumerTests.Hashes, Command.Run(program, _consumer.Folder, []).Succeeded().Lines);
    }

    [Fact]
    public void A_program_for_arm64()
    {
        Assert.SkipUnless(Command.Exists(Emulator), $"No emulator: {Emulator}, of Debian's package qemu-user.");
        Assert.SkipUnless(Directory.Exists(Arm64Libraries), "No C libraries for arm64: Debian's packages libc6-arm64-cross, libstdc++6-arm64-cross, libgcc-s1-arm64-cross.");
        string[] options = ["-r", "linux-arm64", "-p:SelfContained=true"];
        _consumer.RestoreOrSkip("Console", "runtime for arm64", options);

        string program = _consumer.Publish("Console", options);

        Assert.Equal(ConsumerTests.Hashes, Command.Run(Emulator, _consumer.Folder, ["-L", Arm64Libraries, program]).Succeeded().Lines);
    }
}
