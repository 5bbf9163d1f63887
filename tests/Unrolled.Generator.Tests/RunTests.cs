using System.Reflection;
using System.Runtime.Loader;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Graph;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Generated code is loaded and run: a unit whose numbers can be computed by hand, and a cell that is in no attribute.</summary>
public sealed class RunTests
{
    private const string RunUnit = """
        /// <summary>One unit, from parameters that are found by their names.</summary>
        public static class Probe
        {
            /// <summary>The outputs of three steps.</summary>
            public static double[] Run(double w, double r, double b, double[] input)
            {
                double[] parameters = new double[Unit.ParameterLength];
                parameters[Unit.Layout["weight_ih_l0"].OffsetOf(0, 0)] = w;
                parameters[Unit.Layout["weight_hh_l0"].OffsetOf(0, 0)] = r;
                parameters[Unit.Layout["bias_l0"].OffsetOf(0)] = b;
                double[] output = new double[Unit.OutputLength];
                new Unit(parameters).Predict(input, output);
                return output;
            }
        }
        """;

    [Theory]
    [InlineData("StraightLine")]
    [InlineData("StepMethod")]
    [InlineData("Loops")]
    public void A_single_unit_gives_the_numbers_of_its_equation(string plan)
    {
        string model = $"[RnnModel(Input = 1, Hidden = 1, Steps = 3, Precision = Precision.Double, Plan = Plan.{plan})] public partial class Unit {{ }}";
        MethodInfo run = Load($"using Unrolled;\n{model}\n{RunUnit}").GetType("Probe", throwOnError: true)!.GetMethod("Run")!;
        double[] input = [0.5, -1.25, 2];

        double[] output = run.CreateDelegate<Func<double, double, double, double[], double[]>>()(0.75, -0.5, 0.125, input);

        double h = 0;
        Assert.Equal(3, output.Length);
        for (int t = 0; t < 3; t++)
        {
            h = Math.Tanh((0.75 * input[t]) + (-0.5 * h) + 0.125);
            Assert.Equal(h, output[t], 1e-14);
        }
    }

    /// <summary>W x and R h have one gradient, and x and h further users: the sums of that gradient by W and by R have no names of their own.</summary>
    [Theory]
    [InlineData("19, 9", "Loops")]
    [InlineData("9, 9", "Loops")]
    [InlineData("3, 2", "StepMethod")]
    public void One_gradient_may_have_two_sums_without_a_name(string sizes, string plan)
    {
        (object network, ModelSpec spec) = GraphComparison.Create(
            $"RnnModel(Input = 3, HiddenSizes = new[] {{ {sizes} }}, Steps = 4, Output = 2, Precision = Precision.Double, Plan = Plan.{plan}", new BlendCell());

        GraphComparison.Compare((INetwork<double, double>)network, spec, withOptions: false, (random, _) => random.NextDouble() - 0.5, x => x);
    }

    private static Assembly Load(string source)
    {
        using MemoryStream image = new();
        Assert.Empty(GeneratorRun.Of(source).Complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        image.Position = 0;
        return new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(image);
    }

    /// <summary><c>h = f * h + (1 - f) * g</c>, with f and g from one sum of x and h.</summary>
    private sealed record BlendCell : Cell
    {
        private static readonly string[] Letters = ["f", "g"];
        private static readonly CellState[] Parts = [CellState.Hidden];

        public override string Name => "A blend";

        public override IReadOnlyList<string> Gates => Letters;

        public override IReadOnlyList<CellState> States => Parts;

        public override double InitialBias(string gate) => 0;

        public override Cell With(ICellArguments arguments) => this;

        public override Value Add(LayerScope layer, Value? x)
        {
            StepGraph g = layer.Graph;
            Value hPrev = layer.Before("h");
            Value rh = layer.Named("rh", g.Product(layer.RecurrentMatrix, hPrev, SumOrder.TwoChains));
            Value a = layer.Named("a", g.AddTo(layer.InputSum(x), rh));
            Value f = layer.Named("f", g.Sigmoid(g.Gate(a, 0)));
            Value candidate = layer.Named("g", g.Tanh(g.Gate(a, 1)));
            Value h = layer.Named("h", g.Add(g.Multiply(f, hPrev), g.Multiply(g.OneMinus(f), candidate)));
            layer.Carry("h", hPrev, h);
            return h;
        }
    }
}
