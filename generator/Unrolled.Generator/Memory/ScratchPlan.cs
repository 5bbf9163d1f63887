using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Memory;

/// <summary>Hands out scratch memory; values of the same role and name, in any body, share a place of one length.</summary>
internal sealed class ScratchPlan
{
    private readonly string _span;
    private readonly Dictionary<(SlotRole, string), (int Start, int Length)> _slots = new();

    public ScratchPlan(string span, int start)
    {
        _span = span;
        Length = start;
    }

    /// <summary>Numbers handed out so far, from the start of the span.</summary>
    public int Length { get; private set; }

    /// <summary>A place for all gates and units of a value.</summary>
    public Place Take(SlotRole role, Value value, string name) => Take(role, name, value.Gates * value.Space.Count);

    /// <exception cref="InvalidOperationException">The role and the name stand for another length.</exception>
    public Place Take(SlotRole role, string name, int length)
    {
        if (!_slots.TryGetValue((role, name), out (int Start, int Length) slot))
        {
            _slots[(role, name)] = slot = (Length, length);
            Length += length;
        }

        return slot.Length == length
            ? new Place(_span, slot.Start)
            : throw new InvalidOperationException($"{role} {name} has {length} numbers, its slot {slot.Length}.");
    }
}
