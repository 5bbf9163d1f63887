using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using static Unrolled.Generator.Kernels.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>
/// Backpropagation through time: the passes from the last to the first, each against its own direction; then the input's gradient
/// and the parameters' sums.
/// </summary>
internal sealed class BackwardLowering
{
    private const string StateGradientRow = "dState";
    private readonly LoweringContext _context;
    private readonly TapePlan _tape;
    private readonly ScratchPlan _scratch;
    private readonly BackwardRows _rows;

    public BackwardLowering(LoweringContext context, TapePlan tape, ScratchPlan scratch)
    {
        _context = context;
        _tape = tape;
        _scratch = scratch;
        _rows = new BackwardRows(context, tape);
    }

    private IReadOnlyList<Pass> Passes => _context.Network.TrainingPasses;

    public IEnumerable<KernelMethod> Lower()
    {
        yield return Sequence();
        foreach (Pass pass in Passes.Where(HasSteps))
        {
            yield return _context.IsStraight ? StraightBackward.Lower(_rows, pass, AddFedGradient) : Steps(pass);
        }

        foreach (Body body in _context.IsStraight ? Array.Empty<Body>() : Passes.Where(HasSteps).SelectMany(p => p.Phases).Select(p => p.Body).Distinct())
        {
            yield return Step(body);
        }

        foreach (Body body in Passes.Select(p => p.Phases.Select(f => f.Body).FirstOrDefault(b => b.Input != null)).OfType<Body>())
        {
            yield return InputStep(body);
        }

        foreach (KernelMethod sums in new AccumulationLowering(_context, _tape).Lower())
        {
            yield return sums;
        }
    }

    private bool HasSteps(Pass pass) => pass.Phases.Any(phase => HasStep(phase.Body));

    /// <summary>Whether a step makes gradients that the tape keeps. That of an output layer alone is given.</summary>
    private bool HasStep(Body body) => body.Carried.Count > 0 || TapePlan.SummedGradients(_context.Reverses[body]).Count > 0;

    /// <summary>Whether a pass reads numbers from the caller.</summary>
    private static bool ReadsInput(Pass pass) => pass.Phases[0].Body is { Source: null, Input: not null };

    private KernelMethod Sequence()
    {
        var code = new CodeWriter();
        code.Add(new Slice(StateGradientRow, Spans.Tape, _tape.StateGradient.Row(0).Start, _context.StateLength, Writable: true));
        code.Add(new IfGiven(
            Spans.StateGradient,
            new[] { new Copy(new Region(Spans.StateGradient), new Region(StateGradientRow)) },
            new[] { new Clear(new Region(StateGradientRow)) }));
        if (_rows.HasFedGradients)
        {
            TapeSlot gradients = _tape.Feedback!.LogitGradients;
            code.Add(new Slice(Spans.LogitGradients, Spans.Tape, gradients.Start, gradients.Length, Writable: true));
            code.Add(new Copy(new Region(Spans.LogitGradient), new Region(Spans.LogitGradients)));
        }

        foreach (Pass pass in Passes.Reverse())
        {
            if (HasSteps(pass))
            {
                IEnumerable<Argument> arguments = SequenceLowering.Whole(Spans.Parameters, _rows.LogitGradient, Spans.Tape).Concat(_context.LengthArgument);
                code.Add(new CallMethod(
                    StepNames.BackwardSteps(pass.Phases[0].Body), _rows.HasFedGradients ? arguments.Append(new Region(Spans.FedBack)) : arguments));
            }

            AddInputGradients(code, pass);
        }

        code.Add(new CallMethod(
            AccumulationLowering.Method, SequenceLowering.Whole(Spans.Input, Spans.Tape, _rows.LogitGradient, Spans.ParameterGradient).Concat(_context.LengthArgument)));
        code.Add(new IfGiven(Spans.StateGradient, new[] { new Copy(new Region(StateGradientRow), new Region(Spans.StateGradient)) }));
        return new KernelMethod(KernelEntry.Backward, KernelSummaries.Backward, Parameters().ToArray(), code.Statements, _context.LaneTypes);
    }

    private IEnumerable<MethodParameter> Parameters()
    {
        yield return new MethodParameter(Spans.Parameters, ReadOnlySpan);
        yield return SequenceLowering.InputOf(_context);
        yield return new MethodParameter(Spans.Tape, Span);
        yield return new MethodParameter(Spans.LogitGradient, ReadOnlySpan);
        yield return new MethodParameter(Spans.ParameterGradient, Span);
        if (!_context.Network.Spec.ReadsTokens)
        {
            yield return new MethodParameter(Spans.InputGradient, Span);
        }

        yield return new MethodParameter(Spans.StateGradient, Span);
        if (_rows.HasFedGradients)
        {
            yield return SequenceLowering.FedBackOf(_context);
        }

        foreach (MethodParameter length in _context.LengthParameter)
        {
            yield return length;
        }
    }

    /// <summary>The gradient of a pass's input: for earlier passes always, for the caller where it is wanted. Two directions add up.</summary>
    private void AddInputGradients(CodeWriter code, Pass pass)
    {
        Body body = pass.Phases[0].Body;
        if (body.Input == null)
        {
            return;
        }

        if (body.Source is { } source)
        {
            SequenceLowering.AddPass(code, _context, pass, down: false, (phase, t) => code.Add(CallInputStep(
                phase.Body, _tape.GradientOf(source, body.Part, t, 0).Of(source.Width), t)));
            return;
        }

        // Passes run backward: the last one writes the gradient, an earlier one adds to it.
        bool isLast = Passes.Last(ReadsInput) == pass;
        void AddStep(Index t)
        {
            Place row = new(Spans.InputGradient, t * _context.Input);
            if (isLast)
            {
                code.Add(CallInputStep(body, row.Of(_context.Input), t));
                return;
            }

            code.Add(CallInputStep(body, _tape.OtherInputGradient.Row(0).Of(_context.Input), t));
            code.Loop("k", 0, _context.Input, 1, k =>
                code.Add(new Store(row.At(k), _tape.OtherInputGradient.Row(0).At(k), Adds: true)));
        }

        code.Add(new IfGiven(Spans.InputGradient, code.Block(() =>
        {
            if (_context.HasLength)
            {
                code.StepLoop(SequenceLowering.T, 0, Bound.Length(), isDown: false, AddStep);
                code.Add(new Clear(new Region(Spans.InputGradient, Index.Of(Spans.Length) * _context.Input, null)));
            }
            else
            {
                code.Loop(SequenceLowering.T, 0, _context.Network.Spec.ReadSteps, 1, AddStep);
            }
        })));
    }

    private CallMethod CallInputStep(Body body, Region target, Index t)
    {
        var arguments = new List<Argument> { new Region(Spans.Parameters), target };
        if (!HasStep(body))
        {
            arguments.Add(new Place(_rows.LogitGradient, _context.OutputRow(t) * _context.Output).Of(_context.Output));
        }

        return new CallMethod(StepNames.InputGradient(body), arguments.Append(new Region(Spans.Tape)).Append(new Number(t)));
    }

    private KernelMethod Steps(Pass pass)
    {
        var code = new CodeWriter();
        SequenceLowering.AddPass(code, _context, pass, down: !pass.IsReversed, (phase, t) =>
        {
            code.Add(new CallMethod(StepNames.Backward(phase.Body), StepArguments(phase.Body, t)));
            AddFedGradient(code, phase, t);
        });
        return new KernelMethod(
            StepNames.BackwardSteps(pass.Phases[0].Body), KernelSummaries.BackwardSteps, _rows.PassParameters(), code.Statements, _context.LaneTypes);
    }

    private IEnumerable<Argument> StepArguments(Body body, Index t)
    {
        yield return new Region(Spans.Parameters);
        if (body.Output is { } y && body.Target == null)
        {
            yield return _rows.OutputGradients(body, t).First().Place.Of(y.Space.Count);
        }

        yield return new Region(Spans.Tape);
        yield return new Number(t);
    }

    /// <summary>A fed-back input is the output of the step before: its gradient goes there, unless another input was given.</summary>
    private void AddFedGradient(CodeWriter code, Phase phase, Index t)
    {
        if (!_rows.HasFedGradients || !phase.IsFed)
        {
            return;
        }

        TapeSlot dx = _tape.Feedback!.InputGradient;
        Index row = (t + (-1 - _context.FirstOutput)) * _context.Output;
        code.Add(new IfEmpty(Spans.FedBack, code.Block(() =>
        {
            code.Add(CallInputStep(phase.Body, dx.Row(0).Of(dx.Width), t));
            code.Loop("k", 0, dx.Width, 1, k => code.Add(new Store(Element.At(Spans.LogitGradient, row + k), dx.Row(0).At(k), Adds: true)));
        })));
    }

    private KernelMethod Step(Body body)
    {
        ReverseBody reverse = _context.Reverses[body];
        var method = new MethodWriter(_context, _scratch);
        method.Parameter(Spans.Parameters, ReadOnlySpan);
        Index t = Index.Of(SequenceLowering.T);
        foreach ((Value gradient, Place place) in _rows.OutputGradients(body, t))
        {
            if (body.Target == null)
            {
                method.Parameter(Spans.LogitGradient, ReadOnlySpan);
                method.Body.Given[gradient] = new Place(Spans.LogitGradient, 0);
            }
            else
            {
                method.Give(gradient, place);
            }
        }

        method.Parameter(Spans.Tape, Span).Parameter(SequenceLowering.T, MethodParameterKind.Step);
        // The gradient of the state has one row for both: it enters there and is written over.
        StepWiring wiring = StepWiring.Backward(_rows, body, t);
        method.Wire(wiring with { Carried = Array.Empty<Wire>() });
        foreach (CarryGradient carry in reverse.Carried)
        {
            Place row = method.Row("d" + carry.Carry.State.Name, carry.After, _rows.StateGradient(carry), writable: true);
            method.Body.Given[carry.After] = row;
            AddTrace(method, carry, row, t);
            method.Sink(carry.Before, row);
        }

        return method.Write(StepNames.Backward(body), reverse.Values, KernelSummaries.BackwardStep(body));
    }

    /// <summary>Keeps dL/dh and dL/dc of the step. Where nothing is added to the later steps' gradient, its row is copied before it is written over.</summary>
    private void AddTrace(MethodWriter method, CarryGradient carry, Place row, Index t)
    {
        if (!_context.Network.Spec.Trace)
        {
            return;
        }

        Place trace = _tape.TraceOf(carry, t);
        int length = carry.After.Space.Count;
        if (carry.Total == carry.After)
        {
            method.BeforeBody(new Copy(new Region(row.Span), trace.Of(length)));
        }
        else
        {
            method.Sink(carry.Total.Name + "Trace", carry.Total, trace);
        }
    }

    private KernelMethod InputStep(Body body)
    {
        ReverseBody reverse = _context.Reverses[body];
        var method = new MethodWriter(_context, _scratch);
        method.Parameter(Spans.Parameters, ReadOnlySpan).Parameter(Spans.InputGradient, Span);
        if (!HasStep(body))
        {
            method.Parameter(Spans.LogitGradient, ReadOnlySpan);
            method.Body.Given[reverse.OutputGradient!] = new Place(Spans.LogitGradient, 0);
        }

        method.Parameter(Spans.Tape, Span).Parameter(SequenceLowering.T, MethodParameterKind.Step);
        Index t = Index.Of(SequenceLowering.T);
        method.Wire(StepWiring.InputGradient(_rows, body, t));
        return method.Write(StepNames.InputGradient(body), reverse.Values, KernelSummaries.InputGradient);
    }
}
