using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;

namespace Unrolled.Generator.Lowering;

/// <summary>Where one step finds its values and leaves them. Loops and straight lines take the same wires.</summary>
/// <param name="Carried">The state before the step, or the gradient that comes from the later steps.</param>
/// <param name="Given">The other values in memory.</param>
/// <param name="Sinks">The values to be computed, and their places.</param>
internal sealed record StepWiring(IReadOnlyList<Wire> Carried, IReadOnlyList<Wire> Given, IReadOnlyList<Wire> Sinks)
{
    /// <summary>A step that keeps no tape, from one state to another or to itself.</summary>
    public static StepWiring Inference(LoweringContext context, Body body, string from, string to) => new(
        body.Carried.Select(c => new Wire(c.Before, new Place(from, context.StateStart(c.State)))).ToArray(),
        Array.Empty<Wire>(),
        body.Carried.Select(c => new Wire(c.After, new Place(to, context.StateStart(c.State)))).ToArray());

    /// <summary>A step that keeps its rows of the tape.</summary>
    public static StepWiring Training(TapePlan tape, Body body, Index t) => new(
        body.Carried.Select(c => new Wire(c.Before, tape.Before(body, c, t))).ToArray(),
        body.Masks.Select(mask => new Wire(mask, tape.Of(mask, t))).ToArray(),
        body.Carried.Select(c => new Wire(c.After, tape.After(body, c, t)))
            .Concat(tape.Saved(body).Select(saved => new Wire(saved, tape.Of(saved, t))))
            .ToArray());

    /// <summary>A step backward: from its rows of the tape to the gradients that the parameters' sums read.</summary>
    public static StepWiring Backward(BackwardRows rows, Body body, Index t)
    {
        ReverseBody reverse = rows.Context.Reverses[body];
        return new StepWiring(
            reverse.Carried.Select(c => new Wire(c.After, rows.StateGradient(c))).ToArray(),
            rows.Tape.KeptBy(body, t).Select(k => new Wire(k.Value, k.Place)).ToArray(),
            TapePlan.SummedGradients(reverse).Select(summed => new Wire(summed, rows.Tape.Of(summed, t))).ToArray());
    }

    /// <summary>The gradient of the input of a step, from the gradients on the tape.</summary>
    public static StepWiring InputGradient(BackwardRows rows, Body body, Index t)
    {
        ReverseBody reverse = rows.Context.Reverses[body];
        return new StepWiring(
            Array.Empty<Wire>(),
            TapePlan.SummedGradients(reverse).Concat(body.Masks).Select(value => new Wire(value, rows.Tape.Of(value, t))).ToArray(),
            new[] { new Wire(reverse.InputGradient!, new Place(Spans.InputGradient, 0), Spans.InputGradient) });
    }

    /// <summary>The same with one more value to be computed.</summary>
    public StepWiring With(Value value, Place place, string name) => this with { Sinks = Sinks.Append(new Wire(value, place, name)).ToArray() };
}

/// <summary>A value and its place.</summary>
/// <param name="Row">The name of the row in the method, where it is not the value's.</param>
internal sealed record Wire(Value Value, Place Place, string? Row = null)
{
    public string Name => Row ?? Value.Name!;
}
