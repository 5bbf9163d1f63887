using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Plain;

/// <summary>A recurrent network as one would write it by hand: loops over row-major weights in PyTorch's order.</summary>
internal abstract class PlainNetwork
{
    private readonly float[] _inputWeights;
    private readonly float[] _hiddenWeights;
    private readonly float[] _biases;
    private readonly float[] _states;

    protected PlainNetwork(Subject subject)
    {
        Size = subject.Size;
        _inputWeights = Tensor(subject, "weight_ih_l0");
        _hiddenWeights = Tensor(subject, "weight_hh_l0");
        _biases = Tensor(subject, "bias_l0");
        _states = new float[(Size.Steps + 1) * Size.Hidden];
        InputWeightGradient = new float[_inputWeights.Length];
        HiddenWeightGradient = new float[_hiddenWeights.Length];
        BiasGradient = new float[_biases.Length];
    }

    public float[] InputWeightGradient { get; }

    public float[] HiddenWeightGradient { get; }

    public float[] BiasGradient { get; }

    protected Shape Size { get; }

    public static PlainNetwork Of(Subject subject) => subject.Cell switch
    {
        CellKind.Lstm => new PlainLstm(subject),
        CellKind.Gru => new PlainGru(subject),
        _ => new PlainRnn(subject),
    };

    /// <summary>Runs a sequence from rest; the output is h of each step.</summary>
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        for (int t = 0; t < Size.Steps; t++)
        {
            Step(t, input.Slice(t * Size.Input, Size.Input));
        }

        _states.AsSpan(Size.Hidden).CopyTo(output);
    }

    /// <summary>The first step of a sequence.</summary>
    public void Step(ReadOnlySpan<float> x, Span<float> y)
    {
        Step(0, x);
        H(1).CopyTo(y);
    }

    /// <summary>Both passes; the gradients by the parameters are overwritten.</summary>
    public void Train(ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> output)
    {
        Forward(input, output);
        Clear();
        Span<float> dh = stackalloc float[Size.Hidden];
        Rest();
        for (int t = Size.Steps - 1; t >= 0; t--)
        {
            for (int j = 0; j < dh.Length; j++)
            {
                dh[j] += outputGradient[(t * dh.Length) + j];
            }

            StepBack(t, input.Slice(t * Size.Input, Size.Input), dh);
        }
    }

    /// <summary>h(t) and whatever the way back needs, from x and h(t - 1).</summary>
    protected abstract void Step(int t, ReadOnlySpan<float> x);

    /// <summary>From dL/dh(t) to the gradients by the parameters and dL/dh(t - 1).</summary>
    protected abstract void StepBack(int t, ReadOnlySpan<float> x, Span<float> dh);

    /// <summary>Sets what is carried back, other than dL/dh, to zero.</summary>
    protected virtual void Rest()
    {
    }

    protected virtual void Clear()
    {
        Array.Clear(InputWeightGradient);
        Array.Clear(HiddenWeightGradient);
        Array.Clear(BiasGradient);
    }

    /// <summary>h after t steps.</summary>
    protected Span<float> H(int t) => _states.AsSpan(t * Size.Hidden, Size.Hidden);

    protected static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    protected static float[] Tensor(Subject subject, string name)
    {
        TensorLayout layout = subject.Network.Layout[name];
        var values = new float[layout.Count];
        layout.CopyTo<float>(subject.Network.Parameters, values);
        return values;
    }

    /// <summary><c>b + W x</c>, a row after the other.</summary>
    protected void FromInput(ReadOnlySpan<float> x, Span<float> sums)
    {
        for (int row = 0; row < sums.Length; row++)
        {
            float sum = _biases[row];
            for (int k = 0; k < x.Length; k++)
            {
                sum += _inputWeights[(row * x.Length) + k] * x[k];
            }

            sums[row] = sum;
        }
    }

    /// <summary>Adds <c>R h</c>, from row <paramref name="first"/> on.</summary>
    protected void AddFromHidden(ReadOnlySpan<float> h, int first, Span<float> sums)
    {
        for (int row = 0; row < sums.Length; row++)
        {
            float sum = sums[row];
            for (int k = 0; k < h.Length; k++)
            {
                sum += _hiddenWeights[((first + row) * h.Length) + k] * h[k];
            }

            sums[row] = sum;
        }
    }

    /// <summary>From the gradients by <c>b + W x</c> and by <c>R h</c> to those by W, b, R, and by h.</summary>
    protected void Back(ReadOnlySpan<float> fromInput, ReadOnlySpan<float> fromHidden, ReadOnlySpan<float> x, ReadOnlySpan<float> h, Span<float> dh)
    {
        for (int row = 0; row < fromInput.Length; row++)
        {
            BiasGradient[row] += fromInput[row];
            for (int k = 0; k < x.Length; k++)
            {
                InputWeightGradient[(row * x.Length) + k] += fromInput[row] * x[k];
            }

            for (int k = 0; k < h.Length; k++)
            {
                HiddenWeightGradient[(row * h.Length) + k] += fromHidden[row] * h[k];
                dh[k] += fromHidden[row] * _hiddenWeights[(row * h.Length) + k];
            }
        }
    }
}
