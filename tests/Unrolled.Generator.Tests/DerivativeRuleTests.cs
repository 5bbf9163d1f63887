using Unrolled.Generator.Graph;
using Unrolled.Generator.Tests.Oracles;

namespace Unrolled.Generator.Tests;

/// <summary>The gradients of single operations where central differences say nothing: at ties, at kinks, and of what is not read.</summary>
public sealed class DerivativeRuleTests
{
    private static readonly Space Units = new("x", 2);
    private readonly StepGraph _step = new();

    /// <summary>PyTorch's clamp: a number at a limit has the gradient of one between them.</summary>
    [Theory]
    [InlineData(-1, 3)]
    [InlineData(1, 3)]
    [InlineData(0.5, 3)]
    [InlineData(1.5, 0)]
    [InlineData(-1.5, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    public void A_clip_hands_the_gradient_on_up_to_its_limits(double x, double gradient) =>
        Assert.Equal(gradient, GradientAt(x, v => _step.Min(_step.Max(v, Number(-1)), Number(1))));

    /// <summary>PyTorch's relu.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.5, 0)]
    [InlineData(0.5, 3)]
    public void The_larger_of_0_and_x_has_the_gradient_of_relu(double x, double gradient) =>
        Assert.Equal(gradient, GradientAt(x, v => _step.Max(Number(0), v)));

    [Theory]
    [InlineData(2, 3)]
    [InlineData(0, 0)]
    [InlineData(-2, -3)]
    public void A_magnitude_has_no_gradient_at_0(double x, double gradient) => Assert.Equal(gradient, GradientAt(x, _step.Abs));

    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(0, -3)]
    [InlineData(-0.5, -3)]
    public void A_choice_has_the_gradient_of_what_is_taken_and_the_condition_none(double x, double gradient) =>
        Assert.Equal(gradient, GradientAt(x, v => _step.Select(v, _step.Add(v, v), _step.Negate(v))));

    /// <summary>A number times the mean of all; what is made of numbers alone has no gradient, and nothing of it is kept.</summary>
    [Fact]
    public void Sums_spread_and_spreads_sum()
    {
        var units = new Space("x", 4);
        Value x = _step.Leaf("x", units);
        Value share = StepGraph.Named("share", _step.Divide(_step.Number(1, Space.One), _step.Number(4, Space.One)));
        Value mean = StepGraph.Named("mean", _step.Multiply(_step.Total(x), share));
        Value y = StepGraph.Named("y", _step.Multiply(x, _step.Spread(mean, units)));

        // y_j = x_j m: dx_j = d_j m + (sum of d_k x_k) / 4, with m = 2.5 and 1 * 1 + 2 * 2 = 5.
        Assert.Equal([2.5 + 1.25, 5 + 1.25, 1.25, 1.25], Gradient(x, y, [1, 2, 3, 4], [1, 2, 0, 0]));
        Assert.True(share.IsConstant);
        Assert.Same(_step.Total(x), _step.Total(x));
    }

    [Fact]
    public void What_a_step_does_not_read_has_the_gradient_0()
    {
        Value x = _step.Leaf("x", Units);
        Value y = StepGraph.Named("y", _step.Exp(_step.Number(1, Units)));

        Assert.Equal([0.0, 0], Gradient(x, y, [1, 2], [1, 1]));
    }

    [Fact]
    public void Sums_and_spreads_need_names()
    {
        Value x = _step.Leaf("x", Units);

        Assert.Throws<InvalidOperationException>(() => _step.Total(_step.Exp(x)));
        Assert.Throws<InvalidOperationException>(() => _step.Spread(_step.Sqrt(_step.Total(x)), Units));
        Assert.Throws<InvalidOperationException>(() => _step.Spread(x, Units));
    }

    private Value Number(double number) => _step.Number(number, Units);

    /// <summary>The gradient by the second unit, where that of the result is 3.</summary>
    private double GradientAt(double x, Func<Value, Value> operation)
    {
        Value leaf = _step.Leaf("x", Units);
        return Gradient(leaf, StepGraph.Named("y", operation(leaf)), [0.25, x], [1, 3])[1];
    }

    private double[] Gradient(Value x, Value y, double[] at, double[] gradient)
    {
        var body = new Body(StepKind.Reads | StepKind.Writes, _step.Values, x, [], y);
        ReverseBody reverse = Differentiator.Differentiate(body);
        var interpreter = new Interpreter(new Dictionary<string, double[]>()) { [x] = at };
        interpreter.Run(body.Values);
        interpreter[reverse.OutputGradient!] = gradient;
        interpreter.Run(reverse.Values);
        return interpreter[reverse.InputGradient!];
    }
}
