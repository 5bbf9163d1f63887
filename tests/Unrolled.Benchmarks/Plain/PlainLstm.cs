using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Plain;

/// <summary>An LSTM in plain loops.</summary>
internal sealed class PlainLstm : PlainNetwork
{
    private readonly float[] _gates;
    private readonly float[] _cells;
    private readonly float[] _tanhCells;
    private readonly float[] _cellGradient;
    private readonly float[] _sumGradient;

    public PlainLstm(Subject subject)
        : base(subject)
    {
        int steps = Size.Steps;
        _gates = new float[steps * 4 * Size.Hidden];
        _cells = new float[(steps + 1) * Size.Hidden];
        _tanhCells = new float[steps * Size.Hidden];
        _cellGradient = new float[Size.Hidden];
        _sumGradient = new float[4 * Size.Hidden];
    }

    protected override void Rest() => Array.Clear(_cellGradient);

    protected override void Step(int t, ReadOnlySpan<float> x)
    {
        int n = Size.Hidden;
        Span<float> gates = _gates.AsSpan(t * 4 * n, 4 * n);
        Span<float> h = H(t + 1);
        FromInput(x, gates);
        AddFromHidden(H(t), 0, gates);
        for (int j = 0; j < n; j++)
        {
            float i = gates[j] = Sigmoid(gates[j]);
            float f = gates[n + j] = Sigmoid(gates[n + j]);
            float g = gates[(2 * n) + j] = MathF.Tanh(gates[(2 * n) + j]);
            float o = gates[(3 * n) + j] = Sigmoid(gates[(3 * n) + j]);
            float c = _cells[((t + 1) * n) + j] = (f * _cells[(t * n) + j]) + (i * g);
            float tanhC = _tanhCells[(t * n) + j] = MathF.Tanh(c);
            h[j] = o * tanhC;
        }
    }

    protected override void StepBack(int t, ReadOnlySpan<float> x, Span<float> dh)
    {
        int n = Size.Hidden;
        Span<float> gates = _gates.AsSpan(t * 4 * n, 4 * n);
        for (int j = 0; j < n; j++)
        {
            float i = gates[j];
            float f = gates[n + j];
            float g = gates[(2 * n) + j];
            float o = gates[(3 * n) + j];
            float tanhC = _tanhCells[(t * n) + j];
            float dc = _cellGradient[j] + (dh[j] * o * (1 - (tanhC * tanhC)));
            _sumGradient[j] = dc * g * i * (1 - i);
            _sumGradient[n + j] = dc * _cells[(t * n) + j] * f * (1 - f);
            _sumGradient[(2 * n) + j] = dc * i * (1 - (g * g));
            _sumGradient[(3 * n) + j] = dh[j] * tanhC * o * (1 - o);
            _cellGradient[j] = dc * f;
        }

        dh.Clear();
        Back(_sumGradient, _sumGradient, x, H(t), dh);
    }
}
