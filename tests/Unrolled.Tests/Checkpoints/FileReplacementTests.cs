using System.Reflection;
using System.Runtime.Versioning;

namespace Unrolled.Tests.Checkpoints;

/// <summary>A save leaves the old file or the new one, whatever fails, and nothing else in the folder.</summary>
public sealed class FileReplacementTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whichever_step_fails_the_old_file_or_the_new_one_is_there(bool denied)
    {
        byte[] old = [1, 2, 3];
        byte[] fresh = [4, 5, 6, 7];
        int failed = 0;
        for (int step = 0; ; step++)
        {
            File.WriteAllBytes(PathOf("a"), old);
            var steps = new FailingSteps(step, denied);
            try
            {
                FileReplacement.Write(PathOf("a"), fresh, steps);
                Assert.False(steps.HasFailed, "an error got lost");
                Assert.Equal(fresh, File.ReadAllBytes(PathOf("a")));
                break;
            }
            catch (IOException error)
            {
                failed++;
                Assert.StartsWith($"'{PathOf("a")}' cannot be written: ", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(".tmp", error.Message, StringComparison.Ordinal);
                byte[] found = File.ReadAllBytes(PathOf("a"));
                Assert.True(found.SequenceEqual(old) || found.SequenceEqual(fresh), $"step {step} left {found.Length} bytes");
            }

            Assert.Equal(["a"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        }

        Assert.Equal(Overridden(typeof(FailingSteps)) - 1, failed);
    }

    [Fact]
    public void A_name_as_long_as_the_file_system_allows_can_be_saved()
    {
        string name = new('x', 255);
        new TensorFile().Write(PathOf(name));
        new TensorFile().Write(PathOf(name));
        Assert.Equal([name], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_symbolic_link_stays_one_and_a_mode_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links and modes are Unix's here.");
        new TensorFile().Write(PathOf("target"));
        File.SetUnixFileMode(PathOf("target"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(PathOf("link"), PathOf("target"));
        var file = new TensorFile();
        file.Metadata["k"] = "v";
        file.Write(PathOf("link"));
        Assert.Equal(PathOf("target"), new FileInfo(PathOf("link")).LinkTarget);
        Assert.Equal("v", TensorFile.Read(PathOf("target")).Metadata["k"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf("target")));
    }

    [Fact]
    public void What_killed_programs_left_is_removed_once_it_is_old()
    {
        string left = "";
        FileReplacement.Write(PathOf("a"), [1], new WatchingSteps(path => left = path));
        string mine = left[..^"12345678.tmp".Length] + "00000000.tmp";
        string fresh = left[..^"12345678.tmp".Length] + "00000001.tmp";
        File.WriteAllText(mine, "");
        File.SetLastWriteTimeUtc(mine, DateTime.UtcNow.AddHours(-2));
        File.WriteAllText(fresh, "");
        FileReplacement.Write(PathOf("b"), [1], FileSteps.Real);
        Assert.True(File.Exists(mine), "another file's save removed it");
        FileReplacement.Write(PathOf("a"), [1], FileSteps.Real);
        Assert.Equal(["a", "b", Path.GetFileName(fresh)], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).OrderBy(n => n!.Length));
    }

    [Fact]
    public void A_folder_and_a_missing_folder_are_called_so()
    {
        string message = Assert.Throws<IOException>(() => new TensorFile().Write(_folder)).Message;
        Assert.Equal($"'{_folder}' cannot be written: it is a folder; an older file is as it was.", message);
        string missing = Path.Combine(_folder, "none", "a");
        message = Assert.Throws<IOException>(() => new TensorFile().Write(missing)).Message;
        Assert.Equal($"'{missing}' cannot be written: its folder does not exist; an older file is as it was.", message);
        message = Assert.Throws<IOException>(() => TensorFile.Read(_folder)).Message;
        Assert.Equal($"'{_folder}' cannot be read: it is a folder.", message);
    }

    private static int Overridden(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Length;

    private string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Fails before the n-th step; deleting, which no error may stop, does not count.</summary>
    private sealed class FailingSteps(int failing, bool denied) : FileSteps
    {
        private int _step;

        public bool HasFailed { get; private set; }

        public override string Resolve(string path) => Next() ? base.Resolve(path) : "";

        public override void RemoveOld(string folder, string pattern, DateTime before)
        {
            Next();
            base.RemoveOld(folder, pattern, before);
        }

        public override Stream Create(string path)
        {
            Next();
            return base.Create(path);
        }

        public override void Write(Stream stream, byte[] bytes)
        {
            stream.Write(bytes, 0, bytes.Length / 2);
            Next();
            stream.Write(bytes, bytes.Length / 2, bytes.Length - (bytes.Length / 2));
        }

        public override void Flush(Stream stream)
        {
            Next();
            base.Flush(stream);
        }

        public override void CopyMode(string from, string to)
        {
            Next();
            base.CopyMode(from, to);
        }

        public override void Replace(string temporary, string path)
        {
            Next();
            base.Replace(temporary, path);
        }

        private bool Next()
        {
            if (_step++ != failing)
            {
                return true;
            }

            HasFailed = true;
            throw denied ? new UnauthorizedAccessException("no") : new IOException("no");
        }
    }

    private sealed class WatchingSteps(Action<string> created) : FileSteps
    {
        public override Stream Create(string path)
        {
            created(path);
            return base.Create(path);
        }
    }
}
