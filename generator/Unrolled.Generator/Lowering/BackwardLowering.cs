using Unrolled.Generator.Differentiation;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;
using static Unrolled.Generator.Lowering.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>Backpropagation through time: the steps from the last to the first, then the input's gradient and the parameters' sums.</summary>
internal sealed class BackwardLowering
{
    private const string T = "t";
    private const string StateGradientRow = "dState";
    private const string InputGradientStep = "InputGradientStep";
    private const string BackwardSteps = "BackwardSteps";
    private readonly LoweringContext _context;
    private readonly TapePlan _tape;
    private readonly ScratchPlan _scratch;

    public BackwardLowering(LoweringContext context, TapePlan tape, ScratchPlan scratch)
    {
        _context = context;
        _tape = tape;
        _scratch = scratch;
    }

    private bool IsStraight => _context.Plan.Plan == PlanKind.StraightLine;

    public IEnumerable<KernelMethod> Lower()
    {
        yield return Sequence();
        if (IsStraight)
        {
            yield return StraightBackward.Lower(_context, _tape, BackwardSteps);
        }

        foreach (Body body in IsStraight ? Array.Empty<Body>() : _context.Bodies)
        {
            yield return Step(body);
        }

        yield return InputStep(_context.Bodies.First(b => b.Input != null));
        foreach (KernelMethod sums in new AccumulationLowering(_context, _tape).Lower())
        {
            yield return sums;
        }
    }

    private KernelMethod Sequence()
    {
        var code = new CodeWriter();
        code.Add(new Slice(StateGradientRow, Spans.Tape, _tape.StateGradient, _context.StateLength, Writable: true));
        code.Add(new IfGiven(
            Spans.StateGradient, new[] { new Copy(Spans.StateGradient, StateGradientRow) }, new[] { new Clear(StateGradientRow) }));
        if (IsStraight)
        {
            code.Add(new CallMethod(BackwardSteps, new[] { Spans.Parameters, Spans.LogitGradient, Spans.Tape }));
        }
        else
        {
            AddSteps(code);
        }

        code.Add(new IfGiven(Spans.InputGradient, code.Block(() => code.Loop(T, 0, _context.Network.Spec.ReadSteps, 1, t =>
            code.Add(new CallMethod(InputGradientStep, new[]
            {
                Spans.Parameters, SequenceLowering.SliceOf(Spans.InputGradient, t * _context.Input, _context.Input), Spans.Tape, t.ToString(),
            }))))));
        code.Add(new CallMethod(
            AccumulationLowering.Method, new[] { Spans.Input, Spans.Tape, Spans.LogitGradient, Spans.ParameterGradient }));
        code.Add(new IfGiven(Spans.StateGradient, new[] { new Copy(StateGradientRow, Spans.StateGradient) }));
        return new KernelMethod(KernelEntry.Backward, new[] { KernelSummaries.Backward }, new[]
        {
            new MethodParameter(Spans.Parameters, ReadOnlySpan),
            new MethodParameter(Spans.Input, ReadOnlySpan),
            new MethodParameter(Spans.Tape, Span),
            new MethodParameter(Spans.LogitGradient, ReadOnlySpan),
            new MethodParameter(Spans.ParameterGradient, Span),
            new MethodParameter(Spans.InputGradient, Span),
            new MethodParameter(Spans.StateGradient, Span),
        }, code.Statements, _context.LaneTypes);
    }

    private void AddSteps(CodeWriter code)
    {
        foreach (Phase phase in _context.Network.Phases.Reverse())
        {
            code.LoopDown(T, phase.End - 1, phase.First, t => code.Add(new CallMethod(
                StepNames.Backward(phase.Body.Kind),
                new[] { Spans.Parameters }
                    .Concat(SequenceLowering.RowsOf(_context, phase.Body with { Input = null }, t, Spans.Input, Spans.LogitGradient))
                    .Append(Spans.Tape).Append(t.ToString()).ToArray())));
        }
    }

    private KernelMethod Step(Body body)
    {
        Gradients reverse = _context.Reverses[body];
        var method = new MethodWriter(_context, _scratch);
        method.Parameter(Spans.Parameters, ReadOnlySpan);
        if (reverse.OutputGradient is { } output)
        {
            method.Parameter(Spans.LogitGradient, ReadOnlySpan);
            method.Body.Given[output] = new Place(Spans.LogitGradient, 0);
        }

        method.Parameter(Spans.Tape, Span).Parameter(T, MethodParameterKind.Step);
        foreach ((Value value, Place place) in KeptBy(_context, _tape, body, Index.Of(T)))
        {
            method.Give(value, place);
        }

        foreach (CarryGradient carry in reverse.Carried)
        {
            var place = new Place(Spans.Tape, _tape.StateGradient + _context.StateOffset(carry.Carry.State));
            Place row = method.Row("d" + carry.Carry.State.Name, carry.After, place, writable: true);
            method.Body.Given[carry.After] = row;
            method.Sink(carry.Before, row);
        }

        foreach (Value summed in TapePlan.SummedGradients(reverse))
        {
            method.Sink(summed.Name!, summed, _tape.Of(summed, Index.Of(T)));
        }

        return method.Write(StepNames.Backward(body.Kind), reverse.Values, KernelSummaries.BackwardStep(body));
    }

    /// <summary>Forward values of step t that stand on the tape.</summary>
    public static IEnumerable<(Value Value, Place Place)> KeptBy(LoweringContext context, TapePlan tape, Body body, Index t)
    {
        foreach (Carry carry in body.Carried)
        {
            yield return (carry.Before, tape.State(carry, t));
            yield return (carry.After, tape.State(carry, t + 1));
        }

        foreach (Value saved in TapePlan.Saved(body, context.Reverses[body]))
        {
            yield return (saved, tape.Of(saved, t));
        }
    }

    private KernelMethod InputStep(Body body)
    {
        Gradients reverse = _context.Reverses[body];
        var method = new MethodWriter(_context, _scratch);
        method.Parameter(Spans.Parameters, ReadOnlySpan).Parameter(Spans.InputGradient, Span)
            .Parameter(Spans.Tape, Span).Parameter(T, MethodParameterKind.Step);
        foreach (Value summed in TapePlan.SummedGradients(reverse))
        {
            method.Give(summed, _tape.Of(summed, Index.Of(T)));
        }

        method.Sink(Spans.InputGradient, reverse.InputGradient!, new Place(Spans.InputGradient, 0));
        return method.Write(InputGradientStep, reverse.Values, KernelSummaries.InputGradient);
    }
}
