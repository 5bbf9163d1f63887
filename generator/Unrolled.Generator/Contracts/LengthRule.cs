namespace Unrolled.Generator.Contracts;

/// <summary>How long an argument of a generated member has to be.</summary>
/// <param name="Kind">What the constant means for the argument.</param>
/// <param name="Constant">The constant of the generated class that the length is compared with.</param>
internal sealed record LengthRule(LengthKind Kind, string Constant);

/// <summary>What a length is compared with.</summary>
internal enum LengthKind
{
    /// <summary>The constant.</summary>
    Exactly,

    /// <summary>The constant or more: what is beyond it is not touched.</summary>
    AtLeast,

    /// <summary>The constant, or 0: not wanted.</summary>
    ExactlyOrEmpty,

    /// <summary>Any number of steps of the constant's size.</summary>
    MultipleOf,

    /// <summary>Any number of steps, a token each: every length is right.</summary>
    Tokens,

    /// <summary>The constant for each step that the inputs beside it have.</summary>
    RowPerStep,
}
