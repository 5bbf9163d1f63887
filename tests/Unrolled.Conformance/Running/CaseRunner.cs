using System.Numerics;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>Runs cases on the classes that were generated for them and compares every tensor by name.</summary>
internal static class CaseRunner
{
    /// <summary>Compiles the classes of all cases at once, then runs case by case.</summary>
    public static IEnumerable<CaseResult> RunAll(IReadOnlyList<ReferenceCase> cases)
    {
        ModelCompilation compilation = ModelCompilation.Of(cases.SelectMany(ShapesOf));
        return cases.Select(referenceCase => Run(referenceCase, compilation));
    }

    /// <summary>The classes that a case needs, in each of its precisions.</summary>
    public static IEnumerable<ModelShape> ShapesOf(ReferenceCase referenceCase) =>
        referenceCase.Runs.SelectMany(run => Chain<double>.Shapes(referenceCase, run.IsDouble));

    public static CaseResult Run(ReferenceCase referenceCase, ModelCompilation compilation)
    {
        if (referenceCase.NotOffered is { } missing)
        {
            return new CaseResult(referenceCase.Name, Verdict.NotOffered, missing);
        }

        foreach (ModelShape shape in ShapesOf(referenceCase))
        {
            if (compilation.Find(shape, out string? failure) is null)
            {
                return new CaseResult(referenceCase.Name, Verdict.Wrong, failure!);
            }
        }

        string[] errors = referenceCase.Runs.SelectMany(run => Differences(referenceCase, run, compilation)).ToArray();
        return errors.Length == 0
            ? new CaseResult(referenceCase.Name, Verdict.Right, HowItRan(referenceCase))
            : new CaseResult(referenceCase.Name, Verdict.Wrong, string.Join("; ", errors));
    }

    /// <summary>One text for each tensor that is off by more than its bound.</summary>
    public static IEnumerable<string> Differences<T>(ReferenceCase referenceCase, CaseRun run, Func<ModelShape, IModel<T>> create)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach ((string pass, Dictionary<string, T[]> results) in Passes(new Chain<T>(referenceCase, create), referenceCase))
        {
            foreach (ExpectedTensor expected in referenceCase.Expected)
            {
                if (results.TryGetValue(expected.Name, out T[]? actual) && TensorComparison.Difference(expected, actual, run) is { } difference)
                {
                    yield return $"{expected.Name} of {pass} in {(run.IsDouble ? "double" : "single")}: {difference}";
                }
            }
        }
    }

    // A class that throws on a right input is wrong, and no reason to leave the other cases out.
    private static string[] Differences(ReferenceCase referenceCase, CaseRun run, ModelCompilation compilation)
    {
        try
        {
            return (run.IsDouble
                ? Differences<double>(referenceCase, run, shape => new GeneratedModel<double>(compilation.Find(shape, out _)!))
                : Differences<float>(referenceCase, run, shape => new GeneratedModel<float>(compilation.Find(shape, out _)!))).ToArray();
        }
        catch (Exception error)
        {
            return [$"{error.GetType().Name}: {error.Message}"];
        }
    }

    private static IEnumerable<(string Pass, Dictionary<string, T[]> Results)> Passes<T>(Chain<T> chain, ReferenceCase referenceCase)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] outputs = chain.Forward();
        yield return ("Forward", new Dictionary<string, T[]>(chain.Results(gradients: false)) { ["outputs"] = outputs });
        if (chain.Stream() is { } streamed)
        {
            yield return ("Process", new Dictionary<string, T[]>(chain.Results(gradients: false)) { ["outputs"] = streamed });
        }

        if (referenceCase.Loss is not { } target)
        {
            yield break;
        }

        T[] logits = chain.ForwardLogits();
        yield return ("ForwardLogits", new Dictionary<string, T[]>(chain.Results(gradients: false)) { ["logits"] = logits });
        (double loss, T[] logitGradient) = ReferenceLoss.Of(target, logits);
        T[] inputGradient = chain.Backward(logitGradient);
        yield return ("Backward", new Dictionary<string, T[]>(chain.Results(gradients: true)) { ["loss"] = [T.CreateChecked(loss)], ["grad x"] = inputGradient });
    }

    private static string HowItRan(ReferenceCase referenceCase)
    {
        var notes = new List<string>();
        if (referenceCase.Layers.Count > 1)
        {
            notes.Add($"a chain of {referenceCase.Layers.Count} one-layer models");
        }

        if (referenceCase.Layers.Any(layer => layer.Directions.Count > 1))
        {
            notes.Add("two models, one of them on the reversed sequence");
        }
        else if (referenceCase.AnyReverse)
        {
            notes.Add("a forward model on the reversed sequence");
        }

        if (referenceCase.ResidualInput is not null)
        {
            notes.Add("the residual input is added by this program");
        }

        return string.Join(", ", notes);
    }
}
