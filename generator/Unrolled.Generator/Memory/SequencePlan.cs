using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Network;

namespace Unrolled.Generator.Memory;

/// <summary>Where the rows between passes stand, a row a step.</summary>
internal sealed class SequencePlan
{
    private readonly Dictionary<Sequence, int> _starts = new();
    private readonly string _span;
    private readonly string _name;

    private SequencePlan(string span, string name)
    {
        _span = span;
        _name = name;
    }

    /// <summary>The first number after the sequences.</summary>
    public int End { get; private set; }

    /// <summary>Lays the sequences of a network, or some of them, into <paramref name="span"/>, from <paramref name="start"/> on.</summary>
    public static SequencePlan Of(RecurrentNetwork network, string span, int start, string name = "", Func<Sequence, bool>? includes = null)
    {
        var plan = new SequencePlan(span, name) { End = start };
        foreach (Sequence sequence in network.Sequences.Where(s => includes == null || includes(s)))
        {
            plan._starts[sequence] = plan.End;
            plan.End += network.Spec.Steps * sequence.Width;
        }

        return plan;
    }

    /// <summary>Row <paramref name="t"/>, from <paramref name="column"/> on.</summary>
    public Place RowOf(Sequence sequence, Index t, int column) => new(_span, (t * sequence.Width) + new Label(LabelText.Of(_span, _name + sequence.Name), _starts[sequence], _span) + column);
}
