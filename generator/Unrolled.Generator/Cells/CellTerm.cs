using System.Globalization;
using System.Text;

namespace Unrolled.Generator.Cells;

/// <summary>A term of a user's equations. Its text is canonical: <see cref="CellText"/> reads it back.</summary>
internal abstract record CellTerm
{
    /// <summary>The term and all terms below it, operands first, which is the order in which C# evaluates them.</summary>
    public virtual IEnumerable<CellTerm> Walk() => new[] { this };
}

/// <summary>A state, a variable, or <c>x</c>.</summary>
internal sealed record CellVariable(string Name) : CellTerm
{
    public override string ToString() => Name;
}

/// <summary>A number for every unit.</summary>
internal sealed record CellNumber(double Value) : CellTerm
{
    /// <summary>Whether it is an integer of C#, whose quotients are cut off.</summary>
    public bool IsInteger { get; init; }

    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no number.</exception>
    public static CellNumber Read(string text) => new(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
}

/// <summary>An operation or a sum over weights: <c>Add(f, h)</c>, <c>Vector.pi(0)</c>.</summary>
/// <param name="Word">A word of <see cref="CellWords"/>.</param>
/// <param name="Label">The name that the user gave the tensor, without <c>weight_</c> or <c>bias_</c>; empty for none.</param>
internal sealed record CellCall(string Word, string Label, IReadOnlyList<CellTerm> Parts) : CellTerm
{
    public CellCall(string word, params CellTerm[] parts)
        : this(word, "", parts)
    {
    }

    public override IEnumerable<CellTerm> Walk() => Parts.SelectMany(part => part.Walk()).Append(this);

    /// <remarks>Two calls of one text are two: each has weights of its own.</remarks>
    public bool Equals(CellCall? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString()
    {
        var text = new StringBuilder(Word);
        if (Label.Length > 0)
        {
            text.Append('.').Append(Label);
        }

        return text.Append('(').Append(string.Join(", ", Parts)).Append(')').ToString();
    }
}

/// <summary>A variable of a step: <c>f = Sigmoid(Add(Input(0), Recurrent(h)))</c>.</summary>
internal sealed record CellStatement(string Name, CellTerm Value)
{
    public override string ToString() => $"{Name} = {Value}";
}
