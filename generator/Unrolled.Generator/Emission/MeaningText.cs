using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Emission;

/// <summary>What a model's numbers mean, in the words that its files keep. A word that changes makes files of the same model strangers.</summary>
internal static class MeaningText
{
    /// <summary>The expression of the library's <c>ModelMeaning</c>.</summary>
    public static string Of(ModelSpec spec) =>
        $"new global::Unrolled.ModelMeaning(\"{spec.Signature}\", \"{(spec.ReadsTokens ? "tokens" : "numbers")}\", \"{Topology(spec)}\", {Head(spec)})";

    private static string Head(ModelSpec spec) => spec.Output == 0 ? "null" : "global::Unrolled.Head." + spec.Head;

    /// <summary>The number of steps is not part of it: weights fit sequences of any length.</summary>
    private static string Topology(ModelSpec spec)
    {
        string reads = spec.ReadSteps == spec.Steps ? "every step reads"
            : (spec.ReadSteps == 1 ? "the first step reads" : "the first steps read") + (spec.Feedback == FeedbackKind.Output ? ", later ones see the output before them" : "");
        string writes = spec.FirstOutput == 0 ? "every step writes"
            : spec.FirstOutput == spec.Steps - 1 ? "the last step writes"
            : "later steps write";
        return $"{reads}, {writes}" + (spec.Direction == DirectionKind.Reverse ? ", backward in time" : "");
    }
}
