using Unrolled.Benchmarks.Models;
using Unrolled.Benchmarks.Onnx;
using Unrolled.Benchmarks.Plain;
using Unrolled.Benchmarks.PyTorch;

namespace Unrolled.Benchmarks.Quick;

/// <summary>One cell and shape: ours in each mode, and its peers on the same weights and numbers.</summary>
internal sealed class QuickCase : IDisposable
{
    public const string OnnxRuntime = "onnxruntime";
    public const string Plain = "plain";
    public const string PyTorch = "pytorch-batch";
    public const string TorchSharp = "torchsharp-batch";

    /// <summary>A framework is at its best where a batch fills its vectors and caches: where that is depends on the shape.</summary>
    private static readonly int[] Batches = [1, 16, 32, 64, 256];

    private readonly OnnxSession _onnx;

    public QuickCase(IReadOnlyList<Subject> modes, PyTorchProcess? torch)
    {
        Subject first = modes[0];
        Name = first.Name;
        var run = new SubjectRun(first, seed: 3);
        var plain = PlainNetwork.Of(first);
        _onnx = new OnnxSession(first, run.Input);
        Limits = [.. modes.Select(mode => new MachineLimit(mode))];
        AgreedValues.Check(first, run, _onnx, plain, torch);

        int steps = Steps = first.Size.Steps;
        float[] output = new float[run.Output.Length];
        Forward =
        [
            .. modes.Select(mode => SubjectTimes.Forward(mode, mode.Mode)),
            Contender.Of(OnnxRuntime, steps, count => Times(count, _onnx.Run)),
            Contender.Of(Plain, steps, count => Times(count, () => plain.Forward(run.Input, output))),
        ];
        Many = [.. modes.Where(mode => mode.Network is IBatchNetwork<float>).Select(mode => new ManyTimes(mode))];
        Streams = [.. modes.Select(mode => new StreamTimes(mode))];
        Step =
        [
            .. modes.Select(StepOf),
            Contender.Of(Plain, 1, count => Times(count, () => plain.Step(run.Input.AsSpan(0, first.Size.Input), output.AsSpan(0, first.Size.Hidden)))),
        ];
        Train = [.. modes.Select(mode => SubjectTimes.Train(mode, mode.Mode)), Contender.Of(Plain, 1, count => Times(count, () => plain.Train(run.Input, run.Targets, output)))];
#if TORCHSHARP
        LibtorchTrain = [.. Batches.Select(batch => LibtorchOf(first, run, batch))];
#endif
        TorchTrain = torch is null ? [] : [.. modes.Select(mode => SubjectTimes.Train(mode, mode.Mode)), .. Batches.Select(batch => TorchOf(torch, first, run, batch))];
    }

    public string Name { get; }

    /// <summary>Steps of a sequence.</summary>
    public int Steps { get; }

    /// <summary>Nanoseconds a step.</summary>
    public IReadOnlyList<Contender> Forward { get; }

    /// <summary>Nanoseconds a step.</summary>
    public IReadOnlyList<Contender> Step { get; }

    /// <summary>One for each mode.</summary>
    public IReadOnlyList<StreamTimes> Streams { get; }

    /// <summary>Nanoseconds a sequence.</summary>
    public IReadOnlyList<Contender> Train { get; }

    /// <summary>One for each mode whose model has a crowd and trains side by side.</summary>
    public IReadOnlyList<ManyTimes> Many { get; }

    /// <summary>Nanoseconds a sequence of TorchSharp, by size of batch; empty without it.</summary>
    public IReadOnlyList<Contender> LibtorchTrain { get; } = [];

    /// <summary>The sizes of batches that PyTorch is measured at; empty without it.</summary>
    public IEnumerable<Contender> TorchBatches => TorchTrain.Where(peer => peer.Name.StartsWith(PyTorch, StringComparison.Ordinal));

    /// <summary>Nanoseconds a sequence, ours again beside PyTorch; empty without it.</summary>
    public IReadOnlyList<Contender> TorchTrain { get; }

    /// <summary>One for each mode.</summary>
    public IReadOnlyList<MachineLimit> Limits { get; }

    public void Dispose() => _onnx.Dispose();

    private static Contender StepOf(Subject subject)
    {
        var run = new SubjectRun(subject, seed: 3);
        return Contender.Of(subject.Mode, 1, count =>
        {
            for (int i = 0; i < count; i++)
            {
                subject.Step(run.Parameters, run.State, run.Input.AsSpan(0, subject.Size.Input), run.Output.AsSpan(0, subject.Size.Hidden));
            }
        });
    }

    private static Contender TorchOf(PyTorchProcess torch, Subject subject, SubjectRun run, int batch)
    {
        string key = $"{subject.Cell}-{subject.Size}-{batch}";
        torch.Open(key, subject, run, batch);
        return new Contender($"{PyTorch}{batch}", batch, count => torch.Time(key, count));
    }

#if TORCHSHARP
    private static Contender LibtorchOf(Subject subject, SubjectRun run, int batch)
    {
        var layer = new Torch.TorchSharpLayer(subject, run, batch);
        if (batch == 1)
        {
            AgreedValues.Check(subject, run, layer.Values());
        }

        return new Contender($"{TorchSharp}{batch}", batch, layer.Time);
    }
#endif

    private static void Times(int count, Action one)
    {
        for (int i = 0; i < count; i++)
        {
            one();
        }
    }
}
