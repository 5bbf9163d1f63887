namespace Unrolled;

/// <summary>Runs the equations of a cell as they stand, in plain doubles, with the weights of a layer: what a generated model is compared with.</summary>
/// <example><code>CellRun run = CellRun.Of(Mgu.Step, gesture);
/// Units h = run.Step(0.1, 0.2, 0.3);</code></example>
public sealed class CellRun
{
    [ThreadStatic]
    private static CellRun? s_current;
    private readonly Func<Units, Units[], Units[]> _step;
    private readonly Func<string, Weights?> _tensor;
    private readonly ParameterLayout _layout;
    private readonly HashSet<string> _projections = new(StringComparer.Ordinal);
    private readonly string _suffix;
    private readonly Units[] _state;
    private Units _output = 0;
    private int _inputs;
    private int _recurrents;

    private CellRun(Func<Units, Units[], Units[]> step, int states, Func<string, Weights?> tensor, ParameterLayout layout, int layer)
    {
        _step = step;
        _tensor = tensor;
        _suffix = FormattableString.Invariant($"_l{layer}");
        _layout = layout;
        if (!Tensors().Any())
        {
            throw new ArgumentException($"The network has no layer {layer}: it has no tensors named ...{_suffix}.", nameof(layer));
        }

        _state = new Units[states];
        Array.Fill(_state, 0);
    }

    /// <summary>Units of the layer.</summary>
    public int Count
    {
        get
        {
            // A projection has rows of its own, and may be listed first; the gates' matrices tell, or what is left.
            TensorLayout[] tensors = Tensors().OrderBy(tensor => _projections.Contains(tensor.Name) ? 2 : IsOfGates(tensor.Name) ? 0 : 1).ToArray();
            return tensors[0].Rows / tensors[0].Gates;
        }
    }

    /// <summary>The states, in the order of the cell's parameters; zero at first.</summary>
    public IReadOnlyList<Units> State => _state;

    /// <summary>Units of the layer that runs on this thread; null where none does.</summary>
    internal static int? RunningUnits => s_current?.Count;

    internal static CellRun Current => s_current
        ?? throw new InvalidOperationException("Weights belong to a network: run the step by CellRun.Of(Cell.Step, network).");

    /// <summary>A run of a cell that carries nothing: a dense layer.</summary>
    /// <param name="step">The cell's <c>Step</c>.</param>
    /// <param name="network">The network whose weights it takes.</param>
    /// <param name="layer">Which layer of it.</param>
    /// <exception cref="ArgumentException">The network has no such layer.</exception>
    public static CellRun Of<T, TInput>(Func<Units, Units> step, INetwork<T, TInput> network, int layer = 0)
        where T : unmanaged
        where TInput : unmanaged => new((x, _) => new[] { step(x) }, 0, TensorsOf(network), network.Layout, layer);

    /// <summary>A run of a cell with one state.</summary>
    /// <param name="step">The cell's <c>Step</c>.</param>
    /// <param name="network">The network whose weights it takes.</param>
    /// <param name="layer">Which layer of it.</param>
    /// <exception cref="ArgumentException">The network has no such layer.</exception>
    public static CellRun Of<T, TInput>(Func<Units, Units, Units> step, INetwork<T, TInput> network, int layer = 0)
        where T : unmanaged
        where TInput : unmanaged => new((x, s) => new[] { step(x, s[0]) }, 1, TensorsOf(network), network.Layout, layer);

    /// <summary>A run of a cell with two states.</summary>
    /// <inheritdoc cref="Of{T, TInput}(Func{Units, Units, Units}, INetwork{T, TInput}, int)"/>
    public static CellRun Of<T, TInput>(Func<Units, Units, Units, (Units, Units)> step, INetwork<T, TInput> network, int layer = 0)
        where T : unmanaged
        where TInput : unmanaged => new((x, s) => step(x, s[0], s[1]) is var (h, c) ? new[] { h, c } : s, 2, TensorsOf(network), network.Layout, layer);

    /// <summary>A run of a cell with three states.</summary>
    /// <inheritdoc cref="Of{T, TInput}(Func{Units, Units, Units}, INetwork{T, TInput}, int)"/>
    public static CellRun Of<T, TInput>(Func<Units, Units, Units, Units, (Units, Units, Units)> step, INetwork<T, TInput> network, int layer = 0)
        where T : unmanaged
        where TInput : unmanaged => new((x, s) => step(x, s[0], s[1], s[2]) is var (a, b, c) ? new[] { a, b, c } : s, 3, TensorsOf(network), network.Layout, layer);

    /// <summary>One step: the states go on, and the first is returned; without states, what the step returns.</summary>
    /// <param name="x">The input of the step.</param>
    public Units Step(params double[] x)
    {
        CellRun? outer = s_current;
        s_current = this;
        _inputs = _recurrents = 0;
        try
        {
            Units[] next = _step(new Units(x), _state);
            for (int i = 0; i < next.Length; i++)
            {
                next[i] = next[i].IsOne ? new Units(next[i].Spread(Count)) : next[i];
            }

            next.AsSpan(0, _state.Length).CopyTo(_state);
            _output = next[0];
        }
        finally
        {
            s_current = outer;
        }

        return _output;
    }

    internal Units Input(Units x)
    {
        int gate = _inputs++;
        Units sum = Product(Needed("weight_ih"), gate, x);
        return _tensor("bias" + _suffix) is { } bias ? sum + Rows(bias, gate) : sum;
    }

    internal Units Recurrent(Units value, string bias)
    {
        Units sum = Product(Needed("weight_hh"), _recurrents++, value);
        return bias.Length > 0 && _tensor("bias_" + bias + _suffix) is { } inner ? sum + Rows(inner, 0) : sum;
    }

    internal Units Matrix(string name, Units value) => Product(Needed("weight_" + name), 0, value);

    internal Units Project(string name, Units value, int size)
    {
        _projections.Add("weight_" + name + _suffix);
        Weights matrix = Needed("weight_" + name);
        return matrix.Units == size ? Product(matrix, 0, value)
            : throw new InvalidOperationException($"The cell projects to {size} numbers, and the network's weight_{name}{_suffix} has {matrix.Units} rows: its settings are others.");
    }

    internal Units Vector(string name) => Rows(Needed("weight_" + name), 0);

    private static Func<string, Weights?> TensorsOf<T, TInput>(INetwork<T, TInput> network)
        where T : unmanaged
        where TInput : unmanaged
    {
        return name =>
        {
            if (network.Layout.TryGet(name, out TensorLayout? tensor))
            {
                var numbers = new T[tensor.Count];
                tensor.CopyTo<T>(network.Parameters, numbers);
                return new Weights(Array.ConvertAll(numbers, n => Convert.ToDouble(n, System.Globalization.CultureInfo.InvariantCulture)), tensor.Columns, tensor.Rows / tensor.Gates);
            }

            return null;
        };
    }

    private IEnumerable<TensorLayout> Tensors() => _layout.Tensors.Where(tensor => tensor.Name.EndsWith(_suffix, StringComparison.Ordinal));

    private bool IsOfGates(string tensor) => tensor == "weight_ih" + _suffix || tensor == "weight_hh" + _suffix;

    private Weights Needed(string name) =>
        _tensor(name + _suffix) ?? throw new InvalidOperationException($"The cell reads {name}{_suffix}, which the network does not have: it is a network of another cell.");

    private static Units Product(Weights matrix, int gate, Units value)
    {
        double[] v = value.Spread(matrix.Columns);
        var sums = new double[matrix.Units];
        for (int unit = 0; unit < sums.Length; unit++)
        {
            int row = ((gate * sums.Length) + unit) * matrix.Columns;
            for (int k = 0; k < v.Length; k++)
            {
                sums[unit] += matrix.Numbers[row + k] * v[k];
            }
        }

        return new Units(sums);
    }

    private static Units Rows(Weights vector, int gate)
    {
        var numbers = new double[vector.Units];
        Array.Copy(vector.Numbers, gate * vector.Units, numbers, 0, vector.Units);
        return new Units(numbers);
    }

    // Units: the rows of a gate.
    private sealed record Weights(double[] Numbers, int Columns, int Units);
}
