namespace Lecture.Framework;

/// <summary>PyTorch adds two biases to a gate. They have the same gradient, so that each takes the same step of Adam and their sum moves two.</summary>
/// <remarks>The new value of a GRU is the exception: r stands between its two biases, which are two here as well.</remarks>
internal sealed class TwoBiases
{
    private const int GruGates = 3;

    private readonly int[] _offsets;
    private readonly float[] _before;

    public TwoBiases(ParameterLayout layout)
    {
        TensorLayout bias = layout["bias_l0"];
        int rows = bias.Rows == GruGates * layout["weight_hh_l0"].Columns ? bias.Rows / GruGates * (GruGates - 1) : bias.Rows;
        _offsets = [.. Enumerable.Range(0, rows).Select(row => bias.OffsetOf(row))];
        _before = new float[rows];
    }

    /// <summary>Keeps the biases as they are before a step.</summary>
    public void Keep(ReadOnlySpan<float> parameters)
    {
        for (int i = 0; i < _offsets.Length; i++)
        {
            _before[i] = parameters[_offsets[i]];
        }
    }

    /// <summary>Adds the step that was taken since once more.</summary>
    public void Repeat(Span<float> parameters)
    {
        for (int i = 0; i < _offsets.Length; i++)
        {
            parameters[_offsets[i]] += parameters[_offsets[i]] - _before[i];
        }
    }
}
