using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>The class that a case asks for.</summary>
internal static class CaseShape
{
    public static ModelShape Of(ReferenceCase reference, bool isDouble)
    {
        RecurrentLayer first = reference.Layers[0];
        CellEquations? own = first.Equations.IsLibrary ? null : first.Equations;
        CellEquations library = own is null ? first.Equations : new CellEquations(own.Cell);
        return new ModelShape
        {
            Cell = library.Cell,
            OwnCell = own,
            Activation = library.RnnActivation,
            Reset = library.Reset,
            Input = reference.Vocabulary > 0 ? 0 : first.Input,
            Vocabulary = reference.Vocabulary,
            Embedding = reference.Embedding is null ? 0 : first.Input,
            Hidden = reference.Layers.Select(layer => layer.Hidden).ToArray(),
            Direction = first.Directions.Count > 1 ? Direction.Both : reference.AnyReverse ? Direction.Reverse : Direction.Forward,
            Steps = reference.Steps,
            ReadSteps = reference.ReadSteps,
            FirstOutput = !reference.LastProcessed ? reference.FirstOutput : reference.AnyReverse ? 0 : reference.Steps - 1,
            Feedback = reference.Feedback ? Feedback.Output : Feedback.None,
            VariableLength = reference.Length > 0,
            LearnedInitialState = reference.LearnedInitialState,
            Output = reference.Output?.Units ?? 0,
            Head = reference.Output?.Head ?? Head.Linear,
            Peepholes = library.Peepholes,
            Bias = reference.Output?.Bias is not null || reference.Directions().Any(direction => direction.Weights.Bias is not null),
            IsDouble = isDouble,
        };
    }
}
