using System.Globalization;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>The cells of the gallery, and each function of the language, against their own equations.</summary>
public sealed class CellOracleTests
{
    private const string Folder = "samples/Cells/Gallery";
    private const string Head = "#pragma warning disable CS1591 // No documentation here.\nusing Unrolled;\nusing static Unrolled.CellMath;\n";

    public static TheoryData<string> Gallery => [.. Directory.GetFiles(Repository.Path(Folder), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Gallery))]
    public void A_cell_of_the_gallery_computes_its_equations(string cell)
    {
        string text = Repository.Read($"{Folder}/{cell}.cs");
        string models = string.Concat(Shapes.Select((shape, i) => $"[RecurrentModel(typeof({cell}), Input = 3, Steps = 4, Precision = Precision.Double, {shape})] public partial class Gesture{i} {{ }}\n"));

        CellOracle[] oracles = CellOracle.Of(
            "#pragma warning disable CS1591\n" + text + models, [.. Shapes.Select((_, i) => ($"Unrolled.Cells.Gallery.Gesture{i}", $"Unrolled.Cells.Gallery.{cell}"))]);

        Assert.All(oracles, oracle => oracle.Compare(seed: 3));
    }

    private static readonly string[] Shapes =
        ["Hidden = 3, Plan = Plan.StraightLine", "Hidden = 3, Plan = Plan.StepMethod", "Hidden = 3, Plan = Plan.Loops", "Hidden = 21, Bias = false", "Hidden = 5, Arithmetic = Arithmetic.Fused"];

    [Theory]
    [InlineData("LeakyRelu(v)")]
    [InlineData("LeakyRelu(v, 0.3)")]
    [InlineData("Elu(v)")]
    [InlineData("Elu(3 * v)")]
    [InlineData("Exp(v)")]
    [InlineData("Log(1.5 + v)")]
    [InlineData("Sqrt(20 + v)")]
    [InlineData("Abs(v)")]
    [InlineData("Softplus(8 * v)")]
    [InlineData("Softsign(v)")]
    [InlineData("HardSigmoid(4 * v)")]
    [InlineData("HardTanh(2 * v)")]
    [InlineData("Clip(v, -0.1, h + 0.3)")]
    [InlineData("Max(v, h)")]
    [InlineData("Min(v, 0.1)")]
    [InlineData("Select(h - 0.1, v, v * v)")]
    [InlineData("Relu(v) - h / (2 + v)")]
    [InlineData("Tanh(-v) / 3")]
    [InlineData("Sum(v) * h - v")]
    [InlineData("v - Mean(v)")]
    [InlineData("Mean(v * v) + Mean(h)")]
    [InlineData("v / Sqrt(Mean((v - Mean(v)) * (v - Mean(v))) + 0.01)")]
    public void A_function_computes_what_it_says(string function)
    {
        CellOracle[] oracles = CellOracle.Of(
            $$"""
            {{Head}}
            [Cell] public static class Own { public static Units Step(Units x, Units h) { Units v = Input(x) + Recurrent(h); return {{function}}; } }
            [RecurrentModel(typeof(Own), Input = 2, Hidden = 3, Steps = 4, Precision = Precision.Double)] public partial class Straight { }
            [RecurrentModel(typeof(Own), Input = 2, Hidden = 11, Steps = 4, Precision = Precision.Double)] public partial class Loops { }
            """,
            ("Straight", "Own"), ("Loops", "Own"));

        Assert.All(oracles, oracle => oracle.Compare(seed: 4));
    }

    /// <summary>A setting in equations, as a start and as a size; of one layer and of both.</summary>
    [Theory]
    [InlineData("Relu({0})")]
    [InlineData("LeakyRelu({0})")]
    [InlineData("Elu({0})")]
    [InlineData("Exp({0})")]
    [InlineData("Abs({0})")]
    [InlineData("Softplus({0})")]
    [InlineData("Softsign({0})")]
    [InlineData("HardSigmoid({0})")]
    [InlineData("HardTanh({0})")]
    [InlineData("Max({0}, h)")]
    [InlineData("Min(0.1, {0})")]
    [InlineData("Select({0}, h, 0.5)")]
    [InlineData("Relu(0.5 - {0})")]
    [InlineData("Relu(Relu({0}) - 0.1)")]
    [InlineData("h / (2 + {0})")]
    public void A_function_of_a_sum_needs_no_variable(string function)
    {
        string Of(string sum) => string.Format(CultureInfo.InvariantCulture, function, sum);
        CellOracle[] oracles = CellOracle.Of(
            $$"""
            {{Head}}
            [Cell] public static class Own { public static Units Step(Units x, Units h) { Units n = Tanh({{Of("Input(x)")}} + {{Of("Recurrent(h)")}}); return n - {{Of("Matrix(\"m\", x)")}}; } }
            [RecurrentModel(typeof(Own), Input = 2, Hidden = 3, Steps = 4, Precision = Precision.Double)] public partial class Straight { }
            [RecurrentModel(typeof(Own), Input = 2, Hidden = 11, Steps = 4, Precision = Precision.Double)] public partial class Loops { }
            """, ("Straight", "Own"), ("Loops", "Own"));

        Assert.All(oracles, oracle => oracle.Compare(seed: 5));
    }

    [Fact]
    public void A_model_sets_what_its_cell_lets_it()
    {
        CellOracle[] oracles = CellOracle.Of(
            $$"""
            {{Head}}
            [Cell] public static class Own
            {
                public static (Units, Units) Step(Units x, Units h, Units p, double alpha = 0.3, int size = 4)
                {
                    Units n = Blend(1 - alpha, h, Tanh(Input(x, bias: 2 * alpha) + Recurrent(h) + Matrix("m", p)));
                    return (n, Project("p", n, size + 1) / ((double)size / 2));
                }

                private static Units Blend(double keep, Units old, Units now) => keep * old + (1 - keep) * now;
            }
            [RecurrentModel(typeof(Own), Input = 2, Hidden = 3, Steps = 4, Precision = Precision.Double)] public partial class Usual { }
            [CellSetting("alpha", 0.05), CellSetting("size", 2), RecurrentModel(typeof(Own), Input = 2, Hidden = 11, Steps = 4, Precision = Precision.Double)] public partial class Set { }
            """,
            ("Usual", "Own"), ("Set", "Own"));

        Assert.All(oracles, oracle => oracle.Compare(seed: 6));
        Assert.Equal(5, oracles[0].Network.Layout["weight_p_l0"].Rows);
        Assert.Equal(3, oracles[1].Network.Layout["weight_p_l0"].Rows);
    }

    /// <summary>A state may be called as the output is.</summary>
    [Fact]
    public void A_state_y_stands_beside_the_output_y()
    {
        GeneratorRun run = GeneratorRun.Of(
            $$"""
            {{Head}}
            [Cell] public static class Own { public static Units Step(Units x, Units y) => Tanh(Input(x) + Recurrent(y)); }
            [RecurrentModel(typeof(Own), Input = 2, Hidden = 3, Steps = 4, Output = 2)] public partial class Gesture { }
            """);

        string text = run.Sources.Single(source => source.HintName == "Gesture.g.cs").SourceText.ToString();
        Assert.Contains("yValue = tanh(", text);
        Assert.Contains("y = weight_head yValue + bias_head", text);
        Assert.DoesNotContain(run.Complete.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>What a cell may leave out: an input that a gate lacks, a state that the step does not read, a state that stays, one that two share.</summary>
    [Theory]
    [InlineData("Units Step(Units x, Units h) => Tanh(Input(x))")]
    [InlineData("(Units, Units) Step(Units x, Units h, Units c) => (Tanh(Input(x) + Recurrent(c)), c)")]
    [InlineData("(Units, Units) Step(Units x, Units h, Units c) { Units n = Tanh(Input(x) + Recurrent(h) + c); return (n, n); }")]
    [InlineData("(Units, Units, Units) Step(Units x, Units h, Units a, Units b) => (Input(x) + a * b, h, a)")]
    [InlineData("Units Step(Units x, Units h) { Units f = Sigmoid(Recurrent(h)); Units n = Input(x); Units o = Recurrent(f * n); return o * n; }")]
    [InlineData("Units Step(Units x, Units h) { Units gate = Sigmoid(Input(x) + Recurrent(h)); return Select(gate - 0.5, h, Matrix(\"m\", x)); }")]
    [InlineData("(Units, Units) Step(Units x, Units h, Units c) { Units n = Tanh(Input(x) + Recurrent(h) + c); return (2 * Project(\"p\", n, 5) - 0.5, n); }")]
    [InlineData("(Units, Units) Step(Units x, Units h, Units p) { Units n = Tanh(Input(x) + Recurrent(h) + Matrix(\"m\", p)); return (n, Tanh(Project(\"p\", n, 2)) + p * Mean(p)); }")]
    [InlineData("Units Step(Units x, Units h) => Tanh(Matrix(\"a\", Tanh(Project(\"p\", h, 5))) + Matrix(\"m\", x))")]
    [InlineData("(Units, Units) Step(Units x, Units h, Units c) { Units v = c + Input(x); Units r = Recurrent(v); Units o = Recurrent(c); return (Tanh(v + r + o), Tanh(v)); }")]
    [InlineData("(Units, Units, Units) Step(Units x, Units h, Units c, Units m) { Units v = m + Input(x); Units r = c * h + Recurrent(v); Units o = Input(x) * Recurrent(c); return (Tanh(v + r + o), Tanh(0.5 * v), Tanh(v)); }")]
    [InlineData("(Units, Units, Units) Step(Units x, Units h, Units p, Units q) { Units n = Tanh(Input(x) + Recurrent(h) + Matrix(\"m\", p) + Matrix(\"n\", q)); return (n, Project(\"p\", n, 5), 0.5 * p + Project(\"q\", n, 5)); }")]
    [InlineData("(Units, Units, Units) Step(Units x, Units y, Units w, Units t) { Units n = Tanh(Input(x) + Recurrent(y) + w); return (n * t, Sigmoid(w - t), n); }")]
    [InlineData("(Units, Units) Step(Units x, Units y, Units dy) { Units n = Tanh(Input(x) + Recurrent(y) - 0.5 * dy); return (n, 0.25 * dy + n * y); }")]
    [InlineData("(Units, Units, Units) Step(Units x, Units h, Units dh, Units ddh) { Units n = Tanh(Input(x) + Recurrent(h) * dh); return (n - ddh, Tanh(dh + n), 0.5 * ddh + n * h); }")]
    [InlineData("Units Step(Units input, Units h) { Units x = Tanh(Input(input)), wx = x * x, tape = Recurrent(wx), dh = tape + h, sum1 = dh; return sum1 - Matrix(\"own\", dh); }")]
    public void A_cell_may_be_unlike_any_other(string step)
    {
        CellOracle[] oracles = CellOracle.Of(
            $$"""
            {{Head}}
            [Cell] public static class Own { public static {{step}}{{(step.EndsWith('}') ? "" : ";")}} }
            [RecurrentModel(typeof(Own), Input = 2, Hidden = 3, Steps = 4, Precision = Precision.Double)] public partial class Straight { }
            [RecurrentModel(typeof(Own), Input = 2, Hidden = 11, Steps = 4, Precision = Precision.Double)] public partial class Loops { }
            """,
            ("Straight", "Own"), ("Loops", "Own"));

        Assert.All(oracles, oracle => oracle.Compare(seed: 5));
    }
}
