using System.Reflection;
using System.Runtime.Loader;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Generated code is loaded and run: the numbers of a unit that can be computed by hand.</summary>
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

    private static Assembly Load(string source)
    {
        using MemoryStream image = new();
        Assert.Empty(GeneratorRun.Of(source).Complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        image.Position = 0;
        return new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(image);
    }
}
