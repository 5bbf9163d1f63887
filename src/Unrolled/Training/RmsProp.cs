namespace Unrolled;

/// <summary>RMSProp (Tieleman and Hinton 2012): <c>v = a v + (1 - a) g^2; p -= rate g / (sqrt(v) + epsilon)</c>, with momentum on request.</summary>
/// <remarks>The formulas of <c>torch.optim.RMSprop</c>, not centred.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class RmsProp<T> : Optimizer<T>
    where T : unmanaged
{
    private readonly double _decay;
    private readonly double _epsilon;
    private readonly double _momentum;
    private readonly double _weightDecay;

    /// <summary>An optimizer at rest.</summary>
    /// <param name="length"><c>Layout.Length</c> of the model.</param>
    /// <param name="learningRate">The rate.</param>
    /// <param name="decay">Decay a of the mean of squares, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, above 0.</param>
    /// <param name="momentum">Share of the last step that is kept, in [0, 1).</param>
    /// <param name="weightDecay">Factor of L2 regularisation.</param>
    public RmsProp(int length, double learningRate = 1e-2, double decay = 0.99, double epsilon = 1e-8, double momentum = 0, double weightDecay = 0)
        : base("rmsprop", length, learningRate, momentum == 0 ? new[] { "square" } : new[] { "square", "momentum" }, 0)
    {
        _decay = Fraction(decay, nameof(decay));
        _epsilon = epsilon > 0 ? epsilon : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "It must be above 0: padding would become NaN.");
        _momentum = Fraction(momentum, nameof(momentum));
        _weightDecay = weightDecay;
    }

    internal override string Constants =>
        FormattableString.Invariant($"decay {_decay:R}, epsilon {_epsilon:R}, momentum {_momentum:R}, weight decay {_weightDecay:R}");

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradient)
    {
        Span<T> buffer = _momentum == 0 ? default : Vector(1);
        if (typeof(T) == typeof(double))
        {
            OptimizerKernel<double, DoubleArithmetic>.RmsProp(
                Numbers.Doubles(parameters),
                Numbers.Doubles(gradient),
                Numbers.Doubles(Vector(0)),
                Numbers.Doubles(buffer),
                LearningRate,
                _decay,
                _epsilon,
                _momentum,
                _weightDecay);
        }
        else
        {
            OptimizerKernel<float, SingleArithmetic>.RmsProp(
                Numbers.Singles(parameters),
                Numbers.Singles(gradient),
                Numbers.Singles(Vector(0)),
                Numbers.Singles(buffer),
                LearningRate,
                _decay,
                _epsilon,
                _momentum,
                _weightDecay);
        }
    }
}
