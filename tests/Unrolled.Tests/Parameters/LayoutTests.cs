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

    /// <summary>What is wrong is said with both numbers.</summary>
    [Fact]
    public void Mistakes_tell_what_is_needed_and_found()
    {
        TensorLayout tensor = TensorLayout.RowMajor("x", 2, 3, isVector: false, offset: 4);
        Assert.Contains("'x' has the rows 0 to 1.", Assert.Throws<ArgumentOutOfRangeException>(() => tensor.OffsetOf(2)).Message, StringComparison.Ordinal);
        Assert.Contains("'x' has the columns 0 to 2.", Assert.Throws<ArgumentOutOfRangeException>(() => tensor.OffsetOf(0, 3)).Message, StringComparison.Ordinal);
        tensor.CopyFrom<float>(new float[6], new float[10]);
        Assert.Throws<ArgumentException>("parameters", () => tensor.CopyFrom<float>(new float[6], new float[9]));
        Assert.Throws<ArgumentException>("parameters", () => tensor.CopyTo<float>(new float[9], new float[6]));
        Assert.Contains(
            "'b' has 8 rows of 2 units a gate, but 3 initial values.",
            Assert.Throws<ArgumentException>("initial", () => TensorLayout.Grouped("b", 8, 1, true, 0, 2, 4, 0, 4, [0, 1, 0])).Message,
            StringComparison.Ordinal);
        Assert.Contains("Model 'm' has two tensors named 'x'.", Assert.Throws<ArgumentException>("tensors", () => new ParameterLayout("m", 12, 12, tensor, tensor)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Model 'm' has 6 numbers in its tensors, 7 by its count, and a block of 8.",
            Assert.Throws<ArgumentException>("tensors", () => new ParameterLayout("m", 7, 8, tensor)).Message,
            StringComparison.Ordinal);
        Assert.Contains("A length is not negative.", Assert.Throws<ArgumentOutOfRangeException>("length", () => new ParameterBlock<float>(-1)).Message, StringComparison.Ordinal);
    }

    /// <summary>Unit after unit: the columns of x, of h, then the bias, four gates side by side; a head stays as it is.</summary>
    [Fact]
    public void A_copy_by_units_keeps_each_units_numbers_together()
    {
        ParameterLayout layout = SampleLayouts.Lstm(3, 19, 1);
        float[] block = SampleLayouts.Fill(layout, x => (float)x);
        var weights = new UnitWeights<float>(layout);
        weights.CopyFrom(block);
        const int ofUnit = 4 * (3 + 19 + 1);
        for (int unit = 0; unit < 19; unit++)
        {
            for (int gate = 0; gate < 4; gate++)
            {
                int row = (gate * 19) + unit;
                Assert.Equal(block[layout["weight_ih_l0"].OffsetOf(row, 2)], weights.Span[(unit * ofUnit) + (2 * 4) + gate]);
                Assert.Equal(block[layout["weight_hh_l0"].OffsetOf(row, 18)], weights.Span[(unit * ofUnit) + ((3 + 18) * 4) + gate]);
                Assert.Equal(block[layout["bias_l0"].OffsetOf(row)], weights.Span[(unit * ofUnit) + ((3 + 19) * 4) + gate]);
            }
        }

        Assert.Equal(block[(19 * ofUnit)..layout.Count], weights.Span[(19 * ofUnit)..layout.Count].ToArray());
        Assert.Equal(block.Order(), weights.Span.ToArray().Order());
        Assert.Throws<ArgumentException>("parameters", () => weights.CopyFrom(new float[layout.Length - 1]));
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
