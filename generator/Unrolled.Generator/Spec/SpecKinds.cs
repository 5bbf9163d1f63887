namespace Unrolled.Generator.Spec;

// The values are those of the library's enums with the same member names; a test holds them together.

internal enum HeadKind
{
    Linear,
    Sigmoid,
    Softmax,
}

internal enum NumberKind
{
    Single,
    Double,
}

internal enum ArithmeticKind
{
    Strict,
    Fused,
}

internal enum PlanKind
{
    Auto,
    StraightLine,
    StepMethod,
    Loops,
}

internal enum DirectionKind
{
    Forward,
    Reverse,
    Both,
}

internal enum FeedbackKind
{
    None,
    Output,
}
