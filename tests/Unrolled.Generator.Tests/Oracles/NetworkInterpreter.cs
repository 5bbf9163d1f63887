using Unrolled.Generator.Graph;
using Unrolled.Generator.Network;


namespace Unrolled.Generator.Tests.Oracles;

/// <summary>Runs a whole network forward and backward with the <see cref="Interpreter"/>.</summary>
internal sealed class NetworkInterpreter
{
    private readonly RecurrentNetwork _network;
    private readonly IReadOnlyDictionary<string, double[]> _parameters;
    private readonly List<RunStep> _steps = new();

    public NetworkInterpreter(RecurrentNetwork network, IReadOnlyDictionary<string, double[]> parameters)
    {
        _network = network;
        _parameters = parameters;
    }

    private int Width => _network.Spec.ReadsTokens ? 1 : _network.Spec.Input;

    private int Rows => _network.Spec.Steps - _network.Spec.FirstOutput;

    /// <summary>The logits of the steps that write, row after row; <paramref name="state"/> becomes the final one.</summary>
    /// <param name="state">A vector for each of the network's states.</param>
    /// <param name="input">The rows of the steps that read, or their tokens.</param>
    /// <param name="fedBack">The rows of the steps that read the output of the step before; null: that output itself.</param>
    /// <param name="masks">The masks of dropout by name, a row a step each.</param>
    public double[] Forward(double[][] state, double[] input, double[]? fedBack = null, IReadOnlyDictionary<string, double[]>? masks = null)
    {
        _steps.Clear();
        var logits = new double[Rows * _network.OutputSize];
        var sequences = new Dictionary<(Sequence, int), double[]>();
        double[] InputOf(Phase phase, int t)
        {
            if (!phase.IsFed || fedBack != null)
            {
                return input.Concat(fedBack ?? Array.Empty<double>()).Skip(t * Width).Take(Width).ToArray();
            }

            double[] before = logits.Skip((t - 1 - _network.Spec.FirstOutput) * _network.OutputSize).Take(_network.OutputSize).ToArray();
            return _network.Spec.ReadsTokens ? new double[] { Array.IndexOf(before, before.Max()) } : before;
        }

        int firstState = 0;
        foreach (Pass pass in _network.TrainingPasses)
        {
            foreach ((Phase phase, int t) in pass.Steps(isForward: true))
            {
                Body body = phase.Body;
                var step = new Interpreter(_parameters);
                bool isDifferentiable = phase.IsFed && fedBack == null && !_network.Spec.ReadsTokens;
                _steps.Add(new RunStep(body, t, step, firstState, isDifferentiable));
                for (int i = 0; i < body.Carried.Count; i++)
                {
                    step[body.Carried[i].Before] = state[firstState + i];
                }

                foreach (Value mask in body.Masks)
                {
                    step[mask] = masks![mask.Name!].Skip(t * mask.Space.Count).Take(mask.Space.Count).ToArray();
                }

                if ((body.Input ?? body.Token) is { } x)
                {
                    step[x] = body.Source == null ? InputOf(phase, t) : sequences[(body.Source, t)];
                }

                step.Run(body.Values);
                for (int i = 0; i < body.Carried.Count; i++)
                {
                    state[firstState + i] = step[body.Carried[i].After];
                }

                Write(body, t, step, logits, sequences);
            }

            firstState += pass.Carried.Count;
        }

        return logits;
    }

    /// <summary>After <see cref="Forward"/>: the gradient of each tensor by name and of the input.</summary>
    /// <param name="logitGradient">dL/dlogits of the steps that write.</param>
    /// <param name="stateGradient">dL/d(final state); becomes dL/d(initial state).</param>
    public (Dictionary<string, double[]> Parameters, double[] Input) Backward(double[] logitGradient, double[][] stateGradient)
    {
        Dictionary<string, double[]> sums = _network.Parameters.ToDictionary(
            p => p.Name, p => new double[p.Gates * p.Space.Count * p.Columns]);
        var input = new double[_network.Spec.ReadsTokens ? 0 : _network.Spec.ReadSteps * Width];
        var sequences = new Dictionary<(Sequence, string, int), double[]>();
        double[] logits = logitGradient.ToArray();
        foreach ((Body body, int t, Interpreter step, int firstState, bool isFed) in Enumerable.Reverse(_steps))
        {
            ReverseBody reverse = Differentiator.Differentiate(body);
            for (int i = 0; i < reverse.OutputGradients.Count; i++)
            {
                Value gradient = reverse.OutputGradients[i];
                double[] row = body.Target == null
                    ? logits.Skip((t - _network.Spec.FirstOutput) * _network.OutputSize).ToArray()
                    : sequences[(body.Target, body.Target.Readers[i], t)];
                step[gradient] = row.Skip(body.Column).Take(gradient.Space.Count).ToArray();
            }

            for (int i = 0; i < body.Carried.Count; i++)
            {
                step[reverse.Carried[i].After] = stateGradient[firstState + i];
            }

            step.Run(reverse.Values);
            for (int i = 0; i < body.Carried.Count; i++)
            {
                stateGradient[firstState + i] = step[reverse.Carried[i].Before];
            }

            foreach (Accumulation sum in reverse.Accumulations)
            {
                step.Accumulate(sum, sums[sum.Parameter.Name]);
            }

            if (reverse.InputGradient is { } dx)
            {
                Hand(step[dx], body, t, isFed, sequences, input, logits);
            }
        }

        return (sums, input);
    }

    /// <summary>Where the gradient of what a step read goes: to an earlier pass, to the output of the step before, or to the input.</summary>
    private void Hand(
        double[] gradient, Body body, int t, bool isFed, Dictionary<(Sequence, string, int), double[]> sequences, double[] input, double[] logits)
    {
        if (body.Source != null)
        {
            sequences[(body.Source, body.Part, t)] = gradient;
            return;
        }

        double[] target = isFed ? logits : input;
        int start = isFed ? (t - 1 - _network.Spec.FirstOutput) * _network.OutputSize : t * Width;
        for (int k = 0; k < gradient.Length && start + k < target.Length; k++)
        {
            target[start + k] += isFed || t < _network.Spec.ReadSteps ? gradient[k] : 0;
        }
    }

    private void Write(Body body, int t, Interpreter step, double[] logits, Dictionary<(Sequence, int), double[]> sequences)
    {
        if (body.Output == null)
        {
            return;
        }

        double[] row = logits;
        int start = (t - _network.Spec.FirstOutput) * _network.OutputSize;
        if (body.Target != null)
        {
            start = 0;
            if (!sequences.TryGetValue((body.Target, t), out row!))
            {
                sequences[(body.Target, t)] = row = new double[body.Target.Width];
            }
        }

        step[body.Output].CopyTo(row, start + body.Column);
    }

    private sealed record RunStep(Body Body, int T, Interpreter Step, int FirstState, bool IsFed);
}
