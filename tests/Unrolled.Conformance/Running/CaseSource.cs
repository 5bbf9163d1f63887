using System.Globalization;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>Writes the annotated class of a shape, as a user would.</summary>
internal static class CaseSource
{
    public const string Namespace = "Unrolled.Conformance.Models";

    public static string Of(ModelShape shape) => $$"""
        using Unrolled;
        using static Unrolled.CellMath;

        namespace {{Namespace}};

        /// <summary>The network of a reference case.</summary>
        [{{Attribute(shape)}}Model({{string.Join(", ", Arguments(shape))}})]
        public partial class {{shape.ClassName}}
        {
        }

        {{string.Concat(shape.OwnCells.Where(cell => !IsNamed(shape, cell)).Distinct().Select(cell => CellSource.Of(cell, NameOfCell(shape, cell))))}}
        """;

    private static string Attribute(ModelShape shape) => shape.OwnCells.Count == 0 ? shape.Cell.ToString() : "Recurrent";

    private static bool IsNamed(ModelShape shape, CellEquations cell) => shape.OwnCells.Count > 1 && cell.IsNamed;

    /// <summary>The library's cell, or the one that is written.</summary>
    private static string NameOfCell(ModelShape shape, CellEquations cell) =>
        IsNamed(shape, cell) ? $"Unrolled.Cells.{cell.Cell}" : shape.ClassName + "Cell" + (shape.OwnCells.Count > 1 ? CellSource.WordsOf(cell) : "");

    private static IEnumerable<string> Arguments(ModelShape shape) =>
        from argument in new (bool IsGiven, string Text)[]
        {
            (shape.OwnCells.Count > 0, string.Join(", ", shape.OwnCells.Select(cell => $"typeof({NameOfCell(shape, cell)})"))),
            (shape.Vocabulary == 0, Number("Input", shape.Input)),
            (shape.Vocabulary > 0, Number("Vocabulary", shape.Vocabulary)),
            (shape.Embedding > 0, Number("Embedding", shape.Embedding)),
            (IsUniform(shape), Number("Hidden", shape.Hidden[0])),
            (IsUniform(shape) && shape.Hidden.Count > 1 && shape.OwnCells.Count < 2, Number("Layers", shape.Hidden.Count)),
            (!IsUniform(shape), $"HiddenSizes = new[] {{ {string.Join(", ", shape.Hidden)} }}"),
            (shape.Direction != Direction.Forward, $"Direction = Direction.{shape.Direction}"),
            (true, Number("Steps", shape.Steps)),
            (shape.ReadSteps < shape.Steps, Number("ReadSteps", shape.ReadSteps)),
            (shape.FirstOutput > 0, Number("FirstOutput", shape.FirstOutput)),
            (shape.Output > 0, Number("Output", shape.Output)),
            (shape.Output > 0, $"Head = Head.{shape.Head}"),
            (shape.Feedback != Feedback.None, $"Feedback = Feedback.{shape.Feedback}"),
            (shape.VariableLength, "VariableLength = true"),
            (shape.LearnedInitialState, "LearnedInitialState = true"),
            (!shape.Bias, "Bias = false"),
            (shape.Peepholes, "Peepholes = true"),
            (shape.IsDouble, "Precision = Precision.Double"),
            (shape.Activation != RnnActivation.Tanh, $"Activation = RnnActivation.{shape.Activation}"),
            (shape.Cell == CellType.Gru && shape.Reset == GruReset.BeforeProduct, "Reset = GruReset.BeforeProduct"),
            (shape.Update == GruUpdate.Writes, "Update = GruUpdate.Writes"),
        }
        where argument.IsGiven
        select argument.Text;

    private static bool IsUniform(ModelShape shape) => shape.Hidden.Distinct().Count() == 1;

    private static string Number(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name} = {value}");
}
