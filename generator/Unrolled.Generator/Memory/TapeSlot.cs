using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Memory;

/// <summary>Rows of the tape.</summary>
/// <param name="Name">The value they hold.</param>
/// <param name="Start">Where the first row starts.</param>
internal sealed record TapeSlot(string Name, int Start, int Rows, int Width)
{
    /// <summary>The name of its start in the generated code.</summary>
    public string Label { get; init; } = LabelText.Of(Spans.Tape, Name);

    /// <summary>From one row to the next, at least the width.</summary>
    public int Pitch { get; init; } = Width;

    public int Length => Rows * Pitch;

    public Place Row(Index row) => new(Spans.Tape, (row * Pitch) + new Label(Label, Start, Spans.Tape));
}

/// <summary>The purpose of a row of memory: values of one name but of different roles have rows of their own.</summary>
internal enum SlotRole
{
    /// <summary>The carried state.</summary>
    State,

    /// <summary>A forward value that the backward pass reads.</summary>
    Kept,

    /// <summary>A gradient.</summary>
    Gradient,

    /// <summary>A mask of dropout.</summary>
    Mask,

    /// <summary>A value between two stages of a step.</summary>
    Crossing,

    /// <summary>Sums across units, before the loop over vectors that reads them.</summary>
    Sum,

    /// <summary>Activations of gates that are packed side by side.</summary>
    Pack,

    /// <summary>The next state, while products still read the old one.</summary>
    NextState,
}
