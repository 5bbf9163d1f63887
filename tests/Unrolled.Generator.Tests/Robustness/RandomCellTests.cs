using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests.Robustness;

/// <summary>Random cells compile without a warning, and compute their equations and the gradients of these. UNROLLED_CELLS=50000 runs as many.</summary>
public sealed class RandomCellTests
{
    private const int Together = 20;
    private const string Head = "#pragma warning disable CS1591 // No documentation here.\nusing Unrolled;\nusing static Unrolled.CellMath;\n";

    private static readonly string[] Shapes =
        ["Hidden = 2, Steps = 3, Plan = Plan.StepMethod", "Hidden = 3, Steps = 3, Plan = Plan.Loops", "Hidden = 9, Steps = 2", "Hidden = 2, Steps = 2, Plan = Plan.Loops, Arithmetic = Arithmetic.Fused"];

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("UNROLLED_CELLS"), out int count) ? count : 200;

    [Fact]
    public void Random_cells_compute_their_equations()
    {
        int threads = Environment.ProcessorCount;
        int compared = 0;
        Parallel.For(0, (Count + Together - 1) / Together, new ParallelOptions { MaxDegreeOfParallelism = threads }, batch =>
        {
            var random = new RandomCells(batch);
            (string Name, string Text)[] cells = [.. Enumerable.Range(0, Together).Select(i => ($"Cell{i}", random.Next($"Cell{i}")))];
            string models = string.Concat(cells.Select((cell, i) =>
                $"[RecurrentModel(typeof({cell.Name}), Input = 2, Precision = Precision.Double, {Shapes[i % Shapes.Length]})] public partial class Model{i} {{ }}\n"));
            CellOracle[] oracles = CellOracle.Of(Head + string.Concat(cells.Select(cell => cell.Text)) + models, [.. cells.Select((cell, i) => ($"Model{i}", cell.Name))]);
            for (int i = 0; i < oracles.Length; i++)
            {
                try
                {
                    oracles[i].Compare(seed: batch, most: 3);
                    Interlocked.Increment(ref compared);
                }
                catch (Exception error)
                {
                    Assert.Fail($"Batch {batch}, {Shapes[i % Shapes.Length]}: {error.Message}\n{cells[i].Text}");
                }
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} cells compared");
        Assert.True(compared >= Count);
    }
}
