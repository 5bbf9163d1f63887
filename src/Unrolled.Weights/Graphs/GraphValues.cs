namespace Unrolled.Weights.Graphs;

/// <summary>What is known of a value of a graph.</summary>
internal abstract record GraphValue
{
    /// <summary>An initializer or a constant.</summary>
    /// <param name="Tensor">Its numbers.</param>
    /// <param name="Integers">The same as axes, indices or a shape; null: no small list of whole numbers.</param>
    public sealed record Constant(FileTensor Tensor, long[]? Integers) : GraphValue;

    /// <summary>What flows from the input to the output.</summary>
    /// <param name="Stage">How many layers it went through.</param>
    /// <param name="Axes">The meaning of each axis: T, B, D, a feature F, or an unknown one.</param>
    public sealed record Signal(int Stage, string Axes) : GraphValue
    {
        /// <summary>Whether it is the first channel of the input alone.</summary>
        public bool IsFirstChannel { get; init; }

        /// <summary>Whether only the last step is left.</summary>
        public bool IsLast { get; init; }

        /// <summary>Sizes, where they are known: of D, and of F.</summary>
        public int Directions { get; init; } = 1;

        /// <summary>Numbers of F; 0: unknown.</summary>
        public int Features { get; init; }
    }

    /// <summary>An input that is no signal yet: numbers, tokens, or a state from outside.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Rank">Its axes.</param>
    /// <param name="IsWhole">Whether it holds whole numbers.</param>
    public sealed record Input(string Name, int Rank, bool IsWhole) : GraphValue;

    /// <summary>A shape, or part of one.</summary>
    public sealed record Shape : GraphValue;

    /// <summary>Zeros of some shape.</summary>
    public sealed record Zeros : GraphValue;

    /// <summary>The state after the last step.</summary>
    public sealed record FinalState : GraphValue;

    /// <summary>Nothing that is known; an error where the output needs it.</summary>
    /// <param name="Node">What made it.</param>
    public sealed record Unknown(string Node) : GraphValue;
}
