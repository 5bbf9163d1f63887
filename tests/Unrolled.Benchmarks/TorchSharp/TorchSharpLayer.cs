using System.Diagnostics;
using TorchSharp;
using TorchSharp.Modules;
using Unrolled.Benchmarks.Models;
using Unrolled.Benchmarks.Quick;
using static TorchSharp.torch;

namespace Unrolled.Benchmarks.Torch;

/// <summary>A recurrent layer of TorchSharp on one thread: forward and backward passes of a batch, whose tensors are given back after each.</summary>
internal sealed class TorchSharpLayer
{
    private readonly nn.Module _module;
    private readonly Func<Tensor> _forward;
    private readonly Tensor _gradient;

    static TorchSharpLayer() => set_num_threads(1);

    /// <summary>A layer with the weights and numbers of a run; every sequence of the batch is the same.</summary>
    public TorchSharpLayer(Subject subject, SubjectRun run, int batch)
    {
        Shape size = subject.Size;
        Tensor x = Repeated(run.Input, size.Input);
        _gradient = Repeated(run.Targets, size.Hidden);
        switch (subject.Cell)
        {
            case CellKind.Lstm:
                LSTM lstm = nn.LSTM(size.Input, size.Hidden);
                (_module, _forward) = (lstm, () => lstm.call(x).Item1);
                break;
            case CellKind.Gru:
                GRU gru = nn.GRU(size.Input, size.Hidden);
                (_module, _forward) = (gru, () => gru.call(x).Item1);
                break;
            default:
                RNN rnn = nn.RNN(size.Input, size.Hidden);
                (_module, _forward) = (rnn, () => rnn.call(x).Item1);
                break;
        }

        using (no_grad())
        {
            foreach ((string name, Parameter parameter) in _module.named_parameters())
            {
                parameter.copy_(tensor(Weights(subject, run, name)).reshape(parameter.shape));
            }
        }

        Tensor Repeated(float[] sequence, int width) => tensor(sequence).reshape(size.Steps, 1, width).repeat(1, batch, 1);
    }

    /// <summary>The version of the package.</summary>
    public static string Version => typeof(torch).Assembly.GetName().Version!.ToString(3);

    /// <summary>h of one sequence, then the gradient by weight_hh of the batch.</summary>
    public float[] Values()
    {
        using (NewDisposeScope())
        {
            Tensor h = Pass();
            Tensor gradient = _module.named_parameters().Single(p => p.name == "weight_hh_l0").parameter.grad!;
            return [.. h.select(1, 0).contiguous().data<float>(), .. gradient.contiguous().data<float>()];
        }
    }

    /// <summary>Nanoseconds of so many passes.</summary>
    public double Time(int count)
    {
        Run(1);
        long start = Stopwatch.GetTimestamp();
        Run(count);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private void Run(int count)
    {
        for (int i = 0; i < count; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            Pass();
        }
    }

    private Tensor Pass()
    {
        _module.zero_grad(set_to_none: true);
        Tensor h = _forward();
        h.backward([_gradient]);
        return h;
    }

    private static float[] Weights(Subject subject, SubjectRun run, string name)
    {
        ParameterLayout layout = subject.Network.Layout;
        int rows = subject.Size.Hidden * subject.Cell switch { CellKind.Lstm => 4, CellKind.Gru => 3, _ => 1 };
        if (name == "bias_hh_l0")
        {
            var recurrent = new float[rows];
            if (layout.TryGet("bias_hn_l0", out TensorLayout? ofReset))
            {
                ofReset.CopyTo<float>(run.Parameters, recurrent.AsSpan(2 * subject.Size.Hidden));
            }

            return recurrent;
        }

        TensorLayout tensor = layout[name == "bias_ih_l0" ? "bias_l0" : name];
        var values = new float[tensor.Count];
        tensor.CopyTo<float>(run.Parameters, values);
        return values;
    }
}
