using System.IO.Compression;
using System.Text;

namespace Unrolled.Weights.Tests;

/// <summary>Pickles that are no state_dict: whatever they ask for is named, and nothing of it happens.</summary>
public sealed class PickleTests
{
    [Theory]
    [InlineData("cos\nsystem\n(X\u0004\0\0\0exittR.", "os.system")]
    [InlineData("cbuiltins\neval\n(X\u0001\0\0\01tR.", "builtins.eval")]
    [InlineData("c__main__\nNet\n)\u0081.", "__main__.Net: save model.state_dict() alone")]
    [InlineData("ctorch\nload\n.", "torch.load")]
    [InlineData("ctorch\nFloatStorage\n)R.", "a call of StorageType")]
    [InlineData("(ios\nsystem\n.", "operation 0x69 at byte 3, which makes an object of any class")]
    [InlineData("ccollections\nOrderedDict\n)\u0081.", "operation 0x81 at byte 28, which makes an object of any class")]
    [InlineData("P1\n.", "operation 0x50 at byte 2")]
    [InlineData("}}.", "expected one value, found 2")]
    [InlineData("}(X\u0001\0\0\0aK\u0001X\u0001\0\0\0aK\u0002u.", "a: expected a key once, found it twice")]
    [InlineData("}q\0(X\u0001\0\0\0ah\0u.", "dictionaries of at most 16 levels, none in itself")]
    [InlineData("X\u00ff\u00ff\u00ff\u00ff.", "expected 4294967295 more bytes, found 1")]
    [InlineData("h\u0005.", "expected a value that was remembered, found none under 5")]
    [InlineData("}.", "data.pkl: expected tensors, as a state_dict holds them, found none")]
    [InlineData("t.", "expected a mark on the stack, found none")]
    [InlineData("", "expected 1 more bytes, found 0")]
    public void Anything_else_is_named(string operations, string message)
    {
        byte[] pickle = [0x80, 2, .. Encoding.Latin1.GetBytes(operations)];
        var error = Assert.Throws<WeightsException>(() => WeightsFile.Parse(Archive(("archive/data.pkl", pickle))).ToNetwork());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_outside_its_storage_is_named()
    {
        byte[] archive = Tensor(offset: 2, size: 3, count: 4, stored: 16);
        Assert.Contains("expected a view inside the storage '0' of 4, found [3] from 2 to 4", Message(archive), StringComparison.Ordinal);
        Assert.Contains("archive/data/0: expected 4 elements of F32, found 12 bytes", Message(Tensor(0, 3, 4, 12)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_archive_and_one_that_unpacks_to_too_much_are_errors()
    {
        byte[] whole = AmpLstm.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.PyTorch);
        Assert.Contains("the archive: expected a sound zip archive", Message(whole[..^30]), StringComparison.Ordinal);
        byte[] bomb = Archive(("archive/data.pkl", new byte[1 << 24]));
        Assert.True(bomb.Length < 20_000);
        Assert.Contains("expected at most 64 times the archive's own size, unpacked, found more", Message(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_pickle_is_called_by_its_name() =>
        Assert.Contains("found a bare pickle; load it in PyTorch and save it again", Message([0x80, 2, .. "}."u8]), StringComparison.Ordinal);

    internal static byte[] Archive(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static string Message(byte[] file) => Assert.Throws<WeightsException>(() => WeightsFile.Parse(file)).Message;

    private static byte[] Tensor(byte offset, byte size, byte count, int stored)
    {
        string pickle = $"}}X\u0001\0\0\0wctorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\00X\u0003\0\0\0cpuK{(char)count}tQK{(char)offset}K{(char)size}\u0085K\u0001\u0085\u0089ccollections\nOrderedDict\n)RtRs.";
        return Archive(("archive/data.pkl", [0x80, 2, .. Encoding.Latin1.GetBytes(pickle)]), ("archive/data/0", new byte[stored]));
    }
}
