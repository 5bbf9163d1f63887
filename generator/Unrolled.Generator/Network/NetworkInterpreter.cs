using Unrolled.Generator.Differentiation;

namespace Unrolled.Generator.Network;

/// <summary>Runs a whole network forward and backward with the <see cref="Interpreter"/>.</summary>
internal sealed class NetworkInterpreter
{
    private readonly RecurrentNetwork _network;
    private readonly IReadOnlyDictionary<string, double[]> _parameters;
    private readonly List<(Phase Phase, Interpreter Step)> _steps = new();

    public NetworkInterpreter(RecurrentNetwork network, IReadOnlyDictionary<string, double[]> parameters)
    {
        _network = network;
        _parameters = parameters;
    }

    /// <summary>The logits of the steps that write, row after row; <paramref name="state"/> becomes the final one.</summary>
    /// <param name="state">A vector for each of the network's states.</param>
    /// <param name="input">The rows of the steps that read.</param>
    public double[] Forward(double[][] state, double[] input)
    {
        _steps.Clear();
        var logits = new List<double>();
        foreach (Phase phase in _network.Phases)
        {
            for (int t = phase.First; t < phase.End; t++)
            {
                Body body = phase.Body;
                var step = new Interpreter(_parameters);
                _steps.Add((phase, step));
                for (int i = 0; i < state.Length; i++)
                {
                    step[body.Carried[i].Before] = state[i];
                }

                if (body.Input != null)
                {
                    step[body.Input] = input.Skip(t * body.Input.Space.Count).Take(body.Input.Space.Count).ToArray();
                }

                step.Run(body.Values);
                for (int i = 0; i < state.Length; i++)
                {
                    state[i] = step[body.Carried[i].After];
                }

                logits.AddRange(body.Output == null ? Array.Empty<double>() : step[body.Output]);
            }
        }

        return logits.ToArray();
    }

    /// <summary>After <see cref="Forward"/>: the gradient of each tensor by name and of the input.</summary>
    /// <param name="logitGradient">dL/dlogits of the steps that write.</param>
    /// <param name="stateGradient">dL/d(final state); becomes dL/d(initial state).</param>
    public (Dictionary<string, double[]> Parameters, double[] Input) Backward(double[] logitGradient, double[][] stateGradient)
    {
        Dictionary<string, double[]> sums = _network.Parameters.ToDictionary(
            p => p.Name, p => new double[p.Gates * p.Space.Count * p.Columns]);
        var input = new List<double[]>();
        int row = logitGradient.Length;
        foreach ((Phase phase, Interpreter step) in Enumerable.Reverse(_steps))
        {
            Gradients reverse = Differentiator.Differentiate(phase.Body);
            if (reverse.OutputGradient is { } output)
            {
                row -= output.Space.Count;
                step[output] = logitGradient.Skip(row).Take(output.Space.Count).ToArray();
            }

            for (int i = 0; i < stateGradient.Length; i++)
            {
                step[reverse.Carried[i].After] = stateGradient[i];
            }

            step.Run(reverse.Values);
            for (int i = 0; i < stateGradient.Length; i++)
            {
                stateGradient[i] = step[reverse.Carried[i].Before];
            }

            foreach (Accumulation sum in reverse.Accumulations)
            {
                step.Accumulate(sum, sums[sum.Parameter.Name]);
            }

            if (reverse.InputGradient is { } gradient)
            {
                input.Insert(0, step[gradient]);
            }
        }

        return (sums, input.SelectMany(g => g).ToArray());
    }
}
