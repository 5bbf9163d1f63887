using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>The class that a case asks for.</summary>
internal static class CaseShape
{
    public static ModelShape Of(ReferenceCase reference, bool isDouble)
    {
        RecurrentLayer first = reference.Layers[0];
        bool isMixed = reference.Layers.Select(layer => layer.Equations).Distinct().Count() > 1;
        CellEquations[] own = isMixed ? reference.Layers.Select(layer => layer.Equations).ToArray() : first.Equations.IsLibrary ? [] : [first.Equations];
        CellEquations library = own.Length == 0 ? first.Equations : new CellEquations(own[0].Cell);
        return new ModelShape
        {
            Cell = library.Cell,
            OwnCells = own,
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
