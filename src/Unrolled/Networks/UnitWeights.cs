using System.ComponentModel;

namespace Unrolled;

/// <summary>A copy of a network's parameters in which each unit's numbers stand together, instead of those of 16 units: what a loop over units reads in order.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>For trainers, whose parameters change between steps alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnitWeights<T>
    where T : unmanaged
{
    private readonly ParameterBlock<T> _weights;
    private readonly int[] _sources;

    /// <summary>Memory for a copy; zeros.</summary>
    /// <param name="layout">The network's layout.</param>
    public UnitWeights(ParameterLayout layout)
    {
        _weights = new ParameterBlock<T>(layout.Length);
        _sources = Enumerable.Range(0, layout.Length).ToArray();
        foreach (TensorLayout tensor in layout.Tensors)
        {
            tensor.FindUnits(_sources);
        }
    }

    /// <summary>The copy.</summary>
    public ReadOnlySpan<T> Span => _weights.Span;

    /// <summary>Copies the parameters.</summary>
    /// <param name="parameters">The whole parameter block.</param>
    /// <exception cref="ArgumentException">The span has the wrong length; nothing was written.</exception>
    public void CopyFrom(ReadOnlySpan<T> parameters)
    {
        Guard.Exactly(parameters.Length, _sources.Length, nameof(parameters));
        Span<T> weights = _weights.Span;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = parameters[_sources[i]];
        }
    }
}
