#pragma warning disable RS0030 // Equations in plain doubles are an oracle: they share no function with the generated code.
namespace Unrolled;

/// <summary>The words of a cell's equations, beside <c>+ - * /</c>. Write <c>using static Unrolled.CellMath;</c>.</summary>
/// <remarks>
/// <para>The generator reads the text of a cell; these members are what it means, in plain doubles. Functions run anywhere. What reads weights
/// runs inside a <see cref="CellRun"/>, which says whose weights.</para>
/// <para>The gates are the variables: <c>Units f = Sigmoid(Input(x) + Recurrent(h))</c> is a gate f, the next rows of <c>weight_ih_l0</c>,
/// <c>weight_hh_l0</c> and <c>bias_l0</c>.</para>
/// </remarks>
public static class CellMath
{
    /// <summary><c>W x + b</c>: what a gate gets from outside.</summary>
    /// <param name="x">The input of the step.</param>
    /// <param name="bias">A constant: what the gate's bias is in a new model.</param>
    /// <exception cref="InvalidOperationException">There is no <see cref="CellRun"/>.</exception>
    public static Units Input(Units x, double bias = 0) => CellRun.Current.Input(x);

    /// <summary><c>R v</c>: what a gate gets from a value of the layer.</summary>
    /// <param name="value">A number a unit: the state h, or what is made of it.</param>
    /// <param name="bias">The name of a bias inside the product: "hn" is the tensor <c>bias_hn_l0</c>.</param>
    /// <exception cref="InvalidOperationException">There is no <see cref="CellRun"/>.</exception>
    public static Units Recurrent(Units value, string bias = "") => CellRun.Current.Recurrent(value, bias);

    /// <summary><c>M v</c> with a matrix of its own, without a bias.</summary>
    /// <param name="name">The name of the matrix: "pc" is the tensor <c>weight_pc_l0</c>.</param>
    /// <param name="value">The input, or a number a unit.</param>
    /// <exception cref="InvalidOperationException">There is no <see cref="CellRun"/>.</exception>
    public static Units Matrix(string name, Units value) => CellRun.Current.Matrix(name, value);

    /// <summary><c>M v</c> of another size than the layer's, without a bias: a projection. It may be a state; what the layer hands on has then this size.</summary>
    /// <param name="name">The name of the matrix: "hr" is the tensor <c>weight_hr_l0</c>.</param>
    /// <param name="value">What is projected.</param>
    /// <param name="size">A constant: how many numbers it makes.</param>
    /// <exception cref="InvalidOperationException">There is no <see cref="CellRun"/>.</exception>
    public static Units Project(string name, Units value, int size) => CellRun.Current.Project(name, value, size);

    /// <summary>A parameter for each unit.</summary>
    /// <param name="name">The name of the vector: "pi" is the tensor <c>weight_pi_l0</c>.</param>
    /// <param name="start">A constant: what its numbers are in a new model.</param>
    /// <exception cref="InvalidOperationException">There is no <see cref="CellRun"/>.</exception>
    public static Units Vector(string name, double start = 0) => CellRun.Current.Vector(name);

    /// <summary><c>1 / (1 + exp(-v))</c>.</summary>
    public static Units Sigmoid(Units value) => value.Each(v => 1 / (1 + Math.Exp(-v)));

    /// <summary>tanh.</summary>
    public static Units Tanh(Units value) => value.Each(Math.Tanh);

    /// <summary><c>max(0, v)</c>.</summary>
    public static Units Relu(Units value) => value.Each(v => v > 0 ? v : 0);

    /// <summary>v where it is above 0, else <c>slope * v</c>.</summary>
    public static Units LeakyRelu(Units value, double slope = 0.01) => value.Each(v => v > 0 ? v : slope * v);

    /// <summary>v where it is above 0, else <c>exp(v) - 1</c>.</summary>
    public static Units Elu(Units value) => value.Each(v => v > 0 ? v : Math.Exp(v) - 1);

    /// <summary>e to the power v.</summary>
    public static Units Exp(Units value) => value.Each(Math.Exp);

    /// <summary>The natural logarithm.</summary>
    public static Units Log(Units value) => value.Each(Math.Log);

    /// <summary>The square root.</summary>
    public static Units Sqrt(Units value) => value.Each(Math.Sqrt);

    /// <summary>|v|.</summary>
    public static Units Abs(Units value) => value.Each(Math.Abs);

    /// <summary><c>log(1 + exp(v))</c>.</summary>
    public static Units Softplus(Units value) => value.Each(v => Math.Max(v, 0) + Math.Log(1 + Math.Exp(-Math.Abs(v))));

    /// <summary><c>v / (1 + |v|)</c>.</summary>
    public static Units Softsign(Units value) => value.Each(v => v / (1 + Math.Abs(v)));

    /// <summary><c>0.2 v + 0.5</c>, clipped to 0 and 1, as Keras and ONNX define it.</summary>
    public static Units HardSigmoid(Units value) => value.Each(v => Math.Min(Math.Max((0.2 * v) + 0.5, 0), 1));

    /// <summary>v, clipped to -1 and 1.</summary>
    public static Units HardTanh(Units value) => value.Each(v => Math.Min(Math.Max(v, -1), 1));

    /// <summary>v, clipped to <paramref name="low"/> and <paramref name="high"/>.</summary>
    public static Units Clip(Units value, Units low, Units high) => Min(Max(value, low), high);

    /// <summary>The larger of two.</summary>
    public static Units Max(Units left, Units right) => Units.Each(left, right, Math.Max);

    /// <summary>The smaller of two.</summary>
    public static Units Min(Units left, Units right) => Units.Each(left, right, Math.Min);

    /// <summary><paramref name="chosen"/> where <paramref name="condition"/> is above 0, else <paramref name="other"/>. The condition gets no gradient.</summary>
    public static Units Select(Units condition, Units chosen, Units other) =>
        Units.Each(Units.Each(condition, chosen, (c, v) => c > 0 ? v : 0), Units.Each(condition, other, (c, v) => c > 0 ? 0 : v), (a, b) => a + b);

    /// <summary>The sum over all units, for each unit.</summary>
    public static Units Sum(Units value)
    {
        double sum = 0;
        foreach (double number in value.AsSpan())
        {
            sum += number;
        }

        // A number that stands for all units is summed over the layer's.
        return value.IsOne ? sum * (CellRun.RunningUnits ?? 1) : sum;
    }

    /// <summary>The mean over all units, for each unit.</summary>
    public static Units Mean(Units value) => value.IsOne ? value : Sum(value) / value.Count;
}
