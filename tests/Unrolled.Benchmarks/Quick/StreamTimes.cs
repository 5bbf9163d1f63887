using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Quick;

/// <summary>A stream beside a sequence, of one model: a block of as many steps, and single steps.</summary>
internal sealed class StreamTimes
{
    public StreamTimes(Subject subject)
    {
        var run = new SubjectRun(subject, seed: 3);
        Mode = subject.Mode;
        int steps = subject.Size.Steps;
        Forward = SubjectTimes.Forward(subject, "forward");
        Process = Contender.Of("process", steps, count =>
        {
            for (int i = 0; i < count; i++)
            {
                subject.Process(run.Parameters, run.State, run.Input, run.Output);
            }
        });
        Step = Contender.Of("step", 1, count =>
        {
            for (int i = 0; i < count; i++)
            {
                subject.Step(run.Parameters, run.State, run.Input.AsSpan(0, subject.Size.Input), run.Output.AsSpan(0, subject.Size.Hidden));
            }
        });
    }

    public string Mode { get; }

    /// <summary>A sequence from rest.</summary>
    public Contender Forward { get; }

    /// <summary>A block of as many steps, from the state before it.</summary>
    public Contender Process { get; }

    public Contender Step { get; }

    public Contender[] Contenders => [Forward, Process, Step];

    /// <summary>A block's time over that of a sequence.</summary>
    public double ProcessOverForward => Statistics.MedianRatio(Process.Nanoseconds, Forward.Nanoseconds);

    /// <summary>Nanoseconds that a single step takes above one inside a sequence.</summary>
    public double StepAboveForward => Statistics.Median(Step.Nanoseconds.Zip(Forward.Nanoseconds, (step, inside) => step - inside));
}
