using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A model whose cell is in no attribute, compiled and run: forward, backward, step by step and as a crowd.</summary>
internal static class CellProbe
{
    private const string Source = """
        using System;
        using Unrolled;
        [ATTRIBUTE)] public partial class Gesture { }

        /// <summary>Runs the model.</summary>
        public static class Probe
        {
            /// <summary>All numbers of a training run, of steps of one stream, and of a crowd of such streams.</summary>
            public static NUMBER[][] Run()
            {
                Gesture network = Gesture.CreateRandom(7);
                Random random = new Random(3);
                NUMBER[] Numbers(int count)
                {
                    NUMBER[] numbers = new NUMBER[count];
                    for (int i = 0; i < count; i++)
                    {
                        numbers[i] = (NUMBER)(2 * random.NextDouble() - 1);
                    }

                    return numbers;
                }

                INetwork<NUMBER, NUMBER> passes = network;
                NUMBER[] input = Numbers(passes.InputLength), state = Numbers(passes.StateLength), logitGradient = Numbers(passes.LogitLength);
                NUMBER[] stateGradient = Numbers(passes.StateLength), logits = new NUMBER[passes.LogitLength], tape = new NUMBER[passes.TapeLength];
                NUMBER[] gradient = new NUMBER[Gesture.ParameterLength], inputGradient = new NUMBER[passes.InputLength];
                passes.ForwardLogits(state, input, logits, tape);
                passes.Backward(input, tape, logitGradient, gradient, inputGradient, stateGradient);
                NUMBER[] output = new NUMBER[Gesture.OutputLength];
                network.Predict(input, output);
                NUMBER[] steps = new NUMBER[Gesture.OutputLength], crowd = new NUMBER[Gesture.OutputLength];
                STEPS
                return new[] { output, logits, state, gradient, inputGradient, stateGradient, steps, crowd };
            }
        }
        """;

    private const string Steps = """
        Gesture.State one = network.CreateState();
                Gesture.Crowd many = network.CreateCrowd(17);
                NUMBER[] xs = new NUMBER[17 * Gesture.InputSize], ys = new NUMBER[17 * Gesture.OutputSize];
                for (int t = 0; t < Gesture.Steps; t++)
                {
                    network.Step(one, input.AsSpan(t * Gesture.InputSize, Gesture.InputSize), steps.AsSpan(t * Gesture.OutputSize, Gesture.OutputSize));
                    for (int stream = 0; stream < 17; stream++)
                    {
                        input.AsSpan(t * Gesture.InputSize, Gesture.InputSize).CopyTo(xs.AsSpan(stream * Gesture.InputSize));
                    }

                    many.Step(xs, ys);
                    ys.AsSpan(16 * Gesture.OutputSize).CopyTo(crowd.AsSpan(t * Gesture.OutputSize));
                }
        """;

    /// <param name="attribute">Of a model that reads numbers and writes at every step, without the closing parenthesis.</param>
    /// <param name="cell">Takes the place of the attribute's cell.</param>
    /// <param name="target">The target that the code is written for; it runs here all the same.</param>
    /// <param name="edit">Changes the generated code.</param>
    /// <returns>Outputs, logits, state, the gradients by parameters, input and state; outputs of steps, and of a crowd: zeros where there is none.</returns>
    public static T[][] Run<T>(string attribute, Cell cell, Target? target = null, Func<string, string>? edit = null)
    {
        bool hasCrowd = attribute.Contains("Crowd = true", StringComparison.Ordinal);
        string source = Source.Replace("STEPS", hasCrowd ? Steps : "").Replace("ATTRIBUTE", attribute).Replace("NUMBER", typeof(T) == typeof(float) ? "float" : "double");
        GeneratorRun run = GeneratorRun.Of(source);
        var spec = Assert.IsType<ModelSpec>(Assert.Single(run.Values(UnrolledGenerator.ModelStep)));
        GeneratorRun runOfTarget = target == null ? run : GeneratorRun.Of(source, target);
        spec = spec.With(cell) with { Target = (TargetSpec)Assert.Single(runOfTarget.Values(UnrolledGenerator.TargetStep)) };
        string text = ModelCompiler.Compile(spec, TestContext.Current.CancellationToken);
        CSharpCompilation complete = run.Written.AddSyntaxTrees(CSharpSyntaxTree.ParseText(edit?.Invoke(text) ?? text, (CSharpParseOptions)run.Written.SyntaxTrees.Single().Options));
        using MemoryStream image = new();
        var emitted = complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(emitted.Diagnostics, diagnostic => diagnostic.Severity != Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden);
        image.Position = 0;
        Type type = new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(image).GetType("Probe", throwOnError: true)!;
        return (T[][])type.GetMethod("Run")!.Invoke(null, null)!;
    }
}
