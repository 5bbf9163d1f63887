using Unrolled.Generator.Graph;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Oracles;
using static Unrolled.Generator.Tests.Harness.GraphComparison;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>The gradients of a graph against differences of its loss on both sides of each number.</summary>
internal static class CentralDifferences
{
    /// <summary>By every parameter, input and state.</summary>
    /// <param name="bound">How far off, as a part of the largest gradient of a tensor; the differences are exact to their step squared times a third derivative.</param>
    public static void Check(ModelSpec spec, double bound = 1e-7)
    {
        RecurrentNetwork graph = NetworkBuilder.Build(spec);
        var random = new Random(9);
        double[] Numbers(int count) => Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5).ToArray();
        Dictionary<string, double[]> parameters = graph.Parameters.ToDictionary(p => p.Name, p => Numbers(p.Gates * p.Space.Count * p.Columns));
        double[] input = Enumerable.Range(0, spec.ReadSteps * (spec.ReadsTokens ? 1 : spec.Input))
            .Select(_ => spec.ReadsTokens ? random.Next(spec.Vocabulary) : random.NextDouble() - 0.5).ToArray();
        double[] state = Numbers(graph.States.Sum(s => s.Space.Count));
        double[] logitGradient = Numbers((spec.Steps - spec.FirstOutput) * graph.OutputSize);
        int masks = graph.TrainingPhases.SelectMany(p => p.Body.Masks).GroupBy(m => m.Name).Sum(g => g.First().Space.Count) * spec.Steps;
        IReadOnlyDictionary<string, double[]> mask = Masks(graph, Enumerable.Range(0, masks).Select(i => i % 3 == 0 ? 0 : 1.5).ToArray());

        double Loss() => new NetworkInterpreter(graph, parameters).Forward(Parts(graph, state), input, null, mask).Zip(logitGradient, (y, d) => y * d).Sum();
        double Difference(double[] numbers, int i)
        {
            const double Step = 1e-4;
            double value = numbers[i];
            numbers[i] = value + Step;
            double above = Loss();
            numbers[i] = value - Step;
            double below = Loss();
            numbers[i] = value;
            return (above - below) / (2 * Step);
        }

        var oracle = new NetworkInterpreter(graph, parameters);
        oracle.Forward(Parts(graph, state), input, null, mask);
        double[][] stateGradient = graph.States.Select(s => new double[s.Space.Count]).ToArray();
        (Dictionary<string, double[]> gradients, double[] inputGradient) = oracle.Backward(logitGradient, stateGradient);

        foreach ((string name, double[] numbers) in parameters)
        {
            AssertClose(name, Enumerable.Range(0, numbers.Length).Select(i => Difference(numbers, i)).ToArray(), gradients[name], bound);
        }

        AssertClose("input", Enumerable.Range(0, inputGradient.Length).Select(i => Difference(input, i)).ToArray(), inputGradient, bound);
        AssertClose("state", Enumerable.Range(0, state.Length).Select(i => Difference(state, i)).ToArray(), stateGradient.SelectMany(p => p).ToArray(), bound);
    }
}
