using System.Text;

namespace Unrolled.Weights;

/// <summary>What an import did with one tensor.</summary>
/// <param name="From">The file's tensor, with its shape.</param>
/// <param name="To">Where it went.</param>
/// <param name="How">What was done: <c>transposed, gates i f c o as i f g o</c>; empty: copied as it is.</param>
public sealed record WeightsStep(string From, string To, string How);

/// <summary>What an import did, for a person to read: <see cref="ToString"/> is a table.</summary>
public sealed class WeightsReport
{
    private readonly List<WeightsStep> _steps = new();
    private readonly List<string> _notes = new();

    /// <summary>A line a tensor.</summary>
    public IReadOnlyList<WeightsStep> Steps => _steps;

    /// <summary>What had to be assumed, and what was checked.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The largest difference to the file's own test batch; null: none was run.</summary>
    public double? TestError { get; internal set; }

    /// <summary>A line a tensor, then the notes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int from = _steps.Count == 0 ? 0 : _steps.Max(step => step.From.Length);
        int to = _steps.Count == 0 ? 0 : _steps.Max(step => step.To.Length);
        foreach (WeightsStep step in _steps)
        {
            text.Append($"{step.From.PadRight(from)} -> {step.To.PadRight(to)} {step.How}".TrimEnd()).Append('\n');
        }

        foreach (string note in _notes)
        {
            text.Append(note).Append('\n');
        }

        return text.ToString();
    }

    internal void Add(string from, string to, string how) => _steps.Add(new WeightsStep(from, to, how));

    /// <summary>A tensor of a dense layer: of one before the recurrent ones by its name, <c>in0</c>, or of one behind them by its place there.</summary>
    internal void AddDense(string from, string part, string? name, int index, string how) => Add(from, $"{part}_{name ?? "head" + index}", how);

    /// <summary>The last dense layer is the output layer, whose names have no number.</summary>
    internal void NameOutputLayer(int layers)
    {
        string last = $"_head{layers - 1}";
        for (int i = 0; i < _steps.Count; i++)
        {
            if (_steps[i].To.EndsWith(last, StringComparison.Ordinal))
            {
                _steps[i] = _steps[i] with { To = _steps[i].To.Substring(0, _steps[i].To.Length - last.Length) + "_head" };
            }
        }
    }

    internal void Note(string note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }
}
