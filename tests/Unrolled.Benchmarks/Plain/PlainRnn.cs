using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Plain;

/// <summary>A vanilla network with tanh in plain loops.</summary>
internal sealed class PlainRnn : PlainNetwork
{
    private readonly float[] _sumGradient;

    public PlainRnn(Subject subject)
        : base(subject) => _sumGradient = new float[Size.Hidden];

    protected override void Step(int t, ReadOnlySpan<float> x)
    {
        Span<float> h = H(t + 1);
        FromInput(x, h);
        AddFromHidden(H(t), 0, h);
        for (int j = 0; j < h.Length; j++)
        {
            h[j] = MathF.Tanh(h[j]);
        }
    }

    protected override void StepBack(int t, ReadOnlySpan<float> x, Span<float> dh)
    {
        Span<float> h = H(t + 1);
        for (int j = 0; j < h.Length; j++)
        {
            _sumGradient[j] = dh[j] * (1 - (h[j] * h[j]));
        }

        dh.Clear();
        Back(_sumGradient, _sumGradient, x, H(t), dh);
    }
}
