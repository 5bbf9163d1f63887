using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>Which arguments fit each other.</summary>
internal static class FeatureRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        AlternativesExclude,
        NeedsAreMet,
        StateIsThere,
        LengthFits,
        CrowdFits,
        BatchFits,
        LayersAreFew,
        VocabularyIsCountable,
        FeedbackFits,
    };

    /// <summary>Tokens stand on the tape as numbers where they are fed back: single precision counts exactly to 2^24.</summary>
    public const int LargestVocabulary = 1 << 24;

    private static readonly string[] NeedState = { ArgumentNames.LearnedInitialState, ArgumentNames.Trace, ArgumentNames.Crowd };

    private static readonly (string Name, string Other)[] Alternatives =
    {
        (ArgumentNames.Vocabulary, ArgumentNames.Input),
        (ArgumentNames.HiddenSizes, ArgumentNames.Hidden),
        (ArgumentNames.HiddenSizes, ArgumentNames.Layers),
    };

    public static IEnumerable<Violation> AlternativesExclude(ModelDeclaration model) =>
        from pair in Alternatives
        where model.Arguments.IsGiven(pair.Name) && model.Arguments.IsGiven(pair.Other)
        select new Violation(Descriptors.ArgumentsExclude, model.Arguments.Place(pair.Other), pair.Other, pair.Name);

    public static IEnumerable<Violation> NeedsAreMet(ModelDeclaration model)
    {
        if (model.Arguments.IsGiven(ArgumentNames.Embedding) && !model.Arguments.IsGiven(ArgumentNames.Vocabulary))
        {
            yield return Missing(model, ArgumentNames.Embedding, "a Vocabulary: the table has a row a token");
        }

        if (model.Arguments.Flag(ArgumentNames.Dropout, otherwise: false) && LayerShape.Of(model.Arguments).Count < 2)
        {
            yield return Missing(model, ArgumentNames.Dropout, "at least 2 layers: it stands between them");
        }

        if (model.Arguments.IsGiven(ArgumentNames.InputActivation) && !model.Arguments.IsGiven(ArgumentNames.InputSizes))
        {
            yield return Missing(model, ArgumentNames.InputActivation, "InputSizes: it belongs to these layers");
        }

        if (model.Arguments.IsGiven(ArgumentNames.HeadActivation) && !model.Arguments.IsGiven(ArgumentNames.HeadSizes))
        {
            yield return Missing(model, ArgumentNames.HeadActivation, "HeadSizes: it belongs to these layers");
        }

        if (model.Arguments.IsGiven(ArgumentNames.HeadSizes) && model.Arguments.Number(ArgumentNames.Output) == 0)
        {
            yield return Missing(model, ArgumentNames.HeadSizes, "an Output: these layers stand before the output layer");
        }
    }

    /// <remarks>Silent where a cell cannot be read: that is said already.</remarks>
    public static IEnumerable<Violation> StateIsThere(ModelDeclaration model)
    {
        if (model.Spec.HasState || CellRules.CellsAreUsable(model).Any())
        {
            yield break;
        }

        foreach (string name in NeedState.Where(name => model.Arguments.Flag(name)))
        {
            yield return Missing(model, name, "a layer that carries a state: dense layers carry none");
        }

        string[] shapes = { ArgumentNames.Topology, ArgumentNames.FirstOutput };
        foreach (string name in shapes.Where(name => model.Spec.FirstOutput > 0 && model.Arguments.IsGiven(name)).Take(1))
        {
            yield return Missing(model, name, "a layer that carries a state: in dense layers a step that writes nothing is lost");
        }
    }

    public static IEnumerable<Violation> LengthFits(ModelDeclaration model)
    {
        if (!model.Arguments.Flag(ArgumentNames.VariableLength, otherwise: false))
        {
            yield break;
        }

        SequenceShape shape = SequenceShape.Of(model.Arguments);
        if (shape.ReadSteps != shape.Steps)
        {
            yield return Missing(model, ArgumentNames.VariableLength, "every step to read an input: ReadSteps = Steps");
        }

        if ((PlanKind)model.Arguments.Number(ArgumentNames.Plan) == PlanKind.StraightLine)
        {
            yield return Missing(model, ArgumentNames.VariableLength, "a loop over the steps: leave Plan out, or use Plan.StepMethod or Plan.Loops");
        }
    }

    public static IEnumerable<Violation> CrowdFits(ModelDeclaration model)
    {
        if (!model.Arguments.Flag(ArgumentNames.Crowd, otherwise: false))
        {
            yield break;
        }

        if ((DirectionKind)model.Arguments.Number(ArgumentNames.Direction) != DirectionKind.Forward)
        {
            yield return Missing(model, ArgumentNames.Crowd, "the forward direction: a step has to stand alone");
        }

        if (model.Arguments.IsGiven(ArgumentNames.Vocabulary))
        {
            yield return Missing(model, ArgumentNames.Crowd, "numbers as the input, not tokens: each stream would read another row of weights");
        }

        if (model.Type.IsStatic)
        {
            yield return Missing(model, ArgumentNames.Crowd, "a class that is not static: the crowd belongs to a network");
        }
    }

    public static IEnumerable<Violation> BatchFits(ModelDeclaration model)
    {
        if (!model.Arguments.Flag(ArgumentNames.Batched, otherwise: false))
        {
            yield break;
        }

        if (model.Arguments.IsGiven(ArgumentNames.Vocabulary))
        {
            yield return Missing(model, ArgumentNames.Batched, "numbers as the input, not tokens: each sequence would read another row of weights");
        }

        if (model.Arguments.Flag(ArgumentNames.VariableLength, otherwise: false))
        {
            yield return Missing(model, ArgumentNames.Batched, "sequences of one length: they take their steps together");
        }

        if ((FeedbackKind)model.Arguments.Number(ArgumentNames.Feedback) == FeedbackKind.Output)
        {
            yield return Missing(model, ArgumentNames.Batched, "inputs from outside, without Feedback");
        }

        if (model.Arguments.IsGiven(ArgumentNames.InputSizes) && (DirectionKind)model.Arguments.Number(ArgumentNames.Direction) == DirectionKind.Both)
        {
            yield return Missing(model, ArgumentNames.Batched, "one direction behind InputSizes: with two, these layers have two sums of gradients");
        }

        if (model.Type.IsStatic)
        {
            yield return Missing(model, ArgumentNames.Batched, "a class that is not static: a trainer trains networks");
        }
    }

    public static IEnumerable<Violation> LayersAreFew(ModelDeclaration model)
    {
        (string Name, int Count)[] lists =
        {
            model.Arguments.IsGiven(ArgumentNames.HiddenSizes) ? Listed(ArgumentNames.HiddenSizes) : (ArgumentNames.Layers, model.Arguments.Number(ArgumentNames.Layers)),
            Listed(ArgumentNames.InputSizes),
            Listed(ArgumentNames.HeadSizes),
        };
        return from list in lists
               where list.Count > LayerShape.MostLayers
               select new Violation(Descriptors.TooManyLayers, model.Arguments.Place(list.Name.Replace(".Length", "")), list.Name, list.Count, LayerShape.MostLayers);

        (string Name, int Count) Listed(string name) => (name + ".Length", model.Arguments.Numbers(name)?.Count ?? 0);
    }

    public static IEnumerable<Violation> VocabularyIsCountable(ModelDeclaration model)
    {
        int vocabulary = model.Arguments.Number(ArgumentNames.Vocabulary);
        if (vocabulary > LargestVocabulary)
        {
            yield return new Violation(Descriptors.VocabularyTooLarge, model.Arguments.Place(ArgumentNames.Vocabulary), vocabulary, LargestVocabulary);
        }
    }

    /// <remarks>Only what is wrong first: the others may follow from it.</remarks>
    public static IEnumerable<Violation> FeedbackFits(ModelDeclaration model)
    {
        if ((FeedbackKind)model.Arguments.Number(ArgumentNames.Feedback) != FeedbackKind.Output)
        {
            return Enumerable.Empty<Violation>();
        }

        ModelSpec spec = model.Spec;
        string? needed =
            spec.Direction != DirectionKind.Forward ? "the forward direction: an output comes before the step that reads it"
            : spec.ReadSteps >= spec.Steps ? "steps that read no input: ReadSteps below Steps"
            : spec.FirstOutput >= spec.ReadSteps ? "an output of the last step that reads: FirstOutput below ReadSteps"
            : spec.ReadsTokens && (spec.Output != spec.Vocabulary || spec.Head != HeadKind.Softmax)
                ? "a softmax over the vocabulary: Output = Vocabulary, Head = Head.Softmax"
            : !spec.ReadsTokens && (spec.Output != spec.Input || spec.Head != HeadKind.Linear)
                ? "outputs that can be inputs: Output = Input, with a linear head"
            : null;
        return needed == null ? Enumerable.Empty<Violation>() : new[] { Missing(model, ArgumentNames.Feedback, needed) };
    }

    private static Violation Missing(ModelDeclaration model, string argument, string needed) =>
        new(Descriptors.ArgumentNeeds, model.Arguments.Place(argument), argument, needed);
}
