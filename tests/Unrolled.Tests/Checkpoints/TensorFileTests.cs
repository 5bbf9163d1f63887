using System.Buffers.Binary;
using System.Text;

namespace Unrolled.Tests.Checkpoints;

/// <summary>The safetensors rules, against bytes made by hand.</summary>
public sealed class TensorFileTests
{
    private const string Good = """{"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[],"data_offsets":[8,12]}}""";

    [Fact]
    public void A_file_made_by_hand_is_read()
    {
        byte[] data = [0, 0, 128, 63, 0, 0, 0, 192, 0, 0, 192, 127];
        TensorFile file = TensorFile.Parse(Bytes("""{"__metadata__":{"k":"v é"},""" + Good[1..] + "   ", data));
        Assert.Equal("v é", file.Metadata["k"]);
        Assert.True(file.TryGet("a", out NamedTensor? a));
        Assert.Equal([1, 2], a.Shape);
        var values = new float[2];
        a.Read<float>(values);
        Assert.Equal([1, -2], values);
        Assert.True(file.TryGet("b", out NamedTensor? b));
        Assert.Equal(1, b.Count);
        Assert.Empty(b.Shape);
    }

    [Fact]
    public void A_written_file_is_what_the_format_says()
    {
        var file = new TensorFile();
        file.Metadata["z"] = "1";
        file.Metadata["a"] = "ü\"";
        file.Add(NamedTensor.From<float>("s", [2], new[] { 1f, -2f }));
        file.Add(NamedTensor.From<double>("t", [1, 1], new[] { 1.0 }));
        string header = """{"__metadata__":{"a":"ü\"","z":"1"},"t":{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]},"s":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""";
        header = header.PadRight(header.Length + ((8 - (Encoding.UTF8.GetByteCount(header) % 8)) % 8));
        Assert.Equal(Bytes(header, [0, 0, 0, 0, 0, 0, 240, 63, 0, 0, 128, 63, 0, 0, 0, 192]), file.ToBytes());
        Assert.Throws<ArgumentException>(() => file.Add(NamedTensor.From<float>("s", [1], new float[1])));
        Assert.Throws<ArgumentException>("values", () => NamedTensor.From<float>("x", [2, 2], new float[3]));
        Assert.Throws<ArgumentException>("values", () => NamedTensor.From<float>("x", [1 << 16, 1 << 16], []));
        Assert.Throws<ArgumentException>("values", () => NamedTensor.From<float>("x", [-2, -2], new float[4]));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", "'a' stands twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "hole or an overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", "hole or an overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "hole or an overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "need 8 bytes, but 12 follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}""", "needs 8 bytes by its shape and type, but has 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "need 16 bytes, but 12 follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,12]}}""", "overflows")]
    [InlineData("""{"a":{"dtype":"F31","shape":[3],"data_offsets":[0,12]}}""", "'F31' is unknown")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}""", "no whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,12]}}""", "no whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[12,0]}}""", "hole or an overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"shape":[3],"data_offsets":[0,12]}}""", "'shape' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,6,12]}}""", "two data_offsets")]
    [InlineData("""{"a":{"shape":[3],"data_offsets":[0,12]}}""", "needs dtype")]
    [InlineData("""{"a":{"dtype":"F4","shape":[3],"data_offsets":[0,12]}}""", "whole byte")]
    [InlineData("""{"a":7}""", "'a' should be StartObject")]
    [InlineData("""{"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "should be String")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "metadata key 'k' stands twice")]
    [InlineData("""[1]""", "brace")]
    [InlineData(""" {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "brace")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}""", "no right JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} x""", "no right JSON")]
    public void A_broken_file_is_refused(string header, string because) => Refused(Bytes(header, new byte[12]), because);

    [Fact]
    public void A_header_that_claims_too_much_is_refused()
    {
        byte[] bytes = Bytes(Good, new byte[12]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);
        Refused(bytes, $"the header should have 18446744073709551615 bytes, but {bytes.Length - 8} follow");
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 100_000_001);
        Refused(bytes, "never right");
        Refused(new byte[7], "the file has 7");
    }

    [Fact]
    public void Half_precisions_are_exact_and_other_types_are_named()
    {
        // binary16: 1, -2, largest, smallest normal, smallest subnormal, -0, infinity.
        byte[] half = [0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B, 0x00, 0x04, 0x01, 0x00, 0x00, 0x80, 0x00, 0x7C];
        TensorFile file = TensorFile.Parse(Bytes("""{"h":{"dtype":"F16","shape":[7],"data_offsets":[0,14]}}""", half));
        var values = new float[7];
        file.Tensors.Single().Read<float>(values);
        Assert.Equal([1, -2, 65504, 6.103515625E-05f, 5.9604645E-08f, -0f, float.PositiveInfinity], values);
        Assert.True(float.IsNegative(values[5]));

        // Every one of them, against the runtime's own conversion.
        byte[] all = Enumerable.Range(0, 65536).SelectMany(i => new[] { (byte)i, (byte)(i >> 8) }).ToArray();
        file = TensorFile.Parse(Bytes("""{"h":{"dtype":"F16","shape":[65536],"data_offsets":[0,131072]}}""", all));
        values = new float[65536];
        file.Tensors.Single().Read<float>(values);
        for (int i = 0; i < 65536; i++)
        {
            float expected = (float)BitConverter.UInt16BitsToHalf((ushort)i);
            Assert.True(float.IsNaN(expected) ? float.IsNaN(values[i]) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(values[i]));
        }

        file = TensorFile.Parse(Bytes("""{"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", new byte[8]));
        Assert.Contains("type I64", Assert.Throws<InvalidDataException>(() => file.Tensors.Single().Read<float>(new float[1])).Message, StringComparison.Ordinal);
    }

    private static void Refused(byte[] bytes, string because) =>
        Assert.Contains(because, Assert.Throws<InvalidDataException>(() => TensorFile.Parse(bytes)).Message, StringComparison.Ordinal);

    private static byte[] Bytes(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data];
    }
}
