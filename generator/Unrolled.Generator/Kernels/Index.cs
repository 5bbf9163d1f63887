using System.Globalization;

namespace Unrolled.Generator.Kernels;

/// <summary>An offset: a constant plus multiples of loop variables.</summary>
internal readonly struct Index : IEquatable<Index>
{
    private readonly (Symbol Variable, int Factor)[]? _terms;

    private Index(int constant, (Symbol, int)[]? terms)
    {
        Constant = constant;
        _terms = terms is { Length: > 0 } ? terms : null;
    }

    public int Constant { get; }

    public bool IsConstant => _terms == null;

    /// <summary>The value of an integer variable.</summary>
    public static Index Of(string variable) => new(0, new[] { (new Symbol(variable, IsLane: false), 1) });

    /// <summary>The variable of a loop over lanes: an element there has neighbours.</summary>
    public static Index Lane(string variable) => new(0, new[] { (new Symbol(variable, IsLane: true), 1) });

    /// <summary>Whether the lanes of a vector see neighbours there.</summary>
    public bool IsAcrossLanes => TermsOf(this).Any(t => t.Variable.IsLane);

    public static implicit operator Index(int constant) => new(constant, null);

    public static Index operator +(Index a, Index b) => new(
        a.Constant + b.Constant,
        TermsOf(a).Concat(TermsOf(b)).GroupBy(t => t.Variable).Select(g => (g.Key, g.Sum(t => t.Factor))).Where(t => t.Item2 != 0).ToArray());

    public static Index operator *(Index a, int factor) =>
        factor == 0 ? 0 : new Index(a.Constant * factor, TermsOf(a).Select(t => (t.Variable, t.Factor * factor)).ToArray());

    /// <summary>The part that changes with loop variables.</summary>
    public Index Varying => new(0, _terms);

    /// <summary>Whether it is one variable, plus a constant.</summary>
    public bool IsVariable => _terms is { Length: 1 } && _terms[0].Factor == 1;

    /// <summary>The variables it changes with, and how often each counts.</summary>
    public IEnumerable<(string Variable, int Factor)> Terms => TermsOf(this).Select(t => (t.Variable.Name, t.Factor));

    public bool Equals(Index other) => Constant == other.Constant && TermsOf(this).SequenceEqual(TermsOf(other));

    public override bool Equals(object? obj) => obj is Index other && Equals(other);

    public override int GetHashCode() => Constant;

    public override string ToString()
    {
        string text = string.Join(
            " + ",
            TermsOf(this).Select(t => t.Factor == 1 ? t.Variable.Name : "(" + t.Factor.ToString(CultureInfo.InvariantCulture) + " * " + t.Variable.Name + ")"));
        string constant = Math.Abs((long)Constant).ToString(CultureInfo.InvariantCulture);
        return text.Length == 0 ? (Constant < 0 ? "-" : "") + constant
            : Constant == 0 ? text
            : text + (Constant < 0 ? " - " : " + ") + constant;
    }

    private static IEnumerable<(Symbol Variable, int Factor)> TermsOf(Index index) => index._terms ?? Enumerable.Empty<(Symbol, int)>();

    /// <summary>A variable of an offset.</summary>
    private readonly record struct Symbol(string Name, bool IsLane);
}
