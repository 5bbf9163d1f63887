using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Network;

namespace Unrolled.Generator.Memory;

/// <summary>What the training pass keeps for the backward pass, and where: a row a step for each value, then scratch.</summary>
/// <remarks>
/// Kept are the state (with a row for the initial one), the named values that the reverse bodies read, and the gradients that the
/// parameters' sums read. Unnamed values are computed again.
/// </remarks>
internal sealed class TapePlan
{
    private readonly Dictionary<string, TapeSlot> _slots = new();
    private readonly List<TapeSlot> _visible = new();
    private readonly Dictionary<string, SequencePlan> _readers = new();
    private readonly IReadOnlyDictionary<Body, ReverseBody> _reverses;
    private readonly int _steps;
    private readonly Index _end;

    private TapePlan(IReadOnlyDictionary<Body, ReverseBody> reverses, int steps, Index end)
    {
        _reverses = reverses;
        _steps = steps;
        _end = end;
    }

    /// <summary>Numbers of the tape, scratch excluded.</summary>
    public int Length { get; private set; }

    /// <summary>Where the gradient of the carried state stands between steps.</summary>
    public int StateGradient { get; private set; }

    /// <summary>What passes hand on to later passes.</summary>
    public SequencePlan Sequences { get; private set; } = null!;

    /// <summary>The inputs of all steps, where some are fed back; where their gradients and those of the logits stand.</summary>
    public FeedbackPlan? Feedback { get; private set; }

    /// <summary>What the second direction adds to the gradient of one step's input; empty where there is one.</summary>
    public TapeSlot OtherInputGradient { get; private set; } = new("dx", 0, 0, 0);

    /// <summary>The masks of dropout, layer after layer; empty where there are none.</summary>
    public TapeSlot Masks { get; private set; } = new("mask", 0, 0, 0);

    /// <summary>What can be looked at after a run, with its rows.</summary>
    public IReadOnlyList<TapeSlot> Visible => _visible;

    public static TapePlan Of(RecurrentNetwork network, IReadOnlyDictionary<Body, ReverseBody> reverses)
    {
        int steps = network.Spec.Steps;
        var tape = new TapePlan(reverses, steps, network.Spec.VariableLength ? Index.Of(Spans.Length) : steps);
        foreach (Carry carry in network.TrainingPasses.SelectMany(p => p.Carried))
        {
            tape.AddState(carry, isReversed: network.TrainingPasses.First(p => p.Carried.Contains(carry)).IsReversed);
        }

        foreach (Body body in network.TrainingPhases.Select(p => p.Body).Distinct())
        {
            foreach (Value saved in Saved(body, reverses[body]))
            {
                tape.AddVisible(saved.Name!, saved);
            }

            foreach (CarryGradient gradient in network.Spec.Trace ? reverses[body].Carried : Array.Empty<CarryGradient>())
            {
                tape.AddVisible(KeyOf(gradient), gradient.Total);
            }

            foreach (Value summed in SummedGradients(reverses[body]))
            {
                tape.Add(summed.Name!, LengthOf(summed), steps);
            }
        }

        tape.AddMasks(network);
        tape.AddSequences(network);
        tape.OtherInputGradient = new TapeSlot("dx", tape.Length, network.Spec.Directions - 1, network.Spec.Input);
        tape.Length += tape.OtherInputGradient.Length;
        tape.Feedback = FeedbackPlan.Of(network, tape.Length);
        tape.Length = tape.Feedback?.End ?? tape.Length;
        tape.StateGradient = tape.Length;
        tape.Length += network.States.Sum(s => s.Space.Count);
        return tape;
    }

    /// <summary>Forward values that the reverse body or the parameters' sums read, other than the input and the state.</summary>
    public static IReadOnlyCollection<Value> Saved(Body body, ReverseBody reverse)
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
    public static IReadOnlyCollection<Value> SummedGradients(ReverseBody reverse) =>
        reverse.Accumulations.Select(a => a.Gradient).Where(g => g != reverse.OutputGradient).Distinct().ToArray();

    /// <summary>The state before step <paramref name="t"/>: a reversed pass comes from the step after.</summary>
    public Place Before(Body body, Carry carry, Index t) => RowOf(KeyOf(carry), body.IsReversed ? t + 1 : t);

    /// <summary>The state after step <paramref name="t"/>.</summary>
    public Place After(Body body, Carry carry, Index t) => RowOf(KeyOf(carry), body.IsReversed ? t : t + 1);

    /// <summary>The state before the first step of a pass, or after its last.</summary>
    public Place Edge(Pass pass, Carry carry, bool isInitial) => RowOf(KeyOf(carry), isInitial == pass.IsReversed ? _end : 0);

    /// <summary>A saved value or gradient of step <paramref name="row"/>.</summary>
    public Place Of(Value value, Index row) => RowOf(value.Name!, row);

    /// <summary>dL/dh or dL/dc of step <paramref name="t"/>, its own output and the later steps together.</summary>
    public Place TraceOf(CarryGradient gradient, Index t) => RowOf(KeyOf(gradient), t);

    /// <summary>Forward values of step t that stand on the tape.</summary>
    public IEnumerable<(Value Value, Place Place)> KeptBy(Body body, Index t)
    {
        foreach (Carry carry in body.Carried)
        {
            yield return (carry.Before, Before(body, carry, t));
            yield return (carry.After, After(body, carry, t));
        }

        foreach (Value kept in body.Masks.Concat(Saved(body, _reverses[body])))
        {
            yield return (kept, Of(kept, t));
        }
    }

    /// <summary>The gradient of a row of a sequence, as far as it comes from one reader.</summary>
    public Place GradientOf(Sequence sequence, string reader, Index t, int column) => _readers[reader].RowOf(sequence, t, column);

    private static string KeyOf(Carry carry) => carry.State.Name;

    private static string KeyOf(CarryGradient gradient) => "d" + gradient.Carry.After.Name;

    private static int LengthOf(Value value) => value.Gates * value.Space.Count;

    private Place RowOf(string key, Index row) => _slots[key].Row(row);

    /// <summary>A row for the initial state and one for that after each step, of which the latter can be looked at.</summary>
    private void AddState(Carry carry, bool isReversed)
    {
        TapeSlot slot = Add(KeyOf(carry), LengthOf(carry.After), _steps + 1);
        _visible.Add(slot with { Start = slot.Start + (isReversed ? 0 : slot.Width), Rows = _steps });
    }

    private void AddVisible(string key, Value value)
    {
        TapeSlot slot = Add(key, LengthOf(value), _steps);
        if (!_visible.Contains(slot))
        {
            _visible.Add(slot);
        }
    }

    private void AddMasks(RecurrentNetwork network)
    {
        int start = Length;
        foreach (Value mask in network.TrainingPhases.SelectMany(p => p.Body.Masks))
        {
            Add(mask.Name!, LengthOf(mask), _steps);
        }

        Masks = new TapeSlot("mask", start, 1, Length - start);
    }

    private void AddSequences(RecurrentNetwork network)
    {
        Sequences = SequencePlan.Of(network, Spans.Tape, Length);
        Length = Sequences.End;
        foreach (string reader in network.Sequences.SelectMany(s => s.Readers).Distinct())
        {
            _readers[reader] = SequencePlan.Of(network, Spans.Tape, Length, s => s.Readers.Contains(reader));
            Length = _readers[reader].End;
        }
    }

    private TapeSlot Add(string key, int width, int rows)
    {
        if (!_slots.TryGetValue(key, out TapeSlot? slot))
        {
            _slots[key] = slot = new TapeSlot(key, Length, rows, width);
            Length += rows * width;
        }

        return slot;
    }
}

/// <summary>Rows of the tape.</summary>
internal sealed record TapeSlot(string Name, int Start, int Rows, int Width)
{
    public int Length => Rows * Width;

    public Place Row(Index row) => new(Spans.Tape, (row * Width) + Start);
}

/// <summary>What the tape keeps of a network whose own output is fed back.</summary>
/// <param name="Inputs">x, or the token, of every step.</param>
/// <param name="LogitGradients">dL/dlogits with what comes back through the fed values; empty for tokens, which have no gradient.</param>
/// <param name="InputGradient">dL/dx of the step at hand.</param>
internal sealed record FeedbackPlan(TapeSlot Inputs, TapeSlot LogitGradients, TapeSlot InputGradient)
{
    public int End => InputGradient.Start + InputGradient.Length;

    public static FeedbackPlan? Of(RecurrentNetwork network, int start)
    {
        if (network.Spec.Feedback == Spec.FeedbackKind.None)
        {
            return null;
        }

        bool isValue = !network.Spec.ReadsTokens;
        int width = isValue ? network.Spec.Input : 1;
        var inputs = new TapeSlot("x", start, network.Spec.Steps, width);
        var gradients = new TapeSlot("dLogits", inputs.Start + inputs.Length, network.Spec.Steps - network.Spec.FirstOutput, isValue ? network.OutputSize : 0);
        return new FeedbackPlan(inputs, gradients, new TapeSlot("dx", gradients.Start + gradients.Length, 1, isValue ? width : 0));
    }
}
