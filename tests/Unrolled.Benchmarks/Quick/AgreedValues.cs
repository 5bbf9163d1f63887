using Unrolled.Benchmarks.Models;
using Unrolled.Benchmarks.Onnx;
using Unrolled.Benchmarks.Plain;
using Unrolled.Benchmarks.PyTorch;

namespace Unrolled.Benchmarks.Quick;

/// <summary>Before anything is timed: all peers compute the same thing.</summary>
internal static class AgreedValues
{
    // A few roundings a step, over 64 steps; a swapped gate or a lost bias is off by a tenth.
    private const double Tolerance = 5e-5;

    public static void Check(Subject subject, SubjectRun run, OnnxSession onnx, PlainNetwork plain, PyTorchProcess? torch)
    {
        subject.Forward(run.Parameters, run.Input, run.Output);
        onnx.Run();
        Close(subject, QuickCase.OnnxRuntime, onnx.Output, run.Output);

        float[] output = new float[run.Output.Length];
        plain.Train(run.Input, run.Targets, output);
        Close(subject, QuickCase.Plain, output, run.Output);

        run.Gradient.Clear();
        subject.ForwardLogits(run.Parameters, run.State, run.Input, run.Logits, run.Tape);
        subject.Backward(run.Parameters, run.Input, run.Tape, run.Targets, run.Gradient, default, default);
        Close(subject, QuickCase.Plain, plain.InputWeightGradient, Gradient(subject, run, "weight_ih_l0"));
        Close(subject, QuickCase.Plain, plain.HiddenWeightGradient, Gradient(subject, run, "weight_hh_l0"));
        Close(subject, QuickCase.Plain, plain.BiasGradient, Gradient(subject, run, "bias_l0"));
        if (torch?.Open("check", subject, run, batch: 1) is { } values)
        {
            Close(subject, QuickCase.PyTorch, values, [.. run.Output, .. Gradient(subject, run, "weight_hh_l0")]);
        }
    }

    /// <param name="values">A peer's h, and its gradient by weight_hh.</param>
    public static void Check(Subject subject, SubjectRun run, float[] values) =>
        Close(subject, QuickCase.TorchSharp, values, [.. run.Output, .. Gradient(subject, run, "weight_hh_l0")]);

    private static float[] Gradient(Subject subject, SubjectRun run, string name)
    {
        TensorLayout tensor = subject.Network.Layout[name];
        var values = new float[tensor.Count];
        tensor.CopyTo<float>(run.Gradient, values);
        return values;
    }

    private static void Close(Subject subject, string peer, float[] theirs, float[] ours)
    {
        double largest = Math.Max(1, ours.Max(Math.Abs));
        double error = theirs.Length == ours.Length ? theirs.Zip(ours, (a, b) => (double)Math.Abs(a - b)).Max() / largest : double.NaN;
        if (!(error <= Tolerance))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{subject.Name}: ours and {peer} differ by {error}."));
        }
    }
}
