using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;

namespace Unrolled.Generator.Lowering;

/// <summary>Values to be stored that are in memory when a step begins: they are copied, before another value takes the place that they are read from.</summary>
internal sealed class GivenSinks
{
    private readonly CodeWriter _code;
    private readonly ScratchPlan _scratch;
    private readonly HashSet<Sink> _saved = new();
    private readonly List<Statement> _last = new();

    public GivenSinks(CodeWriter code, ScratchPlan scratch) => (_code, _scratch) = (code, scratch);

    /// <summary>Copies what some loop of the step writes over. Where its own place is still read, it waits in scratch memory.</summary>
    public void Save(IReadOnlyCollection<Sink> sinks, IReadOnlyDictionary<Value, Place> given)
    {
        foreach (Sink sink in sinks.Where(s => given.ContainsKey(s.Value)))
        {
            Place source = given[sink.Value];
            if (sink.Place is not { } place || !sinks.Any(other => other.Value != sink.Value && other.Place == source))
            {
                continue;
            }

            bool isRead = given.Values.Contains(place);
            Place target = isRead ? _scratch.Take(SlotRole.Crossing, sink.Value, sink.Value.Name!) : place;
            Copy(sink.Value, source, target);
            _saved.Add(sink);
            if (isRead)
            {
                int length = sink.Value.Gates * sink.Value.Space.Count;
                _last.Add(new Copy(target.Of(length), place.Of(length)));
            }
        }
    }

    /// <summary>Copies the others, behind the loops.</summary>
    public void Store(IEnumerable<Sink> sinks, IReadOnlyDictionary<Value, Place> given)
    {
        foreach (Sink sink in sinks.Where(s => !_saved.Contains(s)))
        {
            if (sink.Place is { } place)
            {
                Copy(sink.Value, given[sink.Value], place);
            }
        }

        _code.Add(_last);
    }

    private void Copy(Value value, Place source, Place target) =>
        _code.Loop("j", 0, value.Gates * value.Space.Count, 1, j => _code.Add(new Store(target.At(j), source.At(j))));
}
