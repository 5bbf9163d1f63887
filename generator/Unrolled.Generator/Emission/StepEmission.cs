using Unrolled.Generator.Kernels;
using static Unrolled.Generator.Emission.MemberParameters;

namespace Unrolled.Generator.Emission;

/// <summary><c>Step</c>: one step for streams, always with an output.</summary>
internal static class StepEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (!frame.HasSteps)
        {
            return;
        }

        const string Head = "public static void Step";
        var step = new Member(
            "Runs one step. Any number of steps may follow each other, whatever <see cref=\"Steps\"/> says.",
            Head,
            new[] { Block(frame), State(frame, "the step"), X(frame), Y(frame) },
            body => ScratchEmission.WriteCall(body, frame, $"Step(parameters, state, {frame.XName}, y"));
        step.Write(writer);

        new Member(
            ParameterDoc.WorkRemark(frame),
            Head,
            new[] { Block(frame), State(frame, "the step"), X(frame), Y(frame), Work(frame) },
            body =>
            {
                body.Line($"{frame.Kernels}.{KernelEntry.Step}(parameters, state, {frame.XName}, y, work);");
                OutputText.WriteRow(body, frame, "y");
            })
        {
            Shares = step,
            IsChecked = true,
            IsInlined = true,
        }.Write(writer);
    }
}
