namespace Unrolled.Generator.Graph;

/// <summary>The reverse of a step body: from the gradients of what the step made to those of what it was made from.</summary>
/// <param name="Values">The values of the reverse body, operands before their users. They may use values of the forward body.</param>
/// <param name="OutputGradients">The leaves that enter: dL/dlogits, or one from each pass that reads the output; none where the step writes nothing.</param>
/// <param name="Carried">For each part of the state, the gradient that comes from the later steps and the one passed to the earlier.</param>
/// <param name="InputGradient">dL/dx; null where the step reads nothing.</param>
/// <param name="Accumulations">What the step adds to the gradients of the parameters.</param>
internal sealed record ReverseBody(
    IReadOnlyList<Value> Values,
    IReadOnlyList<Value> OutputGradients,
    IReadOnlyList<CarryGradient> Carried,
    Value? InputGradient,
    IReadOnlyList<Accumulation> Accumulations)
{
    /// <summary>The leaf dL/dlogits, or of what stands for it; null where the step writes nothing.</summary>
    public Value? OutputGradient => OutputGradients.FirstOrDefault();
}

/// <summary>dL/d(state after), as it comes from the later steps, and dL/d(state before).</summary>
internal sealed record CarryGradient(Carry Carry, Value After, Value Before)
{
    /// <summary>dL/d(state after) with what comes from the step itself.</summary>
    public Value Total { get; init; } = After;
}

/// <summary><c>dM += d v'</c> for the matrix of a product, <c>db += d</c> (v null) for a bias.</summary>
/// <param name="Parameter">The tensor whose gradient grows.</param>
/// <param name="FirstGate">The first gate of the parameter that receives something.</param>
/// <param name="Gradient">d, of which <paramref name="Gates"/> gates from <paramref name="GradientGate"/> are used.</param>
/// <param name="Operand">v, the vector that the matrix multiplied.</param>
internal sealed record Accumulation(Parameter Parameter, int FirstGate, int Gates, Value Gradient, int GradientGate, Value? Operand)
{
    /// <summary>The token whose column, or row of a table, receives d; null where all do.</summary>
    public Value? Token { get; init; }
}
