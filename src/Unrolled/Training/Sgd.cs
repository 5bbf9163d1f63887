namespace Unrolled;

/// <summary>Gradient descent with momentum: <c>g += decay p; b = momentum b + g; p -= rate b</c>; Nesterov: <c>p -= rate (g + momentum b)</c>.</summary>
/// <remarks>The formulas of <c>torch.optim.SGD</c> without dampening.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Sgd<T> : Optimizer<T>
    where T : unmanaged
{
    private readonly double _momentum;
    private readonly bool _nesterov;
    private readonly double _weightDecay;

    /// <summary>An optimizer at rest.</summary>
    /// <param name="length"><c>Layout.Length</c> of the model.</param>
    /// <param name="learningRate">The rate.</param>
    /// <param name="momentum">Share of the last step that is kept, in [0, 1).</param>
    /// <param name="nesterov">Look ahead by the momentum.</param>
    /// <param name="weightDecay">Factor of L2 regularisation.</param>
    public Sgd(int length, double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base("sgd", length, learningRate, momentum == 0 ? Array.Empty<string>() : new[] { "momentum" }, 0)
    {
        _momentum = Fraction(momentum, nameof(momentum));
        _nesterov = nesterov;
        _weightDecay = weightDecay;
    }

    internal override string Constants => FormattableString.Invariant($"momentum {_momentum:R}, nesterov {_nesterov}, weight decay {_weightDecay:R}");

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient)
    {
        Span<T> buffer = _momentum == 0 ? default : Vector(0);
        if (typeof(T) == typeof(double))
        {
            OptimizerKernel<double, DoubleArithmetic>.Sgd(
                Numbers.Doubles(parameters), Numbers.Doubles(gradient), Numbers.Doubles(buffer), LearningRate, _momentum, _nesterov, _weightDecay);
        }
        else
        {
            OptimizerKernel<float, SingleArithmetic>.Sgd(
                Numbers.Singles(parameters), Numbers.Singles(gradient), Numbers.Singles(buffer), LearningRate, _momentum, _nesterov, _weightDecay);
        }
    }
}
