using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Memory;

/// <summary>Hands out scratch memory for values that cross stages; values of the same name, in any body, share a place.</summary>
internal sealed class ScratchPlan
{
    private readonly string _span;
    private readonly Dictionary<string, int> _offsets = new();

    public ScratchPlan(string span, int start)
    {
        _span = span;
        Length = start;
    }

    /// <summary>Numbers handed out so far, from the start of the span.</summary>
    public int Length { get; private set; }

    public Place Take(Value value) =>
        Take(value, value.Name ?? throw new InvalidOperationException($"{value.Op} crosses stages and needs a name."));

    public Place Take(Value value, string name) => Take(name, value.Gates * value.Space.Count);

    public Place Take(string name, int length)
    {
        if (!_offsets.TryGetValue(name, out int offset))
        {
            _offsets[name] = offset = Length;
            Length += length;
        }

        return new Place(_span, offset);
    }
}
