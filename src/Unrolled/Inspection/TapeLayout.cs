using System.Diagnostics.CodeAnalysis;

namespace Unrolled;

/// <summary>The places of values on the tape of a generated network: h, c and the cell's other values, a row for each step.</summary>
public sealed class TapeLayout
{
    private readonly Dictionary<string, TapeValue> _byName;

    /// <summary>The layout of a tape; generated code calls this.</summary>
    /// <param name="length">Numbers of the tape.</param>
    /// <param name="values">What can be looked at.</param>
    public TapeLayout(int length, params TapeValue[] values)
    {
        Length = length;
        Values = values;
        _byName = values.ToDictionary(v => v.Name, StringComparer.Ordinal);
    }

    /// <summary>Numbers of the tape.</summary>
    public int Length { get; }

    /// <summary>
    /// The values in the order of the tape: <c>h_l0</c> and <c>c_l0</c> after each step, gates such as <c>i_l0</c>, and of a traced network
    /// <c>dh_l0</c> and <c>dc_l0</c>, which the backward pass writes.
    /// </summary>
    public IReadOnlyList<TapeValue> Values { get; }

    /// <summary>The value of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    public TapeValue this[string name] => TryGet(name, out TapeValue? value)
        ? value
        : throw new ArgumentException($"The tape has no '{name}'; it has {string.Join(", ", Values.Select(v => v.Name))}.", nameof(name));

    /// <summary>Whether there is a value of a name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out TapeValue? value) => _byName.TryGetValue(name, out value);
}

/// <summary>One value over time: a row a step.</summary>
public sealed class TapeValue
{
    /// <summary>A value of a tape; generated code calls this.</summary>
    /// <param name="name">Such as <c>h_l0</c>.</param>
    /// <param name="offset">Where the row of step 0 starts.</param>
    /// <param name="rows">Steps.</param>
    /// <param name="columns">Numbers of a row.</param>
    public TapeValue(string name, int offset, int rows, int columns)
    {
        Name = name;
        Offset = offset;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The symbol of the cell's equations with its layer: <c>h_l0</c>, <c>i_l1_reverse</c>.</summary>
    public string Name { get; }

    /// <summary>Where the row of step 0 starts.</summary>
    public int Offset { get; }

    /// <summary>Steps.</summary>
    public int Rows { get; }

    /// <summary>Numbers of a row: units of the layer.</summary>
    public int Columns { get; }

    /// <summary>All steps, row after row.</summary>
    /// <param name="tape">The tape of a run.</param>
    public ReadOnlySpan<T> Of<T>(ReadOnlySpan<T> tape)
        where T : unmanaged => tape.Slice(Offset, Rows * Columns);

    /// <summary>One step.</summary>
    /// <param name="tape">The tape of a run.</param>
    /// <param name="step">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public ReadOnlySpan<T> At<T>(ReadOnlySpan<T> tape, int step)
        where T : unmanaged => (uint)step < (uint)Rows
        ? tape.Slice(Offset + (step * Columns), Columns)
        : throw new ArgumentOutOfRangeException(nameof(step), step, $"'{Name}' has the steps 0 to {Rows - 1}.");
}
