using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Lowering;

/// <summary>The forward pass that keeps nothing: one step, and a whole sequence.</summary>
internal sealed class InferenceLowering
{
    private readonly LoweringContext _context;
    private readonly SequencePlan _sequences;
    private readonly ScratchPlan _work;

    public InferenceLowering(LoweringContext context)
    {
        _context = context;
        _sequences = SequencePlan.Of(context.Network, Spans.Work, 0);
        _work = new ScratchPlan(Spans.Work, _sequences.End);
    }

    public int WorkLength => _work.Length;

    public IEnumerable<KernelMethod> Lower()
    {
        yield return _context.IsStraight
            ? StraightForward.Inference(_context, _sequences)
            : SequenceLowering.Forward(_context, _sequences);
        IEnumerable<Body> bodies = _context.IsStraight ? Array.Empty<Body>() : _context.InferenceBodies;
        foreach (Body body in bodies.Append(_context.Network.Streaming).OfType<Body>().Distinct())
        {
            yield return Step(body);
        }
    }

    /// <summary>One step: state in, state out.</summary>
    private KernelMethod Step(Body body)
    {
        var method = new MethodWriter(_context, _work);
        SequenceLowering.AddStepParameters(method, body, Spans.State, Spans.Work);
        foreach (Carry carry in body.Carried)
        {
            var place = new Place(Spans.State, _context.StateOffset(carry.State));
            method.Give(carry.Before, place);
            AddState(method, body, carry, place);
        }

        if (body.Output is { } y && !CopiesOutput(body, y, method))
        {
            method.Sink(Spans.Logits, y, new Place(Spans.Logits, 0));
        }

        return method.Write(StepNames.Inference(body), body.Values, KernelSummaries.Step(body));
    }

    /// <summary>In a loop a state that products read is made in scratch memory and copied over the old one at the end.</summary>
    private void AddState(MethodWriter method, Body body, Carry carry, Place place)
    {
        bool isOutput = body.Output == carry.After;
        bool isRead = body.Values.Any(v => StagePlan.IsProduct(v) && v.Operands[0] == carry.Before);
        if (!method.IsLooped || !(isRead || isOutput))
        {
            method.Sink(carry.After.Name!, carry.After, place);
            return;
        }

        string name = carry.After.Name!;
        method.Sink(name, carry.After, _work.Take(carry.After));
        method.AfterBody(new Copy($"{name}Row", $"{Spans.State}.Slice({place.Start}, {carry.State.Space.Count})"));
        if (isOutput)
        {
            method.AfterBody(new Copy($"{name}Row", Spans.Logits));
        }
    }

    /// <summary>Whether the output is the new state of a loop, which is copied: the output may be the memory that the input is read from.</summary>
    private static bool CopiesOutput(Body body, Value output, MethodWriter method) =>
        method.IsLooped && body.Carried.Any(c => c.After == output);
}
