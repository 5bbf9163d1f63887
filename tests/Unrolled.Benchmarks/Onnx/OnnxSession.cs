using Microsoft.ML.OnnxRuntime;
using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Onnx;

/// <summary>ONNX Runtime on one thread, with input and output bound to buffers beforehand: its fastest way.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _options = new();
    private readonly OrtValue _x;
    private readonly OrtValue _y;

    public OnnxSession(Subject subject, float[] input)
    {
        Output = new float[subject.Network.LogitLength];
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        _session = new InferenceSession(OnnxModel.Of(subject), options);
        _x = OrtValue.CreateTensorValueFromMemory(input, [subject.Size.Steps, 1, subject.Size.Input]);
        _y = OrtValue.CreateTensorValueFromMemory(Output, [subject.Size.Steps, 1, 1, subject.Size.Hidden]);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModel.Input, _x);
        _binding.BindOutput(OnnxModel.Output, _y);
    }

    /// <summary>What the last run wrote.</summary>
    public float[] Output { get; }

    public void Run() => _session.RunWithBinding(_options, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        _x.Dispose();
        _y.Dispose();
        _options.Dispose();
        _session.Dispose();
    }
}
