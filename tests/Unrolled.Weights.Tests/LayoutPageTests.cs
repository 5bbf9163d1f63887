using Unrolled.Weights.Layouts;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>The table of docs/layout.md is that of the importers. UNROLLED_ACCEPT=1 writes it.</summary>
public sealed class LayoutPageTests
{
    private const string Start = "<!-- made from the importers' tables, by LayoutPageTests -->\n";
    private const string End = "<!-- end -->\n";

    [Fact]
    public void The_page_has_the_tables_of_the_importers()
    {
        string path = Path.Combine(Shared.Root, "docs", "layout.md");
        string page = File.ReadAllText(path);
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start >= Start.Length && end >= start, "The page has the marks of the table.");
        string table = LayoutTable.Text();
        if (Environment.GetEnvironmentVariable("UNROLLED_ACCEPT") == "1")
        {
            File.WriteAllText(path, page[..start] + table + page[end..]);
            return;
        }

        Assert.Equal(table, page[start..end]);
    }

    /// <summary>The numbers that everybody looks up, from the frameworks' own pages.</summary>
    [Theory]
    [InlineData("PyTorch", CellKind.Lstm, "i f g o", "0, 1, 2, 3")]
    [InlineData("Keras", CellKind.Lstm, "i f c o", "0, 1, 2, 3")]
    [InlineData("ONNX", CellKind.Lstm, "i o f c", "0, 2, 3, 1")]
    [InlineData("NAM", CellKind.Lstm, "i f g o", "0, 1, 2, 3")]
    [InlineData("PyTorch", CellKind.Gru, "r z n", "0, 1, 2")]
    [InlineData("Keras", CellKind.Gru, "z r h", "1, 0, 2")]
    [InlineData("ONNX", CellKind.Gru, "z r h", "1, 0, 2")]
    public void Gate_orders(string framework, CellKind cell, string order, string taken)
    {
        CellForm form = Frameworks.All.Single(layout => layout.Name == framework).Find(cell, GruReset.AfterProduct)!;
        Assert.Equal(order, string.Join(" ", form.Order));
        Assert.Equal(taken, string.Join(", ", form.Taken));
    }

    /// <summary>Each framework's tensors, written and read again, are the layer's.</summary>
    [Fact]
    public void Every_form_is_its_own_inverse()
    {
        foreach (CellForm form in Frameworks.All.SelectMany(layout => layout.Cells))
        {
            GruReset reset = form.Reset ?? GruReset.AfterProduct;
            int rows = CellDescription.Of(form.Cell).Gates.Count * 3;
            var random = new Xoshiro256(6);
            double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
            bool two = form.HasRecurrentBias(CellDescription.Of(form.Cell).Gates[0]);
            var layer = new RecurrentLayer(form.Cell, 2, 3, new LayerWeights(Numbers(rows * 2), Numbers(rows * 3)) { InputBias = Numbers(rows), RecurrentBias = two ? Numbers(rows) : null }) { Reset = reset };
            LayerWeights given = layer.Weights[0];
            var source = new Files.TensorSource("the file", LayoutWriter.Write(form.Framework, layer, given, "the file", "the layer").Select(tensor => new FileTensor(tensor.Name, "F64", tensor.Shape, tensor.Values)));
            LayerWeights read = LayoutReader.Read(form, source, name => name, 2, 3, "_l0", new WeightsReport())!;
            source.Complete("the layer");
            Assert.Equal(given.InputMatrix, read.InputMatrix);
            Assert.Equal(given.RecurrentMatrix, read.RecurrentMatrix);
            Assert.Equal(given.InputBias, read.InputBias);
            if (two)
            {
                Assert.Equal(given.RecurrentBias, read.RecurrentBias);
            }
        }
    }
}
