namespace Unrolled.Generator.Graph;

/// <summary>Walks a step body backward, a rule an operation, and writes down its reverse body.</summary>
/// <remarks>
/// The gradient of a value is the sum of its users' contributions: what comes from the later steps first, then the users from the
/// last to the first. The gradient of a named value v is named dv.
/// </remarks>
internal sealed class Differentiator
{
    private readonly Dictionary<Value, Value> _gradients = new();
    private readonly Dictionary<Value, Value?[]> _gates = new();
    private readonly List<Accumulation> _accumulations = new();

    private Differentiator()
    {
    }

    /// <summary>The reverse body under construction.</summary>
    public StepGraph Graph { get; } = new();

    /// <summary>The reverse of each body.</summary>
    public static IReadOnlyDictionary<Body, ReverseBody> DifferentiateAll(IEnumerable<Body> bodies) => bodies.ToDictionary(b => b, Differentiate);

    public static ReverseBody Differentiate(Body body) => new Differentiator().Run(body);

    /// <summary>Adds <paramref name="contribution"/> to the gradient of <paramref name="value"/>.</summary>
    public void Contribute(Value value, Value contribution)
    {
        if (!value.IsConstant)
        {
            _gradients[value] = _gradients.TryGetValue(value, out Value? sum) ? Graph.Add(sum, contribution) : contribution;
        }
    }

    /// <summary>The same where the contribution is written down only for a value that has a gradient: what it reads is kept on the tape.</summary>
    public void Contribute(Value value, Func<Value> contribution)
    {
        if (!value.IsConstant)
        {
            Contribute(value, contribution());
        }
    }

    /// <summary>Subtracts <paramref name="contribution"/> from the gradient of <paramref name="value"/>.</summary>
    public void ContributeNegative(Value value, Value contribution) => ContributeNegative(value, () => contribution);

    /// <inheritdoc cref="ContributeNegative(Value, Value)"/>
    public void ContributeNegative(Value value, Func<Value> contribution)
    {
        if (!value.IsConstant)
        {
            _gradients[value] = _gradients.TryGetValue(value, out Value? sum)
                ? Graph.Subtract(sum, contribution())
                : Graph.Negate(contribution());
        }
    }

    /// <summary>Sets one gate of the gradient of a value with several.</summary>
    public void ContributeGate(Value value, int gate, Value contribution)
    {
        if (!_gates.TryGetValue(value, out Value?[]? gates))
        {
            _gates[value] = gates = new Value?[value.Gates];
        }

        gates[gate] = gates[gate] is { } sum ? Graph.Add(sum, contribution) : contribution;
    }

    /// <summary>Notes <c>dM += d v'</c>.</summary>
    public void Accumulate(Parameter parameter, int firstGate, int gates, Value gradient, int gradientStart, Value? operand) =>
        Note(new Accumulation(parameter, firstGate, gates, gradient, firstGate - gradientStart, operand));

    /// <summary>Notes <c>dM[:, token] += d</c>, or the row of a table.</summary>
    public void AccumulateAt(Value token, Parameter parameter, Value gradient) =>
        Note(new Accumulation(parameter, 0, gradient.Gates, gradient, 0, null) { Token = token });

    /// <summary>Notes <c>db += d</c> for the gates of v that start with the bias.</summary>
    public void AccumulateBias(Value v, Value gradient)
    {
        if (v.Bias is { } bias)
        {
            Note(new Accumulation(bias, 0, bias.Gates, gradient, bias.FirstGate - v.FirstGate, null));
        }
    }

    /// <remarks>What is summed over the steps has a row a step, so it has a name: that of the value, else the tensor's.</remarks>
    private void Note(Accumulation sum)
    {
        sum.Gradient.Name ??= "d" + sum.Parameter.Name;
        _accumulations.Add(sum);
    }

    private ReverseBody Run(Body body)
    {
        Value[] after = body.Carried.Select(c => Graph.Leaf($"d{c.After.Name}Next", c.After.Space)).ToArray();
        for (int i = 0; i < after.Length; i++)
        {
            Contribute(body.Carried[i].After, after[i]);
        }

        Value[] outputGradients = body.Output is not { } output ? Array.Empty<Value>()
            : body.Target is not { } target ? new[] { Graph.Leaf("dLogits", output.Space) }
            : target.Readers.Select(reader => Graph.Leaf($"d{output.Name}From{reader}", output.Space)).ToArray();
        foreach (Value gradient in outputGradients)
        {
            Contribute(body.Output!, gradient);
        }

        foreach (Value value in body.Values.Reverse())
        {
            if (value.Op != Op.Leaf && GradientOf(value) is { } d)
            {
                DerivativeRules.Table[value.Op](this, value, d);
            }
        }

        CarryGradient[] carried = body.Carried
            .Select((c, i) => new CarryGradient(c, after[i], GradientOf(c.Before) ?? Zero(c.Before)) { Total = GradientOf(c.After)! })
            .ToArray();
        Value? inputGradient = body.Input == null ? null : GradientOf(body.Input) ?? Zero(body.Input);
        return new ReverseBody(Graph.Values, outputGradients, carried, inputGradient, _accumulations);
    }

    /// <summary>The gradient of a leaf that the step does not read.</summary>
    private Value Zero(Value leaf) => StepGraph.Named("d" + leaf.Name, Graph.Number(0, leaf.Space));

    private Value? GradientOf(Value value)
    {
        if (_gates.TryGetValue(value, out Value?[]? gates))
        {
            string name = "d" + (value.Name ?? throw new InvalidOperationException("A value with gates needs a name."));
            for (int i = 0; i < gates.Length; i++)
            {
                gates[i] ??= Graph.Number(0, value.Space);
                gates[i]!.Name ??= name + value.GateNames![i];
            }

            _gates.Remove(value);
            Contribute(value, Graph.Stack(name, value.GateNames!, gates.Select(g => g!).ToArray()));
        }

        if (!_gradients.TryGetValue(value, out Value? gradient))
        {
            return null;
        }

        if (value.Name != null)
        {
            gradient.Name ??= "d" + value.Name;
        }

        return gradient;
    }
}
