using System.Globalization;

namespace Unrolled.Generator.Kernels;

/// <summary>An offset: a constant plus multiples of loop variables.</summary>
internal readonly struct Index : IEquatable<Index>
{
    private readonly (string Variable, int Factor)[]? _terms;

    private Index(int constant, (string, int)[]? terms)
    {
        Constant = constant;
        _terms = terms is { Length: > 0 } ? terms : null;
    }

    public int Constant { get; }

    public bool IsConstant => _terms == null;

    public static Index Of(string variable) => new(0, new[] { (variable, 1) });

    public static implicit operator Index(int constant) => new(constant, null);

    public static Index operator +(Index a, Index b) => new(
        a.Constant + b.Constant,
        Terms(a).Concat(Terms(b)).GroupBy(t => t.Variable).Select(g => (g.Key, g.Sum(t => t.Factor))).Where(t => t.Item2 != 0).ToArray());

    public static Index operator *(Index a, int factor) =>
        factor == 0 ? 0 : new Index(a.Constant * factor, Terms(a).Select(t => (t.Variable, t.Factor * factor)).ToArray());

    /// <summary>The part that changes with loop variables.</summary>
    public Index Varying => new(0, _terms);

    /// <summary>Whether it is one variable, plus a constant.</summary>
    public bool IsVariable => _terms is { Length: 1 } && _terms[0].Factor == 1;

    /// <summary>Whether it changes with <paramref name="variable"/>.</summary>
    public bool Uses(string variable) => Terms(this).Any(t => t.Variable == variable);

    public bool Equals(Index other) => Constant == other.Constant && Terms(this).SequenceEqual(Terms(other));

    public override bool Equals(object? obj) => obj is Index other && Equals(other);

    public override int GetHashCode() => Constant;

    public override string ToString()
    {
        string text = string.Join(
            " + ",
            Terms(this).Select(t => t.Factor == 1 ? t.Variable : "(" + t.Factor.ToString(CultureInfo.InvariantCulture) + " * " + t.Variable + ")"));
        string constant = Math.Abs((long)Constant).ToString(CultureInfo.InvariantCulture);
        return text.Length == 0 ? (Constant < 0 ? "-" : "") + constant
            : Constant == 0 ? text
            : text + (Constant < 0 ? " - " : " + ") + constant;
    }

    private static IEnumerable<(string Variable, int Factor)> Terms(Index index) => index._terms ?? Enumerable.Empty<(string, int)>();
}
