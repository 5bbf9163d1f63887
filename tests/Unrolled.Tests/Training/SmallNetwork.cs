using System.Numerics;

namespace Unrolled.Tests.Training;

/// <summary>A vanilla network written by hand, forward and backward, as plainly as can be: h = tanh(W x + U h + b), y = V h + c.</summary>
internal sealed class SmallNetwork<T> : INetwork<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _steps;
    private readonly int _inputs;
    private readonly int _hidden;
    private readonly T[] _parameters;

    public SmallNetwork(int steps, int inputs, int hidden, int outputs, ulong seed = 1)
    {
        (_steps, _inputs, _hidden, OutputSize) = (steps, inputs, hidden, outputs);
        int u = hidden * inputs;
        int b = u + (hidden * hidden);
        int v = b + hidden;
        int c = v + (outputs * hidden);
        int count = c + outputs;
        Layout = new ParameterLayout(
            "Small",
            count,
            count + 3,
            TensorLayout.RowMajor("weight_ih_l0", hidden, inputs, false, 0),
            TensorLayout.RowMajor("weight_hh_l0", hidden, hidden, false, u),
            TensorLayout.RowMajor("bias_l0", hidden, 1, true, b),
            TensorLayout.RowMajor("weight_head", outputs, hidden, false, v),
            TensorLayout.RowMajor("bias_head", outputs, 1, true, c));
        _parameters = new T[Layout.Length];
        Initializer.Default<T>(Layout, _parameters, seed);
    }

    public ParameterLayout Layout { get; private set; }

    /// <summary>What the network says of itself; a network by hand says nothing.</summary>
    public ModelMeaning Meaning
    {
        init => Layout = Unrolled.Tests.Parameters.SampleLayouts.WithMeaning(Layout, value);
    }

    public Span<T> Parameters => _parameters;

    public int InputLength => _steps * _inputs;

    public int LogitLength => _steps * OutputSize;

    public int OutputSize { get; }

    public int StateLength => _hidden;

    public int TapeLength => (_steps + 1) * _hidden;

    public int FedBackLength => 0;

    public int MaskLength => 0;

    public void Rest(Span<T> state) => state.Clear();

    public void RestBackward(ReadOnlySpan<T> stateGradient, Span<T> parameterGradient)
    {
    }

    public void ForwardLogits(Span<T> state, ReadOnlySpan<T> input, Span<T> logits, Span<T> tape, in SequenceOptions<T, T> options = default)
    {
        state.CopyTo(tape);
        for (int t = 0; t < _steps; t++)
        {
            ReadOnlySpan<T> before = tape.Slice(t * _hidden, _hidden);
            Span<T> h = tape.Slice((t + 1) * _hidden, _hidden);
            for (int j = 0; j < _hidden; j++)
            {
                T sum = P("bias_l0", j);
                for (int k = 0; k < _inputs; k++)
                {
                    sum += P("weight_ih_l0", j, k) * input[(t * _inputs) + k];
                }

                for (int k = 0; k < _hidden; k++)
                {
                    sum += P("weight_hh_l0", j, k) * before[k];
                }

                h[j] = T.Tanh(sum);
            }

            for (int o = 0; o < OutputSize; o++)
            {
                T sum = P("bias_head", o);
                for (int j = 0; j < _hidden; j++)
                {
                    sum += P("weight_head", o, j) * h[j];
                }

                logits[(t * OutputSize) + o] = sum;
            }
        }

        tape.Slice(_steps * _hidden, _hidden).CopyTo(state);
    }

    public void Backward(
        ReadOnlySpan<T> input,
        Span<T> tape,
        ReadOnlySpan<T> logitGradient,
        Span<T> parameterGradient,
        Span<T> inputGradient,
        Span<T> stateGradient,
        in SequenceOptions<T, T> options = default)
    {
        Span<T> dh = stackalloc T[_hidden];
        Span<T> dp = stackalloc T[_hidden];
        for (int t = _steps - 1; t >= 0; t--)
        {
            ReadOnlySpan<T> before = tape.Slice(t * _hidden, _hidden);
            ReadOnlySpan<T> h = tape.Slice((t + 1) * _hidden, _hidden);
            for (int o = 0; o < OutputSize; o++)
            {
                T dy = logitGradient[(t * OutputSize) + o];
                parameterGradient[At("bias_head", o)] += dy;
                for (int j = 0; j < _hidden; j++)
                {
                    parameterGradient[At("weight_head", o, j)] += dy * h[j];
                    dh[j] += P("weight_head", o, j) * dy;
                }
            }

            for (int j = 0; j < _hidden; j++)
            {
                dp[j] = dh[j] * (T.One - (h[j] * h[j]));
            }

            dh.Clear();
            for (int j = 0; j < _hidden; j++)
            {
                parameterGradient[At("bias_l0", j)] += dp[j];
                for (int k = 0; k < _inputs; k++)
                {
                    parameterGradient[At("weight_ih_l0", j, k)] += dp[j] * input[(t * _inputs) + k];
                }

                for (int k = 0; k < _hidden; k++)
                {
                    parameterGradient[At("weight_hh_l0", j, k)] += dp[j] * before[k];
                    dh[k] += P("weight_hh_l0", j, k) * dp[j];
                }
            }
        }
    }

    private int At(string name, int row, int column = 0) => Layout[name].OffsetOf(row, column);

    private T P(string name, int row, int column = 0) => _parameters[At(name, row, column)];
}
