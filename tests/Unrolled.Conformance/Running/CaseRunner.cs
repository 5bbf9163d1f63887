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
        referenceCase.NotOffered is null ? referenceCase.Runs.Select(run => CaseShape.Of(referenceCase, run.IsDouble)) : [];

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

    // A class that throws on a right input is wrong, and no reason to leave the other cases out.
    private static string[] Differences(ReferenceCase referenceCase, CaseRun run, ModelCompilation compilation)
    {
        try
        {
            return (run.IsDouble ? Differences<double>(referenceCase, run, compilation) : Differences<float>(referenceCase, run, compilation)).ToArray();
        }
        catch (Exception error)
        {
            return [$"{error.GetType().Name}: {error.Message}"];
        }
    }

    /// <summary>One text for each tensor that is off by more than its bound.</summary>
    private static IEnumerable<string> Differences<T>(ReferenceCase referenceCase, CaseRun run, ModelCompilation compilation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var network = new CaseNetwork<T>(referenceCase, compilation.Create<T>(CaseShape.Of(referenceCase, run.IsDouble)));
        var missing = referenceCase.Expected.Select(expected => expected.Name).ToHashSet();
        foreach ((string pass, Dictionary<string, T[]> results) in Passes(network, referenceCase.Loss))
        {
            foreach (ExpectedTensor expected in referenceCase.Expected)
            {
                if (!results.TryGetValue(expected.Name, out T[]? actual))
                {
                    continue;
                }

                missing.Remove(expected.Name);
                if (TensorComparison.Difference(expected, actual, run) is { } difference)
                {
                    yield return $"{expected.Name} of {pass} in {(run.IsDouble ? "double" : "single")}: {difference}";
                }
            }
        }

        foreach (string name in missing)
        {
            yield return $"{name}: no pass gives it";
        }
    }

    private static IEnumerable<(string Pass, Dictionary<string, T[]> Results)> Passes<T>(CaseNetwork<T> network, LossTarget? target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (network.Forward() is { } outputs)
        {
            yield return ("Forward", new Dictionary<string, T[]>(network.States()) { ["outputs"] = outputs });
        }

        if (network.Stream() is { } streamed)
        {
            yield return ("Process", new Dictionary<string, T[]>(network.States()) { ["outputs"] = streamed });
        }

        if (target is not null)
        {
            T[] logits = network.ForwardLogits();
            (double loss, T[] logitGradient) = ReferenceLoss.Of(target, logits, network.Width);
            yield return ("ForwardLogits", new Dictionary<string, T[]>(network.States()) { ["logits"] = logits, ["loss"] = [T.CreateChecked(loss)] });
            T[] inputGradient = network.Backward(logitGradient);
            yield return ("Backward", new Dictionary<string, T[]>(network.Gradients()) { ["grad x"] = inputGradient });
        }
    }

    private static string HowItRan(ReferenceCase referenceCase) =>
        referenceCase.ResidualInput is null ? "" : "the residual input is added by this program";
}
