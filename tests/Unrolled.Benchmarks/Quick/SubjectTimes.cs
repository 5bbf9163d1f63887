using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Quick;

/// <summary>The two runs of one sequence that several tables time.</summary>
internal static class SubjectTimes
{
    /// <summary>A sequence from rest, nanoseconds a step.</summary>
    public static Contender Forward(Subject subject, string name)
    {
        var run = new SubjectRun(subject, seed: 3);
        return Contender.Of(name, subject.Size.Steps, count =>
        {
            for (int i = 0; i < count; i++)
            {
                subject.Forward(run.Parameters, run.Input, run.Output);
            }
        });
    }

    /// <summary>Both passes of a sequence, as a user trains: the gradients by the inputs and by the initial state are not asked for.</summary>
    public static Contender Train(Subject subject, string name)
    {
        var run = new SubjectRun(subject, seed: 3);
        return Contender.Of(name, 1, count =>
        {
            for (int i = 0; i < count; i++)
            {
                run.State.Clear();
                run.Gradient.Clear();
                subject.ForwardLogits(run.Parameters, run.State, run.Input, run.Logits, run.Tape);
                subject.Backward(run.Parameters, run.Input, run.Tape, run.Targets, run.Gradient, default, default);
            }
        });
    }
}
