using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Plain;

/// <summary>A GRU that resets after the product, in plain loops.</summary>
internal sealed class PlainGru : PlainNetwork
{
    private readonly float[] _recurrentBias;
    private readonly float[] _recurrentBiasGradient;
    private readonly float[] _gates;
    private readonly float[] _candidates;
    private readonly float[] _fromInput;
    private readonly float[] _fromHidden;

    public PlainGru(Subject subject)
        : base(subject)
    {
        _recurrentBias = Tensor(subject, "bias_hn_l0");
        _recurrentBiasGradient = new float[Size.Hidden];
        _gates = new float[Size.Steps * 3 * Size.Hidden];
        _candidates = new float[Size.Steps * Size.Hidden];
        _fromInput = new float[3 * Size.Hidden];
        _fromHidden = new float[3 * Size.Hidden];
    }

    protected override void Clear()
    {
        base.Clear();
        Array.Clear(_recurrentBiasGradient);
    }

    protected override void Step(int t, ReadOnlySpan<float> x)
    {
        int n = Size.Hidden;
        Span<float> gates = _gates.AsSpan(t * 3 * n, 3 * n);
        Span<float> candidate = _candidates.AsSpan(t * n, n);
        Span<float> hPrev = H(t);
        Span<float> h = H(t + 1);
        FromInput(x, gates);
        AddFromHidden(hPrev, 0, gates[..(2 * n)]);
        _recurrentBias.CopyTo(candidate);
        AddFromHidden(hPrev, 2 * n, candidate);
        for (int j = 0; j < n; j++)
        {
            float r = gates[j] = Sigmoid(gates[j]);
            float z = gates[n + j] = Sigmoid(gates[n + j]);
            float c = gates[(2 * n) + j] = MathF.Tanh(gates[(2 * n) + j] + (r * candidate[j]));
            h[j] = ((1 - z) * c) + (z * hPrev[j]);
        }
    }

    protected override void StepBack(int t, ReadOnlySpan<float> x, Span<float> dh)
    {
        int n = Size.Hidden;
        Span<float> gates = _gates.AsSpan(t * 3 * n, 3 * n);
        Span<float> hPrev = H(t);
        for (int j = 0; j < n; j++)
        {
            float r = gates[j];
            float z = gates[n + j];
            float c = gates[(2 * n) + j];
            float dn = dh[j] * (1 - z) * (1 - (c * c));
            _fromInput[j] = _fromHidden[j] = dn * _candidates[(t * n) + j] * r * (1 - r);
            _fromInput[n + j] = _fromHidden[n + j] = dh[j] * (hPrev[j] - c) * z * (1 - z);
            _fromInput[(2 * n) + j] = dn;
            _fromHidden[(2 * n) + j] = dn * r;
            _recurrentBiasGradient[j] += dn * r;
            dh[j] *= z;
        }

        Back(_fromInput, _fromHidden, x, hPrev, dh);
    }
}
