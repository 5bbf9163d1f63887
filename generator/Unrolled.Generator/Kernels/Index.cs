using System.Globalization;

namespace Unrolled.Generator.Kernels;

/// <summary>An offset: a constant plus multiples of loop variables. Part of the constant may have a name: see <see cref="Label"/>.</summary>
internal readonly struct Index : IEquatable<Index>
{
    private readonly (Symbol Variable, int Factor)[]? _terms;

    private Index(int constant, (Symbol, int)[]? terms, Label? label)
    {
        Constant = constant;
        _terms = terms is { Length: > 0 } ? terms : null;
        Label = label;
    }

    /// <summary>The constant, the label's part included.</summary>
    public int Constant { get; }

    /// <summary>The name of a part of the constant: the place that the rest counts from.</summary>
    public Label? Label { get; }

    public bool IsConstant => _terms == null;

    /// <summary>The part that changes with loop variables.</summary>
    public Index Varying => new(0, _terms, null);

    /// <summary>The part that does not.</summary>
    public Index Fixed => new(Constant, null, Label);

    /// <summary>Whether it is one variable, plus a constant.</summary>
    public bool IsVariable => _terms is { Length: 1 } && _terms[0].Factor == 1;

    /// <summary>Whether the lanes of a vector see neighbours there.</summary>
    public bool IsAcrossLanes => TermsOf(this).Any(t => t.Variable.IsLane);

    /// <summary>The variables it changes with, and how often each counts.</summary>
    public IEnumerable<(string Variable, int Factor)> Terms => TermsOf(this).Select(t => (t.Variable.Name, t.Factor));

    /// <summary>The value of an integer variable.</summary>
    public static Index Of(string variable) => new(0, new[] { (new Symbol(variable, IsLane: false), 1) }, null);

    /// <summary>The variable of a loop over lanes: an element there has neighbours.</summary>
    public static Index Lane(string variable) => new(0, new[] { (new Symbol(variable, IsLane: true), 1) }, null);

    public static implicit operator Index(int constant) => new(constant, null, null);

    public static implicit operator Index(Label label) => new(label.Value, null, label);

    public static Index operator +(Index a, Index b) => new(a.Constant + b.Constant, Sum(a._terms, b._terms), a.Label ?? b.Label);

    public static Index operator *(Index a, int factor) => factor == 0
        ? 0
        : new Index(a.Constant * factor, a._terms == null ? null : Array.ConvertAll(a._terms, t => (t.Variable, t.Factor * factor)), null);

    /// <summary>The same offset with a value in the place of a variable.</summary>
    public Index Replace(string variable, Index value)
    {
        int factor = TermsOf(this).Where(t => t.Variable.Name == variable).Sum(t => t.Factor);
        return factor == 0 ? this : new Index(Constant, TermsOf(this).Where(t => t.Variable.Name != variable).ToArray(), Label) + (value * factor);
    }

    /// <summary>The same offset, counted from a label.</summary>
    public Index From(Label label) => new(Constant, _terms, label);

    public bool Equals(Index other) => Constant == other.Constant && TermsOf(this).SequenceEqual(TermsOf(other));

    public override bool Equals(object? obj) => obj is Index other && Equals(other);

    public override int GetHashCode()
    {
        int hash = Constant;
        foreach ((Symbol variable, int factor) in TermsOf(this))
        {
            hash = (31 * hash) + (factor ^ variable.Name.GetHashCode());
        }

        return hash;
    }

    /// <summary>The offset in numbers, labels written out.</summary>
    public override string ToString() => Text(null);

    /// <summary>The offset with its label.</summary>
    public string LabelledText() => Text(Label);

    /// <summary>
    /// Variables first, then the constant part as one operand, which the C# compiler folds: <c>48 * j + (Whh + 16)</c>.
    /// A constant before a variable would stay an addition of its own in a hot loop.
    /// </summary>
    private string Text(Label? label)
    {
        string terms = string.Join(" + ", TermsOf(this).Select(t =>
            t.Factor == 1 ? t.Variable.Name : t.Factor.ToString(CultureInfo.InvariantCulture) + " * " + t.Variable.Name));
        long rest = (long)Constant - (label?.Value ?? 0);
        string number = Math.Abs(rest).ToString(CultureInfo.InvariantCulture);
        if (label == null)
        {
            return terms.Length == 0 ? (rest < 0 ? "-" : "") + number
                : rest == 0 ? terms
                : terms + (rest < 0 ? " - " : " + ") + number;
        }

        string place = rest == 0 ? label.Name : label.Name + (rest < 0 ? " - " : " + ") + number;
        return terms.Length == 0 ? place : terms + " + " + (rest == 0 ? place : "(" + place + ")");
    }

    /// <summary>Both, each variable once, those of <paramref name="a"/> first.</summary>
    private static (Symbol Variable, int Factor)[]? Sum((Symbol Variable, int Factor)[]? a, (Symbol Variable, int Factor)[]? b)
    {
        if (a == null || b == null)
        {
            return a ?? b;
        }

        var sum = new List<(Symbol Variable, int Factor)>(a);
        foreach ((Symbol variable, int factor) in b)
        {
            int at = sum.FindIndex(t => t.Variable == variable);
            if (at < 0)
            {
                sum.Add((variable, factor));
            }
            else
            {
                sum[at] = (variable, sum[at].Factor + factor);
            }
        }

        sum.RemoveAll(t => t.Factor == 0);
        return sum.ToArray();
    }

    private static (Symbol Variable, int Factor)[] TermsOf(Index index) => index._terms ?? Array.Empty<(Symbol, int)>();

    /// <summary>A variable of an offset.</summary>
    private readonly record struct Symbol(string Name, bool IsLane);
}

/// <summary>A named place of a block of memory, such as the first weight of a tensor.</summary>
/// <param name="Name">The constant's name in the generated code.</param>
/// <param name="Value">Its offset.</param>
/// <param name="Block">The span that it is a place of.</param>
internal sealed record Label(string Name, int Value, string Block);
