using CsCheck;

namespace Unrolled.Tests.Parameters;

public sealed class LayoutTests
{
    [Fact]
    public void Every_number_of_every_tensor_has_a_place_of_its_own() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 70], Gen.Int[1, 5]).Sample((input, hidden, output) =>
        {
            ParameterLayout layout = SampleLayouts.Lstm(input, hidden, output);
            int[] offsets = layout.Tensors
                .SelectMany(t => Enumerable.Range(0, t.Rows).SelectMany(r => Enumerable.Range(0, t.Columns).Select(c => t.OffsetOf(r, c)))).ToArray();
            return offsets.Length == layout.Count && offsets.Order().SequenceEqual(Enumerable.Range(0, layout.Count));
        });

    /// <summary>3 -> 2 by hand: one group of two units; a row is i0 i1 f0 f1 g0 g1 o0 o1.</summary>
    [Fact]
    public void A_small_layer_stands_as_the_rule_says()
    {
        ParameterLayout layout = SampleLayouts.Lstm(3, 2, 1);
        Assert.Equal(0, layout["weight_ih_l0"].OffsetOf(0, 0));
        Assert.Equal(8 + 3, layout["weight_ih_l0"].OffsetOf(3, 1));
        Assert.Equal(24 + 8 + 6, layout["weight_hh_l0"].OffsetOf(6, 1));
        Assert.Equal(40 + 7, layout["bias_l0"].OffsetOf(7));
        Assert.Equal(49, layout["weight_head"].OffsetOf(0, 1));
    }

    [Fact]
    public void Copies_go_by_row_and_column()
    {
        ParameterLayout layout = SampleLayouts.Lstm(5, 19, 2);
        float[] block = SampleLayouts.Fill(layout, x => (float)x);
        TensorLayout tensor = layout["weight_hh_l0"];
        var values = new float[tensor.Count];
        tensor.CopyTo<float>(block, values);
        Assert.Equal(block[tensor.OffsetOf(33, 7)], values[(33 * 19) + 7]);
        var other = new float[layout.Length];
        foreach (TensorLayout t in layout.Tensors)
        {
            var copy = new float[t.Count];
            t.CopyTo<float>(block, copy);
            t.CopyFrom<float>(copy, other);
        }

        Assert.Equal(block, other);
        Assert.Equal([4 * 19, 19], tensor.Shape);
        Assert.Equal([4 * 19], layout["bias_l0"].Shape);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        ParameterLayout layout = SampleLayouts.Lstm(3, 2, 1, "Gesture");
        TensorLayout tensor = layout["weight_ih_l0"];
        var missing = Assert.Throws<KeyNotFoundException>(() => layout["weight_ih"]);
        Assert.Contains("Model 'Gesture' has no tensor 'weight_ih'; it has weight_ih_l0 [8, 3], weight_hh_l0 [8, 2], bias_l0 [8]", missing.Message, StringComparison.Ordinal);
        Assert.False(layout.TryGet("x", out _));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => tensor.OffsetOf(8, 0));
        Assert.Throws<ArgumentOutOfRangeException>("column", () => tensor.OffsetOf(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => tensor.OffsetOf(-1));
        float[] block = [.. Enumerable.Repeat(1f, layout.Length)];
        Assert.Throws<ArgumentException>("rowMajorSource", () => tensor.CopyFrom<float>(new float[23], block));
        Assert.Throws<ArgumentException>("parameters", () => tensor.CopyFrom<float>(new float[24], block.AsSpan(0, 5)));
        Assert.Throws<ArgumentException>("rowMajorDestination", () => tensor.CopyTo<float>(block, new float[25]));
        Assert.All(block, x => Assert.Equal(1, x));
        Assert.Throws<ArgumentException>(() => new ParameterLayout("x", 24, 24, tensor, tensor));
        Assert.Throws<ArgumentException>(() => new ParameterLayout("x", 25, 32, tensor));
        Assert.Throws<ArgumentException>(() => new ParameterLayout("x", 24, 23, tensor));
    }

    [Fact]
    public void A_parameter_block_is_aligned_and_zero() => Gen.Int[0, 200].Sample(length =>
    {
        var block = new ParameterBlock<float>(length);
        var doubles = new ParameterBlock<double>(length);
        Assert.Equal(length, block.Span.Length);
        Assert.Equal(length, doubles.Span.Length);
        Assert.Equal(0, Address(block.Span) % 64);
        Assert.Equal(0, Address(doubles.Span) % 64);
        Assert.True(block.Span.IndexOfAnyExcept(0f) < 0);
    });

    [Fact]
    public void Guards_name_parameter_need_and_found()
    {
        Guard.Exactly(3, 3, "x");
        Guard.AtLeast(4, 3, "x");
        Guard.ExactlyOrEmpty(0, 3, "x");
        Guard.MultipleOf(6, 3, "x");
        Assert.Equal("'x' needs exactly 3 numbers, but has 4. (Parameter 'x')", Assert.Throws<ArgumentException>("x", () => Guard.Exactly(4, 3, "x")).Message);
        Assert.Contains("at least 3 numbers, but has 2", Assert.Throws<ArgumentException>("x", () => Guard.AtLeast(2, 3, "x")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("x", () => Guard.ExactlyOrEmpty(1, 3, "x"));
        Assert.Throws<ArgumentException>("x", () => Guard.MultipleOf(4, 3, "x"));
    }

    /// <summary>As an int, 65,537 rows of 65,536 numbers are 65,536.</summary>
    [Fact]
    public void Guards_count_rows_beyond_an_int()
    {
        Guard.Rows(6, 2, 3, "x");
        Guard.Rows(0, 0, 3, "x");
        Assert.Contains(
            "'x' needs exactly 4295032832 numbers, but has 65536",
            Assert.Throws<ArgumentException>("x", () => Guard.Rows(65536, 65537, 65536, "x")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("x", () => Guard.Rows(5, 2, 3, "x"));
    }

    private static unsafe long Address<T>(Span<T> span)
        where T : unmanaged
    {
        fixed (T* p = span)
        {
            return (long)p;
        }
    }
}
