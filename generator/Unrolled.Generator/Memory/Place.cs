using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Memory;

/// <summary>Where a value stands in memory: units group after group, in a group the gates side by side.</summary>
internal readonly record struct Place(string Span, Index Start)
{
    public Element At(Value value, int gate, UnitRef unit) => Element.At(Span, Start + unit.In(value.Gates, gate));

    /// <summary>The same from a later number on.</summary>
    public Place From(int offset) => this with { Start = Start + offset };

    /// <summary>So many numbers from here on.</summary>
    public Region Of(int length) => new(Span, Start, length);

    /// <summary>Number <paramref name="index"/> of the place, counted through its groups.</summary>
    public Element At(Index index) => Element.At(Span, Start + index);
}

/// <summary>A value that must be computed, and written to a place unless it stays in variables.</summary>
internal readonly record struct Sink(Value Value, Place? Place);
