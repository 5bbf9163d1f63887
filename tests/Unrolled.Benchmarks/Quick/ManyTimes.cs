using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Quick;

/// <summary>256 streams, and 256 sequences, at a time: side by side, and one after the other.</summary>
internal sealed class ManyTimes
{
    public const int Count = 256;
    private const int Lanes = CrowdRows.Streams;

    public ManyTimes(Subject subject)
    {
        Mode = subject.Mode;
        Crowd = CrowdOf(subject);
        Forward = SubjectTimes.Forward(subject, "single");
        Batch = BatchOf(subject, (IBatchNetwork<float>)subject.Network);
        One = SubjectTimes.Train(subject, "one by one");
    }

    private delegate void CrowdStep(ReadOnlySpan<float> inputs, Span<float> outputs);

    public string Mode { get; }

    /// <summary>A step of a crowd, a step a stream.</summary>
    public Contender Crowd { get; }

    /// <summary>A sequence from rest, a step: the fastest that one stream is.</summary>
    public Contender Forward { get; }

    /// <summary>Both passes and the sum of the gradients, 16 side by side, a sequence; rows are turned to lanes and back as the trainer does.</summary>
    public Contender Batch { get; }

    /// <summary>The same, one after the other.</summary>
    public Contender One { get; }

    public Contender[] Inference => [Crowd, Forward];

    public Contender[] Training => [Batch, One];

    /// <summary>One stream's time of a step over that in a crowd.</summary>
    public double ForwardOverCrowd => Statistics.MedianRatio(Forward.Nanoseconds, Crowd.Nanoseconds);

    /// <summary>The time of one after the other over that of side by side.</summary>
    public double OneOverBatch => Statistics.MedianRatio(One.Nanoseconds, Batch.Nanoseconds);

    private static Contender CrowdOf(Subject subject)
    {
        object crowd = subject.Network.GetType().GetMethod("CreateCrowd")!.Invoke(subject.Network, [Count])!;
        var step = crowd.GetType().GetMethod("Step", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<CrowdStep>(crowd);
        var run = new SubjectRun(subject, seed: 3);
        float[] inputs = Repeated(run.Input, subject.Size.Input);
        float[] outputs = new float[Count * subject.Size.Hidden];
        return Contender.Of("crowd", Count, count =>
        {
            for (int i = 0; i < count; i++)
            {
                step(inputs, outputs);
            }
        });
    }

    private static Contender BatchOf(Subject subject, IBatchNetwork<float> network)
    {
        var run = new SubjectRun(subject, seed: 3);
        (int input, int logits, int state) = (run.Input.Length, run.Logits.Length, run.State.Length);
        float[] inputs = new float[Lanes * input], states = new float[Lanes * state], manyLogits = new float[Lanes * logits], targets = new float[Lanes * logits];
        float[] logitsOfAll = new float[Lanes * logits], inputsOfAll = Repeated(run.Input, input), targetsOfAll = Repeated(run.Targets, logits);
        var tape = new ParameterBlock<float>(network.BatchTapeLength);
        var weights = new UnitWeights<float>(subject.Network.Layout);
        var gradients = new ParameterBlock<float>(Lanes * subject.Network.Layout.Length);
        return Contender.Of("batched", Count, count =>
        {
            for (int i = 0; i < count; i++)
            {
                run.Gradient.Clear();
                weights.CopyFrom(subject.Network.Parameters);
                for (int first = 0; first < Count; first += Lanes)
                {
                    Array.Clear(states);
                    CrowdRows.ToLanes<float>(inputsOfAll.AsSpan(first * input, Lanes * input), input, 0, inputs);
                    network.ForwardBatch(weights.Span, states, inputs, manyLogits, tape.Span, default);
                    CrowdRows.FromLanes<float>(manyLogits, logits, 0, logitsOfAll);
                    CrowdRows.ToLanes<float>(targetsOfAll.AsSpan(first * logits, Lanes * logits), logits, 0, targets);
                    network.BackwardBatch(inputs, tape.Span, targets, gradients.Span, default, default);
                    CrowdRows.AddLanes<float>(gradients.Span, 0, Lanes, run.Gradient);
                }
            }
        });
    }

    private static float[] Repeated(float[] numbers, int width) => [.. Enumerable.Range(0, Count).SelectMany(_ => numbers.Take(width))];
}
