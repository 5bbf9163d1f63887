using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Dense layers and layers of different cells, against plain doubles: each layer by its equations, one on the other.</summary>
public sealed class LayerTests
{
    private const string Plain = "#pragma warning disable CS1591 // No documentation here.\nusing Unrolled;\n";
    private const string Head = Plain + "using static Unrolled.CellMath;\n";

    private static readonly Dictionary<string, Func<double, double>> Activations = new()
    {
        ["Relu"] = v => Math.Max(0, v),
        ["Tanh"] = Math.Tanh,
        ["Sigmoid"] = v => 1 / (1 + Math.Exp(-v)),
        ["LeakyRelu"] = v => v > 0 ? v : 0.01 * v,
        ["Elu"] = v => v > 0 ? v : Math.Exp(v) - 1,
        ["Softplus"] = v => Math.Log(1 + Math.Exp(v)),
        ["Softsign"] = v => v / (1 + Math.Abs(v)),
        ["HardSigmoid"] = v => Math.Clamp((0.2 * v) + 0.5, 0, 1),
        ["HardTanh"] = v => Math.Clamp(v, -1, 1),
        ["Linear"] = v => v,
    };

    public static TheoryData<string> ActivationNames => [.. Enum.GetNames<DenseActivation>()];

    [Theory]
    [MemberData(nameof(ActivationNames))]
    public void Dense_layers_stand_before_and_behind(string activation)
    {
        string[] shapes = ["Hidden = 2, Plan = Plan.StraightLine", "Hidden = 3, Plan = Plan.StepMethod", "Hidden = 3, Plan = Plan.Loops", "Hidden = 18", "Hidden = 5, Bias = false, Arithmetic = Arithmetic.Fused"];
        string models = string.Concat(shapes.Select((shape, i) =>
            $"[GruModel(Input = 2, Steps = 2, {shape}, InputSizes = new[] {{ 3 }}, InputActivation = DenseActivation.{activation}, HeadSizes = new[] {{ 4, 3 }}, "
            + $"HeadActivation = DenseActivation.{activation}, Output = 2, Precision = Precision.Double)] public partial class Gesture{i} {{ }}\n"));
        Func<double, double> f = Activations[activation];

        CellOracle[] oracles = CellOracle.Of(Plain + models, [.. shapes.Select((_, i) => ($"Gesture{i}", Stack([typeof(Unrolled.Cells.Gru)], f, f)))]);

        Assert.All(oracles, oracle => oracle.Compare(seed: 3));
    }

    [Theory]
    [MemberData(nameof(ActivationNames))]
    public void A_network_may_carry_nothing(string activation)
    {
        string model = $"[DenseModel(Input = 3, HiddenSizes = new[] {{ 5, 18 }}, Steps = 2, Output = 2, Activation = DenseActivation.{activation}, Precision = Precision.Double)] public partial class";
        string own = $"[Cell] public static class Own {{ public static Units Step(Units x) {{ Units a = Input(x); return {(activation == "Linear" ? "a" : $"{activation}(a)")}; }} }}\n";
        string same = "[RecurrentModel(typeof(Own), Input = 3, HiddenSizes = new[] { 5, 18 }, Steps = 2, Output = 2, Precision = Precision.Double)] public partial class";
        Func<double, double> f = Activations[activation];

        CellOracle[] oracles = CellOracle.Of($"{Head}{model} Gesture {{ }}\n{own}{same} Same {{ }}", ("Gesture", DenseOnly(2, f)), ("Same", DenseOnly(2, f)));

        Assert.All(oracles, oracle => oracle.Compare(seed: 5));
    }

    [Theory]
    [InlineData("Rnn Gru Lstm", "Hidden = 3")]
    [InlineData("Lstm Rnn", "HiddenSizes = new[] { 19, 4 }")]
    [InlineData("Gru Own Lstm", "HiddenSizes = new[] { 4, 9, 17 }, Arithmetic = Arithmetic.Fused")]
    [InlineData("Own Own Rnn", "HiddenSizes = new[] { 2, 3, 2 }, Plan = Plan.StraightLine")]
    [InlineData("Lstm Own", "HiddenSizes = new[] { 2, 3 }, Plan = Plan.StepMethod, Bias = false")]
    public void Layers_may_have_different_cells(string cells, string shape)
    {
        const string Own = "[Cell] public static class Own { public static Units Step(Units x) { Units e = Exp(Input(x)); return e / Sum(e); } }\n";
        string[] names = [.. cells.Split(' ').Select(cell => cell == "Own" ? cell : "Unrolled.Cells." + cell)];
        string types = string.Join(", ", names.Select(name => $"typeof({name})"));
        string model = $"[RecurrentModel({types}, Input = 3, Steps = 3, Output = 2, {shape}, Precision = Precision.Double)] public partial class Gesture {{ }}";

        CellOracle oracle = Assert.Single(CellOracle.Of(Head + Own + model, ("Gesture", (assembly, network) =>
            Stack([.. names.Select(name => assembly.GetType(name) ?? typeof(CellAttribute).Assembly.GetType(name, throwOnError: true)!)], v => v, v => v)(assembly, network))));

        oracle.Compare(seed: 9);
    }

    /// <summary>Dense layers, cells and dense layers, one on the other, and the output layer.</summary>
    private static Func<System.Reflection.Assembly, INetwork<double, double>, Func<double[], double[]>> Stack(Type[] cells, Func<double, double> before, Func<double, double> behind) =>
        (_, network) =>
        {
            CellRun[] layers = [.. cells.Select((cell, layer) => CellOracle.RunOf(cell, network, layer))];
            return x =>
            {
                double[] value = DenseAll(network, "in", x, before);
                value = layers.Aggregate(value, (v, layer) => layer.Step(v).AsSpan().ToArray());
                return Dense(network, "head", DenseAll(network, "head", value, behind), v => v);
            };
        };

    private static Func<System.Reflection.Assembly, INetwork<double, double>, Func<double[], double[]>> DenseOnly(int layers, Func<double, double> f) =>
        (_, network) => x => Dense(network, "head", Enumerable.Range(0, layers).Aggregate(x, (v, layer) => Dense(network, $"l{layer}", v, f, "weight_ih")), v => v);

    private static double[] DenseAll(INetwork<double, double> network, string name, double[] x, Func<double, double> f)
    {
        for (int i = 0; network.Layout.TryGet($"weight_{name}{i}", out _); i++)
        {
            x = Dense(network, $"{name}{i}", x, f);
        }

        return x;
    }

    private static double[] Dense(INetwork<double, double> network, string name, double[] x, Func<double, double> f, string matrix = "weight")
    {
        TensorLayout weight = network.Layout[$"{matrix}_{name}"];
        double Bias(int row) => network.Layout.TryGet("bias_" + name, out TensorLayout? bias) ? network.Parameters[bias.OffsetOf(row)] : 0;
        return [.. Enumerable.Range(0, weight.Rows).Select(row => f(Bias(row) + x.Select((v, column) => v * network.Parameters[weight.OffsetOf(row, column)]).Sum()))];
    }
}
