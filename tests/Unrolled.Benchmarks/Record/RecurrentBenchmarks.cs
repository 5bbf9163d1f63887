using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Unrolled.Benchmarks.Models;
using Unrolled.Benchmarks.Onnx;
using Unrolled.Benchmarks.Plain;

namespace Unrolled.Benchmarks.Record;

/// <summary>Every cell and shape for the record: inference of a sequence, one step, both passes of training; ours and its peers.</summary>
[Config(typeof(InProcess))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class RecurrentBenchmarks
{
    private Subject _subject = null!;
    private SubjectRun _run = null!;
    private PlainNetwork _plain = null!;
    private OnnxSession _onnx = null!;

    public static IEnumerable<string> Models => Subjects.All.Select(subject => $"{subject.Name} {subject.Mode}");

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        _subject = Subjects.All.Single(subject => $"{subject.Name} {subject.Mode}" == Model);
        _run = new SubjectRun(_subject, seed: 3);
        _plain = PlainNetwork.Of(_subject);
        _onnx = new OnnxSession(_subject, _run.Input);
    }

    [GlobalCleanup]
    public void CleanUp() => _onnx.Dispose();

    [Benchmark(Baseline = true), BenchmarkCategory("forward")]
    public void Forward() => _subject.Forward(_run.Parameters, _run.Input, _run.Output);

    [Benchmark, BenchmarkCategory("forward")]
    public void ForwardOnnxRuntime() => _onnx.Run();

    [Benchmark, BenchmarkCategory("forward")]
    public void ForwardPlainLoops() => _plain.Forward(_run.Input, _run.Output);

    [Benchmark, BenchmarkCategory("step")]
    public void Step() =>
        _subject.Step(_run.Parameters, _run.State, _run.Input.AsSpan(0, _subject.Size.Input), _run.Output.AsSpan(0, _subject.Size.Hidden));

    [Benchmark, BenchmarkCategory("train")]
    public void Train() => _run.Train();

    [Benchmark, BenchmarkCategory("train")]
    public void TrainPlainLoops() => _plain.Train(_run.Input, _run.Targets, _run.Output);

    /// <summary>In this process: the generated classes need no build of their own.</summary>
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
