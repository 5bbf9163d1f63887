using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using static Unrolled.Generator.Kernels.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>Where the backward pass finds gradients and leaves them.</summary>
internal sealed class BackwardRows
{
    public BackwardRows(LoweringContext context, TapePlan tape)
    {
        Context = context;
        Tape = tape;
    }

    public LoweringContext Context { get; }

    public TapePlan Tape { get; }

    /// <summary>Whether values are fed back, so that gradients go the same way.</summary>
    public bool HasFedGradients => Tape.Feedback?.InputGradient.Length > 0;

    /// <summary>The span of dL/dlogits; where values are fed back, a copy that also takes their gradients.</summary>
    public string LogitGradient => HasFedGradients ? Spans.LogitGradients : Spans.LogitGradient;

    /// <summary>The gradients that enter the reverse of step <paramref name="t"/>.</summary>
    public IEnumerable<(Value Value, Place Place)> OutputGradients(Body body, Index t)
    {
        IReadOnlyList<Value> gradients = Context.Reverses[body].OutputGradients;
        for (int i = 0; i < gradients.Count; i++)
        {
            yield return (gradients[i], body.Target is { } target
                ? Tape.GradientOf(target, target.Readers[i], t, body.Column)
                : new Place(Spans.LogitGradient, (Context.OutputRow(t) * Context.Output) + body.Column));
        }
    }

    /// <summary>Where dL/d(state) stands between steps.</summary>
    public Place StateGradient(CarryGradient carry) => Tape.StateGradientOf(carry.Carry.State);

    /// <summary>The parameters of a method that runs the steps of a pass.</summary>
    public IReadOnlyList<MethodParameter> PassParameters()
    {
        var parameters = new List<MethodParameter>
        {
            new(Spans.Parameters, ReadOnlySpan),
            new(Spans.LogitGradient, HasFedGradients ? Span : ReadOnlySpan),
            new(Spans.Tape, Span),
        };
        if (HasFedGradients)
        {
            parameters.Add(SequenceLowering.FedBackOf(Context));
        }

        parameters.AddRange(Context.LengthParameter);
        return parameters;
    }
}
