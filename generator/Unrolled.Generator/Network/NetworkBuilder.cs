using Unrolled.Generator.Graph;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Network;

/// <summary>Builds the network of a spec: its passes over the steps, and a body for each kind of step.</summary>
internal static class NetworkBuilder
{
    private const StepKind Full = StepKind.Reads | StepKind.Writes;

    public static RecurrentNetwork Build(ModelSpec spec)
    {
        PassBodies[] bodies = PassBodies.Of(spec, isMasked: false);
        Pass[] passes = bodies.Select(b => PassOf(spec, b)).ToArray();
        Pass[] training = spec.Dropout ? PassBodies.Of(spec, isMasked: true).Select(b => PassOf(spec, b)).ToArray() : passes;
        StateSpace[] states = passes.SelectMany(p => p.Carried).Select(c => c.State).ToArray();
        Parameter[] rest = spec.LearnedInitialState ? states.Select(RestOf).ToArray() : Array.Empty<Parameter>();
        Parameter[] parameters = bodies.SelectMany(b => ParametersOf(b.Of(Full))).Distinct().Concat(rest).ToArray();
        Body? streaming = spec.Direction == DirectionKind.Forward ? bodies[0].Of(Full) : null;
        return new RecurrentNetwork(spec, parameters, states, passes, training, streaming) { Rest = rest };
    }

    private static Pass PassOf(ModelSpec spec, PassBodies bodies)
    {
        var phases = new List<Phase>();
        for (int first = bodies.First, end; first < spec.Steps; first = end)
        {
            StepKind kind = bodies.KindOf(first);
            bool isFed = bodies.IsFed(first);
            end = NextChange(spec, first);
            while (end < spec.Steps && bodies.KindOf(end) == kind && bodies.IsFed(end) == isFed)
            {
                end = NextChange(spec, end);
            }

            phases.Add(new Phase(bodies.Of(kind), first, end - first, isFed));
        }

        return new Pass(bodies.IsReversed, phases);
    }

    /// <summary>The next step that may differ from the one before: the first that reads nothing, the first that writes, or the end.</summary>
    private static int NextChange(ModelSpec spec, int step) => new[] { spec.ReadSteps, spec.FirstOutput, spec.Steps }.Where(change => change > step).Min();

    /// <summary>The learned start of a part of the state: <c>h0_l0</c> of <c>h_l0</c>.</summary>
    private static Parameter RestOf(StateSpace state)
    {
        string name = state.Name.Insert(state.Name.IndexOf('_'), "0");
        return new Parameter(name, new LayerSpace(new Space(name, state.Space.Count), "") { IsTable = true }, 0, 1, 1, IsVector: true) { Note = "the state at rest" };
    }

    /// <summary>The tensors in the order in which the body first uses them, which is that of the layers.</summary>
    private static IEnumerable<Parameter> ParametersOf(Body body) =>
        body.Values.SelectMany(v => v.Bias == null ? new[] { v.Matrix } : new[] { v.Matrix, v.Bias }).OfType<Parameter>().Distinct();
}
