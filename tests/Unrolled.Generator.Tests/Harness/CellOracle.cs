using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A generated network of a user's cell, against the user's equations as C# runs them: the two share nothing but the source text.</summary>
internal sealed class CellOracle
{
    private readonly INetwork<double, double> _network;
    private readonly Func<Func<double[], double[]>> _begin;
    private readonly int _inputs;

    /// <param name="begin">What one run computes, step by step: from x to the output.</param>
    private CellOracle(Type network, Func<INetwork<double, double>, Func<double[], double[]>> begin)
    {
        _network = (INetwork<double, double>)network.GetMethod("CreateRandom")!.Invoke(null, [7UL])!;
        _inputs = (int)network.GetField("InputSize")!.GetRawConstantValue()!;
        _begin = () => begin(_network);
    }

    public INetwork<double, double> Network => _network;

    /// <summary>Compiles a source, with warnings as errors, and pairs networks with cells by name.</summary>
    public static CellOracle[] Of(string source, params (string Network, string Cell)[] pairs) =>
        Of(source, pairs.Select(pair => (pair.Network, Begin: new Func<Assembly, INetwork<double, double>, Func<double[], double[]>>((assembly, network) =>
        {
            CellRun run = RunOf(assembly.GetType(pair.Cell, throwOnError: true)!, network);
            return x => run.Step(x).AsSpan().ToArray();
        }))).ToArray());

    /// <summary>The same with what a run of each network computes.</summary>
    public static CellOracle[] Of(string source, params (string Network, Func<Assembly, INetwork<double, double>, Func<double[], double[]>> Begin)[] networks)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        if (run.Sources.Length < networks.Length)
        {
            Assert.Fail(string.Join('\n', run.Diagnostics().GetAwaiter().GetResult()));
        }

        using MemoryStream image = new();
        Assert.Empty(run.Complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext("cells", isCollectible: true).LoadFromStream(image);
        return [.. networks.Select(pair => new CellOracle(assembly.GetType(pair.Network, throwOnError: true)!, network => pair.Begin(assembly, network)))];
    }

    /// <summary>A layer of a network by its cell's own equations, with the settings that the network gives.</summary>
    public static CellRun RunOf(Type cell, INetwork<double, double> network, int layer = 0)
    {
        MethodInfo step = cell.GetMethod("Step")!;
        ParameterExpression[] units = [.. step.GetParameters().Where(p => p.ParameterType == typeof(Units)).Select(p => Expression.Parameter(typeof(Units)))];
        IEnumerable<Expression> settings = step.GetParameters().Skip(units.Length).Select(p => Expression.Constant(SettingOf(p, network.GetType(), layer)));
        MethodCallExpression call = Expression.Call(step, [.. units, .. settings]);
        return units.Length switch
        {
            1 => CellRun.Of(Expression.Lambda<Func<Units, Units>>(call, units).Compile(), network, layer),
            2 => CellRun.Of(Expression.Lambda<Func<Units, Units, Units>>(call, units).Compile(), network, layer),
            3 => CellRun.Of(Expression.Lambda<Func<Units, Units, Units, (Units, Units)>>(call, units).Compile(), network, layer),
            _ => CellRun.Of(Expression.Lambda<Func<Units, Units, Units, Units, (Units, Units, Units)>>(call, units).Compile(), network, layer),
        };
    }

    private static object SettingOf(ParameterInfo parameter, Type network, int layer)
    {
        CellSettingAttribute? given = network.GetCustomAttributes<CellSettingAttribute>()
            .Where(setting => setting.Name == parameter.Name && (setting.Layer < 0 || setting.Layer == layer))
            .MaxBy(setting => setting.Layer);
        return Convert.ChangeType(given?.Value ?? parameter.DefaultValue!, parameter.ParameterType, CultureInfo.InvariantCulture);
    }

    /// <summary>Draws the parameters, and compares values with the equations and all gradients with their central differences.</summary>
    /// <param name="most">How many numbers of each tensor are moved.</param>
    public void Compare(int seed, int most = 12)
    {
        var random = new Random(seed);
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        foreach (TensorLayout tensor in _network.Layout.Tensors)
        {
            tensor.CopyFrom<double>(Numbers(tensor.Count), _network.Parameters);
        }

        double[] input = Numbers(_network.InputLength);
        double[] weights = Numbers(_network.LogitLength);
        var state = new double[_network.StateLength];
        var logits = new double[_network.LogitLength];
        var tape = new double[_network.TapeLength];
        var gradient = new double[_network.Layout.Length];
        var inputGradient = new double[_network.InputLength];
        _network.ForwardLogits(state, input, logits, tape);
        _network.Backward(input, tape, weights, gradient, inputGradient, default);

        double[] expected = Run(input);
        GraphComparison.AssertClose("values", expected, logits);
        foreach (TensorLayout tensor in _network.Layout.Tensors)
        {
            int[] moved = [.. Enumerable.Range(0, tensor.Count).OrderBy(_ => random.Next()).Take(most)];
            double[] differences = [.. moved.Select(i => Difference(
                delta => _network.Parameters[tensor.OffsetOf(i / tensor.Columns, i % tensor.Columns)] += delta, input, weights))];
            GraphComparison.AssertClose(tensor.Name, differences, [.. moved.Select(i => gradient[tensor.OffsetOf(i / tensor.Columns, i % tensor.Columns)])], 2e-6);
        }

        double[] inputDifferences = [.. Enumerable.Range(0, Math.Min(most, input.Length)).Select(i => Difference(delta => input[i] += delta, input, weights))];
        GraphComparison.AssertClose("input", inputDifferences, inputGradient[..inputDifferences.Length], 2e-6);
    }

    /// <summary>The output of every step, by the equations.</summary>
    private double[] Run(double[] input)
    {
        Func<double[], double[]> step = _begin();
        return [.. Enumerable.Range(0, input.Length / _inputs).SelectMany(t => step(input.AsSpan(t * _inputs, _inputs).ToArray()))];
    }

    /// <summary>dL/d(what is moved) of L = sum of weights times values, by the equations.</summary>
    private double Difference(Action<double> move, double[] input, double[] weights)
    {
        const double Step = 1e-5;
        double Loss() => Run(input).Zip(weights, (h, w) => h * w).Sum();
        move(Step);
        double above = Loss();
        move(-2 * Step);
        double below = Loss();
        move(Step);
        return (above - below) / (2 * Step);
    }
}
