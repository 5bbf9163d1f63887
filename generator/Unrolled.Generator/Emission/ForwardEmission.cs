using Unrolled.Generator.Kernels;
using static Unrolled.Generator.Emission.MemberParameters;

namespace Unrolled.Generator.Emission;

/// <summary><c>Forward</c>: a whole sequence, from the rest state or from a given one.</summary>
internal static class ForwardEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        IReadOnlyList<RunOption> length = RunOption.OfLength(frame);
        MemberParameter[] options = length.Select(o => o.Parameter).ToArray();
        string last = RunOption.Arguments(length);
        const string Head = "public static void Forward";

        new Member(
            "Runs a sequence from the rest state.",
            Head,
            new[] { Block(frame), Input(frame), Output(frame) }.Concat(options).ToArray(),
            body => WriteFromRest(body, frame, last)).Write(writer);

        var fromState = new Member(
            "Runs a sequence from a given state.",
            Head,
            new[] { Block(frame), State(frame, "the last step"), Input(frame), Output(frame) }.Concat(options).ToArray(),
            body => ScratchEmission.WriteCall(body, frame, $"Forward(parameters, state, {frame.Input}, output", last));
        fromState.Write(writer);

        new Member(
            ParameterDoc.WorkRemark(frame),
            Head,
            new[] { Block(frame), State(frame, "the last step"), Input(frame), Output(frame), Work(frame) }.Concat(options).ToArray(),
            body =>
            {
                body.Line($"{frame.Kernels}.{KernelEntry.Forward}(parameters, state, {frame.Input}, output, work{last});");
                OutputText.WriteRows(body, frame);
            })
        {
            Shares = fromState,
            IsChecked = true,
            Checks = new[] { GuardText.Sequence(frame, "output") },
        }.Write(writer);
    }

    private static void WriteFromRest(CSharpWriter writer, ClassFrame frame, string last)
    {
        if (frame.Kernel.WorkLength == 0)
        {
            ScratchEmission.Write(writer, frame, "state", "StateLength", frame.Kernel.State.Length, $"""
                {RestEmission.Call(frame)}
                Forward(parameters, state, {frame.Input}, output, {frame.NoSpan}{last});
                """);
            return;
        }

        long count = (long)frame.Kernel.State.Length + frame.Kernel.WorkLength;
        ScratchEmission.Write(writer, frame, "scratch", "StateLength + WorkLength", count, $"""
            {frame.Span} state = scratch.Slice(0, StateLength);
            {RestEmission.Call(frame)}
            Forward(parameters, state, {frame.Input}, output, scratch.Slice(StateLength){last});
            """);
    }
}
