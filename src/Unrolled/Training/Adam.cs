namespace Unrolled;

/// <summary>Adam (Kingma and Ba 2015): <c>m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= rate / (1 - b1^t) m / (sqrt(v) / sqrt(1 - b2^t) + epsilon)</c>.</summary>
/// <remarks>The formulas of <c>torch.optim.Adam</c>; the powers of the betas are kept by multiplication.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public class Adam<T> : Optimizer<T>
    where T : unmanaged
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly double _weightDecay;
    private readonly bool _decoupled;

    /// <summary>An optimizer at rest.</summary>
    /// <param name="length"><c>Layout.Length</c> of the model.</param>
    /// <param name="learningRate">The rate.</param>
    /// <param name="beta1">Decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">Decay of the mean of squares, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, above 0.</param>
    /// <param name="weightDecay">Factor of L2 regularisation, as part of the gradient; see <see cref="AdamW{T}"/> for the decoupled one.</param>
    public Adam(
        int length, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : this("adam", length, learningRate, beta1, beta2, epsilon, weightDecay, decoupled: false)
    {
    }

    private protected Adam(
        string name, int length, double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool decoupled)
        : base(name, length, learningRate, new[] { "mean", "square" }, 2)
    {
        _beta1 = Fraction(beta1, nameof(beta1));
        _beta2 = Fraction(beta2, nameof(beta2));
        _epsilon = epsilon > 0 ? epsilon : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "It must be above 0: padding would become NaN.");
        _weightDecay = weightDecay;
        _decoupled = decoupled;
        Scalars.Fill(1);
    }

    /// <inheritdoc/>
    public sealed override void Reset()
    {
        base.Reset();
        Scalars.Fill(1);
    }

    internal sealed override string Constants =>
        FormattableString.Invariant($"betas {_beta1:R} {_beta2:R}, epsilon {_epsilon:R}, weight decay {_weightDecay:R}");

    private protected sealed override void Update(Span<T> parameters, ReadOnlySpan<T> gradient)
    {
        Span<double> powers = Scalars;
        powers[0] *= _beta1;
        powers[1] *= _beta2;
        var step = new AdamStep(
            _beta1,
            _beta2,
            LearningRate / (1 - powers[0]),
            Math.Sqrt(1 - powers[1]),
            _epsilon,
            _decoupled ? 0 : _weightDecay,
            _decoupled ? 1 - (LearningRate * _weightDecay) : 1);
        if (typeof(T) == typeof(double))
        {
            OptimizerKernel<double, DoubleArithmetic>.Adam(
                Numbers.Doubles(parameters), Numbers.Doubles(gradient), Numbers.Doubles(Vector(0)), Numbers.Doubles(Vector(1)), step);
        }
        else
        {
            OptimizerKernel<float, SingleArithmetic>.Adam(
                Numbers.Singles(parameters), Numbers.Singles(gradient), Numbers.Singles(Vector(0)), Numbers.Singles(Vector(1)), step);
        }
    }
}

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019): <c>p *= 1 - rate decay</c> before Adam's step.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AdamW<T> : Adam<T>
    where T : unmanaged
{
    /// <summary>An optimizer at rest.</summary>
    /// <param name="length"><c>Layout.Length</c> of the model.</param>
    /// <param name="learningRate">The rate.</param>
    /// <param name="beta1">Decay of the mean of gradients, in [0, 1).</param>
    /// <param name="beta2">Decay of the mean of squares, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, above 0.</param>
    /// <param name="weightDecay">Share that a parameter loses in a step, times the rate.</param>
    public AdamW(
        int length, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01)
        : base("adamw", length, learningRate, beta1, beta2, epsilon, weightDecay, decoupled: true)
    {
    }
}

/// <summary>The constants of one Adam step.</summary>
internal readonly record struct AdamStep(
    double Beta1, double Beta2, double Rate, double SquareCorrection, double Epsilon, double WeightDecay, double Keep);
