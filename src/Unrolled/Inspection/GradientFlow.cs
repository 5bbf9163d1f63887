namespace Unrolled;

/// <summary>How gradients flow through a run: how large they are at each step, in each tensor, and how many gates stand still.</summary>
public static class GradientFlow
{
    /// <summary>The Euclidean norm of a value at each step: of <c>dh_l0</c> or <c>dc_l0</c>, the gradient that reaches the state of that step.</summary>
    /// <param name="layout">The <c>Tape</c> of a network with <c>Trace = true</c>.</param>
    /// <param name="tape">Its tape, after <c>Backward</c>.</param>
    /// <param name="name">The value.</param>
    /// <param name="norms">Receives a norm a step.</param>
    /// <exception cref="ArgumentException">There is no such value, or a length is wrong.</exception>
    public static void Norms<T>(TapeLayout layout, ReadOnlySpan<T> tape, string name, Span<double> norms)
        where T : unmanaged
    {
        TapeValue value = layout[name];
        Guard.AtLeast(tape.Length, layout.Length, nameof(tape));
        Guard.Exactly(norms.Length, value.Rows, nameof(norms));
        for (int step = 0; step < norms.Length; step++)
        {
            norms[step] = Gradients.Norm(value.At(tape, step));
        }
    }

    /// <summary>The Euclidean norm of the gradient of each tensor.</summary>
    /// <param name="layout">The <c>Layout</c> of the network.</param>
    /// <param name="parameterGradient">dL/dparameters, <c>Layout.Length</c> numbers.</param>
    /// <returns>Name and norm, in the layout's order.</returns>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public static IReadOnlyList<(string Tensor, double Norm)> OfTensors<T>(ParameterLayout layout, ReadOnlySpan<T> parameterGradient)
        where T : unmanaged
    {
        Guard.Exactly(parameterGradient.Length, layout.Length, nameof(parameterGradient));
        var norms = new List<(string, double)>();
        foreach (TensorLayout tensor in layout.Tensors)
        {
            var numbers = new T[tensor.Count];
            tensor.CopyTo(parameterGradient, numbers.AsSpan());
            norms.Add((tensor.Name, Gradients.Norm<T>(numbers)));
        }

        return norms;
    }

    /// <summary>The share of saturated values of a gate, over all steps and units: within <paramref name="margin"/> of an end of its range, where the derivative is nearly 0.</summary>
    /// <param name="layout">The <c>Tape</c> of the network.</param>
    /// <param name="tape">Its tape, after <c>ForwardLogits</c>.</param>
    /// <param name="gate">A gate, such as <c>i_l0</c>.</param>
    /// <param name="low">The lower end: 0 for a sigmoid, -1 for tanh.</param>
    /// <param name="margin">How near an end counts.</param>
    /// <exception cref="ArgumentException">There is no such gate, or a length is wrong.</exception>
    public static double Saturation<T>(TapeLayout layout, ReadOnlySpan<T> tape, string gate, double low = 0, double margin = 0.05)
        where T : unmanaged
    {
        TapeValue value = layout[gate];
        Guard.AtLeast(tape.Length, layout.Length, nameof(tape));
        ReadOnlySpan<T> numbers = value.Of(tape);
        int saturated = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            double x = Numbers.At(numbers, i);
            saturated += x < low + margin || x > 1 - margin ? 1 : 0;
        }

        return (double)saturated / numbers.Length;
    }
}
