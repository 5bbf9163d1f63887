using Unrolled.Generator.Cells;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Harness;
using Unrolled.Generator.Tests.Kernels;
using static Unrolled.Generator.Tests.Harness.GraphComparison;

namespace Unrolled.Generator.Tests;

/// <summary>Cells that use every operation of a step, in every plan, at every width, strict and fused.</summary>
public sealed class OperationTests
{
    private static readonly Cell[] Cells = [new OperationCell(), new NormCell()];

    private static readonly string[] Shapes =
    [
        "RnnModel(Input = 3, Hidden = 1, Steps = 3, Output = 2",
        "RnnModel(Input = 3, HiddenSizes = new[] { 5, 2 }, Steps = 3, Output = 2",
        "RnnModel(Input = 2, Hidden = 4, Steps = 4, FirstOutput = 2, ReadSteps = 3, Direction = Direction.Both, Trace = true, Bias = false",
        "RnnModel(Input = 3, HiddenSizes = new[] { 19, 34 }, Steps = 4, Output = 9",
        "RnnModel(Input = 3, Hidden = 16, Steps = 3",
    ];

    /// <summary>Each edit takes a width away; the last leaves single numbers alone.</summary>
    private static readonly int[][] Without = [[], [512], [512, 256], [512, 256, 128]];

    private static readonly string[] Straight = ["StraightLine", "StepMethod"];

    public static TheoryData<string, int, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, string>();
            foreach (Cell cell in Cells)
            {
                for (int shape = 0; shape < Shapes.Length; shape++)
                {
                    foreach (string plan in shape < 3 ? new[] { "StraightLine", "StepMethod", "Loops" } : ["Loops"])
                    {
                        cases.Add(cell.GetType().Name, shape, plan);
                    }
                }
            }

            return cases;
        }
    }

    public static TheoryData<string, int> Graphs => [.. from cell in Cells from shape in Enumerable.Range(0, 4) select (cell.GetType().Name, shape)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_those_of_the_graph(string cell, int shape, string plan)
    {
        foreach (string arithmetic in new[] { "Strict", "Fused" })
        {
            (object network, ModelSpec spec) = Create(
                $"{Shapes[shape]}, Precision = Precision.Double, Plan = Plan.{plan}, Arithmetic = Arithmetic.{arithmetic}", CellOf(cell));

            Compare((INetwork<double, double>)network, spec, withOptions: false, (random, _) => random.NextDouble() - 0.5, x => x);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void The_gradients_of_the_graph_are_central_differences(string cell, int shape) =>
        CentralDifferences.Check(SpecOf($"{Shapes[shape]}, Precision = Precision.Double").With(CellOf(cell)), 1e-6);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_kernel_is_sound_before_and_after_each_pass(string cell, int shape, string plan)
    {
        foreach (Target target in Target.All)
        {
            VerifiedKernelTests.AssertSound(
                LoweredModel.Of($"using Unrolled;\n[{Shapes[shape]}, Plan = Plan.{plan})] public partial class Gesture {{ }}", target.Name).With(CellOf(cell)));
        }
    }

    /// <summary>Plans, widths, code for runtimes that keep more precision, steps and crowds.</summary>
    [Theory]
    [InlineData("OperationCell", 5, "Strict", "Single")]
    [InlineData("OperationCell", 5, "Fused", "Single")]
    [InlineData("OperationCell", 9, "Strict", "Double")]
    [InlineData("NormCell", 5, "Strict", "Single")]
    [InlineData("NormCell", 19, "Strict", "Single")]
    [InlineData("NormCell", 19, "Fused", "Single")]
    [InlineData("NormCell", 18, "Fused", "Double")]
    public void The_bits_are_the_same_everywhere(string cell, int hidden, string arithmetic, string precision)
    {
        string model = $"RnnModel(Input = 3, HiddenSizes = new[] {{ {hidden}, 3 }}, Steps = 2, Output = 2, Crowd = true, Arithmetic = Arithmetic.{arithmetic}, Precision = Precision.{precision}";
        if (precision == "Single")
        {
            SameBits<float>(model, CellOf(cell), arithmetic == "Strict");
        }
        else
        {
            SameBits<double>(model, CellOf(cell), arithmetic == "Strict");
        }
    }

    private static void SameBits<T>(string model, Cell cell, bool isStrict)
    {
        T[][] expected = CellProbe.Run<T>($"{model}, Plan = Plan.Loops", cell);
        Assert.All(expected, numbers => Assert.Contains(numbers, number => !Equals(number, default(T))));
        Assert.Equal(expected[0], expected[6]);
        Assert.Equal(expected[0], expected[7]);
        foreach (string plan in Straight)
        {
            Assert.Equal(expected, CellProbe.Run<T>($"{model}, Plan = Plan.{plan}", cell));
        }

        foreach (int[] widths in Without.Skip(1))
        {
            Assert.Equal(expected, CellProbe.Run<T>($"{model}, Plan = Plan.Loops", cell, edit: text =>
            {
                string without = widths.Aggregate(text, (t, bits) => t.Replace($"Vector{bits}.IsHardwareAccelerated", "false"));
                Assert.NotEqual(text, without);
                return "#pragma warning disable CS0162\n" + without;
            }));
        }

        if (isStrict)
        {
            Assert.Equal(expected, CellProbe.Run<T>($"{model}, Plan = Plan.Loops", cell, Target.NetStandard));
            foreach (string plan in Straight)
            {
                Assert.Equal(expected, CellProbe.Run<T>($"{model}, Plan = Plan.{plan}", cell, Target.NetStandard));
            }
        }
    }

    private static Cell CellOf(string name) => Cells.Single(cell => cell.GetType().Name == name);
}
