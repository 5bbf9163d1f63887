using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Graph;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Oracles;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A generated network against the interpreter of its graph.</summary>
internal static class GraphComparison
{
    /// <summary>The spec of an attribute, without compiling its class.</summary>
    public static ModelSpec SpecOf(string attribute) => SpecOf(Run(attribute));

    /// <summary>The network of an attribute, compiled and with random parameters, and its spec.</summary>
    /// <param name="cell">Takes the place of the attribute's cell, where it is given.</param>
    public static (object Network, ModelSpec Spec) Create(string attribute, Cell? cell = null, string userCell = "")
    {
        GeneratorRun run = Run(attribute, userCell);
        ModelSpec spec = SpecOf(run);
        CSharpCompilation complete = run.Complete;
        if (cell != null)
        {
            spec = spec.With(cell) with { Target = (TargetSpec)Assert.Single(run.Values(UnrolledGenerator.TargetStep)) };
            string text = ModelCompiler.Compile(spec, TestContext.Current.CancellationToken);
            complete = run.Written.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)run.Written.SyntaxTrees.Single().Options));
        }

        using MemoryStream image = new();
        Assert.Empty(complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        image.Position = 0;
        Type type = new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(image).GetType("Gesture", throwOnError: true)!;
        return (type.GetMethod("CreateRandom")!.Invoke(null, [7UL])!, spec);
    }

    private static GeneratorRun Run(string attribute, string userCell = "") => GeneratorRun.Of($"using Unrolled;\n{userCell}[{attribute})] public partial class Gesture {{ }}");

    private static ModelSpec SpecOf(GeneratorRun run) => Assert.IsType<ModelSpec>(Assert.Single(run.Values(UnrolledGenerator.ModelStep)));

    /// <summary>Compares both passes of training, of a shorter run where a length is given.</summary>
    public static void Compare<TInput>(
        INetwork<double, TInput> network, ModelSpec spec, bool withOptions, Func<Random, int, TInput> draw, Func<TInput, double> number, int length = 0)
        where TInput : unmanaged
    {
        var random = new Random(5);
        TInput[] Draw(int count) => Enumerable.Range(0, count).Select(i => draw(random, i)).ToArray();
        double[] Numbers(int count) => Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5).ToArray();
        foreach (TensorLayout tensor in network.Layout.Tensors)
        {
            tensor.CopyFrom<double>(Numbers(tensor.Count), network.Parameters);
        }

        TInput[] input = Draw(network.InputLength);
        TInput[] fedBack = Draw(withOptions ? network.FedBackLength : 0);
        double[] mask = withOptions ? Enumerable.Range(0, network.MaskLength).Select(_ => random.Next(3) == 0 ? 0 : 1.5).ToArray() : [];
        double[] state = Numbers(network.StateLength);
        double[] logitGradient = Numbers(network.LogitLength);
        double[] stateGradient = Numbers(network.StateLength);

        ModelSpec shown = length == 0 ? spec : spec with
        {
            Steps = length,
            ReadSteps = length,
            FirstOutput = spec.FirstOutput == spec.Steps - 1 ? length - 1 : Math.Min(spec.FirstOutput, length),
        };
        RecurrentNetwork graph = NetworkBuilder.Build(shown);
        TInput[] read = length == 0 ? input : input[..(length * network.InputLength / spec.Steps)];
        int written = length == 0 ? network.LogitLength : (shown.Steps - shown.FirstOutput) * network.OutputSize;
        var oracle = new NetworkInterpreter(graph, graph.Parameters.ToDictionary(p => p.Name, p => Tensor(network.Layout[p.Name], network.Parameters)));
        double[][] oracleState = Parts(graph, state);
        double[][] oracleGradient = Parts(graph, stateGradient);
        double[] expected = oracle.Forward(oracleState, read.Select(number).ToArray(), fedBack.Length == 0 ? null : fedBack.Select(number).ToArray(), Masks(graph, mask));
        (Dictionary<string, double[]> expectedGradients, double[] expectedInput) = oracle.Backward(logitGradient[..written], oracleGradient);
        logitGradient.AsSpan(written).Fill(double.NaN);

        var logits = new double[network.LogitLength];
        double[] tape = Enumerable.Repeat(double.NaN, network.TapeLength).ToArray();
        var parameterGradient = new double[network.Layout.Length];
        double[] inputGradient = spec.ReadsTokens ? [] : new double[network.InputLength];
        var options = new SequenceOptions<double, TInput>(fedBack, mask, length);
        network.ForwardLogits(state, input, logits, tape, options);
        network.Backward(input, tape, logitGradient, parameterGradient, inputGradient, stateGradient, options);

        AssertClose("logits", [.. expected, .. new double[logits.Length - written]], logits);
        AssertClose("state", oracleState.SelectMany(p => p).ToArray(), state);
        foreach (TensorLayout tensor in network.Layout.Tensors)
        {
            AssertClose(tensor.Name, expectedGradients[tensor.Name], Tensor(tensor, parameterGradient));
        }

        AssertClose("input", [.. expectedInput, .. new double[inputGradient.Length - expectedInput.Length]], inputGradient);
        AssertClose("initial state", oracleGradient.SelectMany(p => p).ToArray(), stateGradient);
    }

    public static double[][] Parts(RecurrentNetwork graph, double[] state)
    {
        int start = 0;
        return graph.States.Select(part => state[start..(start += part.Space.Count)]).ToArray();
    }

    /// <summary>The masks by name; ones where none are given.</summary>
    public static IReadOnlyDictionary<string, double[]> Masks(RecurrentNetwork graph, double[] mask)
    {
        int start = 0;
        return graph.TrainingPhases.SelectMany(p => p.Body.Masks).GroupBy(m => m.Name!).ToDictionary(g => g.Key, g =>
        {
            int count = g.First().Space.Count * graph.Spec.Steps;
            return mask.Length == 0 ? Enumerable.Repeat(1.0, count).ToArray() : mask[start..(start += count)];
        });
    }

    public static void AssertClose(string name, double[] expected, double[] actual, double bound = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1e-3, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= bound * scale, $"{name}[{i}]: expected {expected[i]}, found {actual[i]}.");
        }
    }

    private static double[] Tensor(TensorLayout layout, ReadOnlySpan<double> parameters)
    {
        var numbers = new double[layout.Count];
        layout.CopyTo(parameters, numbers.AsSpan());
        return numbers;
    }
}
