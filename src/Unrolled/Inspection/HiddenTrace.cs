using System.Globalization;
using System.Runtime.InteropServices;

namespace Unrolled;

/// <summary>h, c and the gates of a run over time, read from its tape: nothing is copied and nothing is kept.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct HiddenTrace<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> _tape;

    /// <summary>A look at a tape that <c>ForwardLogits</c> wrote.</summary>
    /// <param name="layout">The <c>Tape</c> of the network.</param>
    /// <param name="tape">Its tape, at least <c>TapeLength</c> numbers.</param>
    /// <exception cref="ArgumentException">The tape is too short.</exception>
    public HiddenTrace(TapeLayout layout, ReadOnlySpan<T> tape)
    {
        Guard.AtLeast(tape.Length, layout.Length, nameof(tape));
        Layout = layout;
        _tape = tape;
    }

    /// <summary>The names and sizes of what can be read.</summary>
    public TapeLayout Layout { get; }

    /// <summary>A value over all steps, row after row, such as <c>h_l0</c> or <c>i_l0</c>.</summary>
    /// <exception cref="ArgumentException">There is no such value.</exception>
    public ReadOnlySpan<T> this[string name] => Layout[name].Of(_tape);

    /// <summary>A value at one step.</summary>
    /// <exception cref="ArgumentException">There is no such value or step.</exception>
    public ReadOnlySpan<T> At(string name, int step) => Layout[name].At(_tape, step);

    /// <summary>Writes a table: a line a step; a column for each number, named <c>h_l0[0]</c>. The same text in every culture.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="names">The values wanted; none: all of them.</param>
    /// <exception cref="ArgumentException">There is no such value.</exception>
    public void WriteCsv(TextWriter writer, params string[] names)
    {
        TapeLayout layout = Layout;
        TapeValue[] values = names.Length == 0 ? layout.Values.ToArray() : names.Select(name => layout[name]).ToArray();
        writer.Write("step");
        foreach (TapeValue value in values)
        {
            for (int j = 0; j < value.Columns; j++)
            {
                writer.Write(FormattableString.Invariant($",{value.Name}[{j}]"));
            }
        }

        writer.Write('\n');
        int steps = values.Length == 0 ? 0 : values.Max(value => value.Rows);
        for (int step = 0; step < steps; step++)
        {
            writer.Write(step.ToString(CultureInfo.InvariantCulture));
            foreach (TapeValue value in values)
            {
                foreach (T number in value.At(_tape, step))
                {
                    writer.Write(',');
                    writer.Write(Text(number));
                }
            }

            writer.Write('\n');
        }
    }

    private static string Text(T number)
    {
        ReadOnlySpan<T> one = MemoryMarshal.CreateReadOnlySpan(ref number, 1);
        return typeof(T) == typeof(double)
            ? Numbers.Doubles(one)[0].ToString("R", CultureInfo.InvariantCulture)
            : Numbers.Singles(one)[0].ToString("R", CultureInfo.InvariantCulture);
    }
}
