using Unrolled.Generator.Network.Cells;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Network;

/// <summary>Builds the network of a spec: the layers' cells, the output layer, and a body for each kind of step.</summary>
internal static class NetworkBuilder
{
    public static RecurrentNetwork Build(ModelSpec spec)
    {
        var bodies = new Dictionary<StepKind, Body>();
        Body BodyOf(StepKind kind)
        {
            if (!bodies.TryGetValue(kind, out Body? body))
            {
                bodies[kind] = body = BuildBody(spec, kind);
            }

            return body;
        }

        var phases = new List<Phase>();
        for (int first = 0, end; first < spec.Steps; first = end)
        {
            StepKind kind = KindOf(spec, first);
            end = first + 1;
            while (end < spec.Steps && KindOf(spec, end) == kind)
            {
                end++;
            }

            phases.Add(new Phase(BodyOf(kind), first, end - first));
        }

        Body streaming = BodyOf(StepKind.Reads | StepKind.Writes);
        return new RecurrentNetwork(
            spec, ParametersOf(streaming).ToArray(), streaming.Carried.Select(c => c.State).ToArray(), phases, streaming);
    }

    private static StepKind KindOf(ModelSpec spec, int step) =>
        (step < spec.ReadSteps ? StepKind.Reads : StepKind.Idle) | (step >= spec.FirstOutput ? StepKind.Writes : StepKind.Idle);

    private static Body BuildBody(ModelSpec spec, StepKind kind)
    {
        var step = new StepGraph(spec.Bias);
        Value? input = (kind & StepKind.Reads) != 0 ? step.Leaf("x", new Space("x", spec.Input)) : null;
        Value? x = input;
        int width = spec.Input;
        for (int layer = 0; layer < spec.Hidden.Count; layer++)
        {
            var scope = new LayerScope(step, layer, spec.Hidden.Count, width, spec.Hidden[layer]);
            x = Cell.Add(spec.Cell, scope, x);
            width = spec.Hidden[layer];
        }

        Value? output = (kind & StepKind.Writes) == 0 ? null : spec.Output == 0 ? x : OutputLayer.Add(step, x!, spec.Output);
        return new Body(kind, step.Values, input, step.Carried, output);
    }

    /// <summary>The tensors in the order in which the body first uses them, which is that of the layers.</summary>
    private static IEnumerable<Parameter> ParametersOf(Body body) =>
        body.Values.SelectMany(v => v.Bias == null ? new[] { v.Matrix } : new[] { v.Matrix, v.Bias }).OfType<Parameter>().Distinct();
}
