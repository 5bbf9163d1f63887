using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Network;

namespace Unrolled.Generator.Memory;

/// <summary>The tape: for each value that the backward pass needs a row a step, then scratch memory.</summary>
/// <remarks>
/// Kept are the state (with a row for the initial one), the named values that the reverse bodies read, and the gradients that the
/// parameters' sums read. Unnamed values are computed again.
/// </remarks>
internal sealed class TapePlan
{
    private readonly Dictionary<(SlotRole, string), TapeSlot> _slots = new();
    private readonly Dictionary<Value, TapeSlot> _slotsOfValues = new();
    private readonly List<TapeSlot> _visible = new();
    private readonly Dictionary<string, SequencePlan> _readers = new();
    private readonly Dictionary<Body, IReadOnlyCollection<Value>> _saved = new();
    private readonly ParameterAddresses _addresses;
    private readonly int _steps;
    private readonly Index _end;
    private readonly bool _isSpaced;
    private IReadOnlyList<StateSpace> _states = Array.Empty<StateSpace>();

    private TapePlan(ParameterAddresses addresses, int steps, Index end, bool isSpaced)
    {
        _isSpaced = isSpaced;
        _addresses = addresses;
        _steps = steps;
        _end = end;
    }

    /// <summary>Numbers of the tape, scratch excluded.</summary>
    public int Length { get; private set; }

    /// <summary>Where the gradient of the carried state stands between steps.</summary>
    public TapeSlot StateGradient { get; private set; } = new("dState", 0, 0, 0);

    /// <summary>The rows between passes.</summary>
    public SequencePlan Sequences { get; private set; } = null!;

    /// <summary>The inputs of all steps, where some are fed back; where their gradients and those of the logits stand.</summary>
    public FeedbackPlan? Feedback { get; private set; }

    /// <summary>The second direction's part of the gradient of one step's input; empty where there is one direction.</summary>
    public TapeSlot OtherInputGradient { get; private set; } = new("dx", 0, 0, 0);

    /// <summary>The masks of dropout, layer after layer; empty where there are none.</summary>
    public TapeSlot Masks { get; private set; } = new("mask", 0, 0, 0);

    /// <summary>The rows that programs can look at after a run.</summary>
    public IReadOnlyList<TapeSlot> Visible => _visible;

    /// <param name="isSpaced">
    /// Whether rows are an odd number of numbers apart. Where a number is a cache line, of 16 sequences, rows that are a power of two apart would fall
    /// into a few sets of the cache, and a column of the tape would not fit.
    /// </param>
    public static TapePlan Of(
        RecurrentNetwork network, IReadOnlyDictionary<Body, ReverseBody> reverses, ParameterAddresses addresses, bool isSpaced = false)
    {
        int steps = network.Spec.Steps;
        var tape = new TapePlan(addresses, steps, network.Spec.VariableLength ? Index.Of(Spans.Length) : steps, isSpaced);
        foreach (Carry carry in network.TrainingPasses.SelectMany(p => p.Carried))
        {
            tape.AddState(carry, isReversed: network.TrainingPasses.First(p => p.Carried.Contains(carry)).IsReversed);
        }

        foreach (Body body in network.TrainingPhases.Select(p => p.Body).Distinct())
        {
            tape._saved[body] = SavedFor(body, reverses[body]);
            foreach (Value saved in tape.Saved(body))
            {
                tape.AddVisible(SlotRole.Kept, saved.Name!, saved);
            }

            foreach (CarryGradient gradient in network.Spec.Trace ? reverses[body].Carried : Array.Empty<CarryGradient>())
            {
                tape.AddVisible(SlotRole.Gradient, KeyOf(gradient), gradient.Total);
            }

            foreach (Value summed in SummedGradients(reverses[body]))
            {
                tape.Add(SlotRole.Gradient, summed.Name!, summed, steps);
            }
        }

        tape.AddMasks(network);
        tape.AddSequences(network);
        tape.OtherInputGradient = new TapeSlot("dx", tape.Length, network.Spec.Directions - 1, network.Spec.Input) { Label = "TapeOtherDx" };
        tape.Length += tape.OtherInputGradient.Length;
        tape.Feedback = FeedbackPlan.Of(network, tape.Length);
        tape.Length = tape.Feedback?.End ?? tape.Length;
        tape._states = network.States;
        tape.StateGradient = new TapeSlot("dState", tape.Length, 1, network.States.Sum(s => s.Space.Count));
        tape.Length += tape.StateGradient.Length;
        return tape;
    }

    /// <summary>Forward values that the reverse body or the parameters' sums read, other than the input and the state.</summary>
    public IReadOnlyCollection<Value> Saved(Body body) => _saved[body];

    private static IReadOnlyCollection<Value> SavedFor(Body body, ReverseBody reverse)
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

            if (value.Op is Op.Product or Op.Column or Op.Lookup)
            {
                throw new InvalidOperationException(
                    $"The gradient reads {value}, a sum over {value.Matrix!.Name}, by way of a value without a name: that value needs one, so that it is kept.");
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
    public Place Before(Body body, Carry carry, Index t) => RowOf(carry, body.IsReversed ? t + 1 : t);

    /// <summary>The state after step <paramref name="t"/>.</summary>
    public Place After(Body body, Carry carry, Index t) => RowOf(carry, body.IsReversed ? t : t + 1);

    /// <summary>The state before the first step of a pass, or after its last.</summary>
    public Place Edge(Pass pass, Carry carry, bool isInitial) => RowOf(carry, isInitial == pass.IsReversed ? _end : 0);

    /// <summary>A saved value or gradient of step <paramref name="row"/>.</summary>
    public Place Of(Value value, Index row) => _slotsOfValues[value].Row(row);

    /// <summary>dL/dh or dL/dc of step <paramref name="t"/>, its own output and the later steps together.</summary>
    public Place TraceOf(CarryGradient gradient, Index t) => _slots[(SlotRole.Gradient, KeyOf(gradient))].Row(t);

    /// <summary>Forward values of step t that stand on the tape.</summary>
    public IEnumerable<(Value Value, Place Place)> KeptBy(Body body, Index t)
    {
        foreach (Carry carry in body.Carried)
        {
            yield return (carry.Before, Before(body, carry, t));
            yield return (carry.After, After(body, carry, t));
        }

        foreach (Value kept in body.Masks.Concat(Saved(body)))
        {
            yield return (kept, Of(kept, t));
        }
    }

    /// <summary>One of them.</summary>
    public Place KeptBy(Body body, Value value, Index t) =>
        body.Carried.FirstOrDefault(c => c.Before == value) is { } before ? Before(body, before, t)
        : body.Carried.FirstOrDefault(c => c.After == value) is { } after ? After(body, after, t)
        : Of(value, t);

    /// <summary>The gradient of a row of a sequence, as far as it comes from one reader.</summary>
    public Place GradientOf(Sequence sequence, string reader, Index t, int column) => _readers[reader].RowOf(sequence, t, column);

    private static string KeyOf(CarryGradient gradient) => "d" + gradient.Carry.After.Name;

    private Place RowOf(Carry carry, Index row) => _slots[(SlotRole.State, carry.State.Name)].Row(row);

    /// <summary>Where the gradient of a part of the state stands between steps.</summary>
    public Place StateGradientOf(StateSpace state) => StateGradient.Row(0).From(_states.TakeWhile(s => s != state).Sum(s => s.Space.Count));

    /// <summary>A row for the initial state and one for the state after each step; programs can look at the latter.</summary>
    private void AddState(Carry carry, bool isReversed)
    {
        TapeSlot slot = Add(SlotRole.State, carry.State.Name, carry.After, _steps + 1);
        _visible.Add(slot with { Start = slot.Start + (isReversed ? 0 : slot.Pitch), Rows = _steps });
    }

    private void AddVisible(SlotRole role, string name, Value value)
    {
        TapeSlot slot = Add(role, name, value, _steps);
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
            Add(SlotRole.Mask, mask.Name!, mask, _steps);
        }

        Masks = new TapeSlot("mask", start, 1, Length - start);
    }

    private void AddSequences(RecurrentNetwork network)
    {
        Sequences = SequencePlan.Of(network, Spans.Tape, Length, "rows_");
        Length = Sequences.End;
        foreach (string reader in network.Sequences.SelectMany(s => s.Readers).Distinct())
        {
            _readers[reader] = SequencePlan.Of(network, Spans.Tape, Length, $"d_{reader}_", s => s.Readers.Contains(reader));
            Length = _readers[reader].End;
        }
    }

    /// <summary>The rows of a value: its own, or those of the value of the same role and name in another body.</summary>
    private TapeSlot Add(SlotRole role, string name, Value value, int rows)
    {
        int width = value.Gates * value.Space.Count;
        if (!_slots.TryGetValue((role, name), out TapeSlot? slot))
        {
            _slots[(role, name)] = slot = new TapeSlot(name, Length, rows, width)
            {
                Label = LabelText.Of(Spans.Tape, role == SlotRole.State ? _addresses.ShortName(name) : name),
                Pitch = _isSpaced && role != SlotRole.Mask ? width | 1 : width,
            };
            Length += slot.Length;
        }

        if (slot.Width != width || slot.Rows != rows)
        {
            throw new InvalidOperationException($"{role} {name} has {rows} rows of {width}, its slot {slot.Rows} of {slot.Width}.");
        }

        _slotsOfValues[value] = slot;
        return slot;
    }
}
