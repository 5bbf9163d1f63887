using Unrolled.Generator.Differentiation;
using Unrolled.Generator.Network;

namespace Unrolled.Generator.Lowering;

/// <summary>What the training pass keeps for the backward pass, and where: a row a step for each value, then scratch.</summary>
/// <remarks>
/// Kept are the state (with a row for the initial one), the named values that the reverse bodies read, and the gradients that the
/// parameters' sums read. Unnamed values are computed again.
/// </remarks>
internal sealed class TapePlan
{
    private readonly Dictionary<string, (int Start, int RowLength)> _slots = new();

    private TapePlan()
    {
    }

    /// <summary>Numbers of the tape, scratch excluded.</summary>
    public int Length { get; private set; }

    /// <summary>Where the gradient of the carried state stands between steps.</summary>
    public int StateGradient { get; private set; }

    public static TapePlan Of(RecurrentNetwork network, IReadOnlyDictionary<Body, Gradients> reverses)
    {
        var tape = new TapePlan();
        foreach (Carry carry in network.Streaming.Carried)
        {
            tape.Add(KeyOf(carry), carry.After, network.Spec.Steps + 1);
        }

        foreach (Body body in network.Phases.Select(p => p.Body))
        {
            foreach (Value saved in Saved(body, reverses[body]).Concat(SummedGradients(reverses[body])))
            {
                tape.Add(saved.Name!, saved, network.Spec.Steps);
            }
        }

        tape.StateGradient = tape.Length;
        tape.Length += network.States.Sum(s => s.Space.Count);
        return tape;
    }

    /// <summary>Forward values that the reverse body or the parameters' sums read, other than the input and the state.</summary>
    public static IReadOnlyCollection<Value> Saved(Body body, Gradients reverse)
    {
        var forward = new HashSet<Value>(body.Values);
        var states = new HashSet<Value>(body.Carried.SelectMany(c => new[] { c.Before, c.After }));
        var found = new HashSet<Value>();
        void Visit(Value value)
        {
            if (!forward.Contains(value) || value.Op == Op.Leaf || states.Contains(value))
            {
                return;
            }

            if (value.Name != null && value.Gates == 1)
            {
                found.Add(value);
                return;
            }

            foreach (Value operand in value.Operands)
            {
                Visit(operand);
            }
        }

        foreach (Value read in reverse.Values.SelectMany(v => v.Operands).Concat(reverse.Accumulations.Select(a => a.Operand).OfType<Value>()))
        {
            Visit(read);
        }

        return body.Values.Where(found.Contains).ToArray();
    }

    /// <summary>Gradients of the reverse body that the parameters' sums read; dL/dlogits stands in its own span.</summary>
    public static IReadOnlyCollection<Value> SummedGradients(Gradients reverse) =>
        reverse.Accumulations.Select(a => a.Gradient).Where(g => g != reverse.OutputGradient).Distinct().ToArray();

    /// <summary>The state before step <paramref name="row"/>.</summary>
    public Place State(Carry carry, Index row) => RowOf(KeyOf(carry), row);

    /// <summary>A saved value or gradient of step <paramref name="row"/>.</summary>
    public Place Of(Value value, Index row) => RowOf(value.Name!, row);

    private static string KeyOf(Carry carry) => carry.State.Name;

    private Place RowOf(string key, Index row) => new(Spans.Tape, (row * _slots[key].RowLength) + _slots[key].Start);

    private void Add(string key, Value value, int rows)
    {
        if (!_slots.ContainsKey(key))
        {
            int length = value.Gates * value.Space.Count;
            _slots[key] = (Length, length);
            Length += rows * length;
        }
    }
}
