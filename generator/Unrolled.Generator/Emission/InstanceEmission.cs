using Unrolled.Generator.Contracts;
using Unrolled.Generator.Memory;
using static Unrolled.Generator.Emission.ParameterDoc;

namespace Unrolled.Generator.Emission;

/// <summary>The instance: a network that owns its parameters. A static class has none.</summary>
internal static class InstanceEmission
{
    private const string NoState =
        "/// <exception cref=\"global::System.ArgumentNullException\"><paramref name=\"state\"/> is null.</exception>";

    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (frame.Spec.Type.IsStatic)
        {
            return;
        }

        WriteConstruction(writer, frame);
        foreach (Member member in PersistenceEmission.Members(frame).Concat(Runs(frame)).Concat(Streams(frame)))
        {
            member.Write(writer);
        }
    }

    private static void WriteConstruction(CSharpWriter writer, ClassFrame frame) => writer.Lines($$"""
        private readonly global::Unrolled.ParameterBlock<{{frame.T}}> _parameterBlock;

        /// <summary>A network with a copy of given parameters.</summary>
        {{Block(frame)}}
        {{WrongLength}}
        {{ClassEmission.GeneratedCode}}
        public {{frame.Name}}({{frame.ReadOnlySpan}} parameters)
            : this(new global::Unrolled.ParameterBlock<{{frame.T}}>(ParameterLength))
        {
            {{string.Concat(GuardText.Length(LengthRules.Constructor, "parameters"))}}
            parameters.CopyTo(_parameterBlock.Span);
        }

        {{ClassEmission.GeneratedCode}}
        private {{frame.Name}}(global::Unrolled.ParameterBlock<{{frame.T}}> parameterBlock) => _parameterBlock = parameterBlock;

        /// <summary>The parameter block that the network owns, {{Numbers(frame.Kernel.Parameters.Length)}}: training writes to it.</summary>
        {{ClassEmission.GeneratedCode}}
        public {{frame.Span}} Parameters => _parameterBlock.Span;

        """);

    /// <remarks>A single output has no largest: a network of one has no <c>Classify</c>, rather than one that always says 0.</remarks>
    private static IEnumerable<Member> Runs(ClassFrame frame)
    {
        IReadOnlyList<RunOption> length = RunOption.OfLength(frame);
        MemberParameter[] options = length.Select(o => o.Parameter).ToArray();
        string last = RunOption.Arguments(length);
        yield return new Member(
            "Runs a sequence from the rest state.",
            "public void Predict",
            new[] { MemberParameters.Input(frame), MemberParameters.Output(frame) }.Concat(options).ToArray(),
            body => body.Line($"Forward({frame.ReadOnlyParameters}, {frame.Input}, output{last});"));
        if (frame.OutputSize > 1)
        {
            yield return new Member(
                $"Runs a sequence from the rest state and picks the largest of the last step's {DocText.Number(frame.OutputSize)} outputs.",
                "public int Classify",
                new[] { MemberParameters.Input(frame) }.Concat(options).ToArray(),
                body => ScratchEmission.Write(body, frame, "output", "OutputLength", frame.OutputLength, $"""
                    Predict({frame.Input}, output{last});
                    return global::Unrolled.Heads.IndexOfLargest(output.Slice({LastRow(frame)}));
                    """))
            {
                Returns = "Its index, from 0; the first of equals.",
                Exceptions = new[] { WrongLength, "/// <exception cref=\"global::System.ArithmeticException\">An output is NaN: an input or a parameter was.</exception>" },
            };
        }
    }

    /// <summary>Where the last written row stands; a run that ends before the first one has zeros.</summary>
    private static string LastRow(ClassFrame frame) => frame.Spec.VariableLength && frame.WrittenSteps > 1
        ? frame.Spec.FirstOutput == 0
            ? "(length - 1) * OutputSize, OutputSize"
            : FormattableString.Invariant($"global::System.Math.Max(0, length - {frame.Spec.FirstOutput + 1}) * OutputSize, OutputSize")
        : "OutputLength - OutputSize";

    private static IEnumerable<Member> Streams(ClassFrame frame)
    {
        yield return new Member(
            "A state at rest: each stream, such as a voice or a player, has one of its own.",
            "public State CreateState",
            Array.Empty<MemberParameter>(),
            body => body.Line($"return new State({(frame.Spec.LearnedInitialState ? "this" : "")});"))
        {
            Exceptions = Array.Empty<string>(),
        };
        if (!frame.HasSteps)
        {
            yield break;
        }

        yield return new Member(
            "Runs one step of a stream.",
            "public void Step",
            new[] { MemberParameters.StreamState("the step"), MemberParameters.X(frame), MemberParameters.Y(frame) },
            body => WriteStream(body, $"Step({frame.ReadOnlyParameters}, state.AsSpan(), {frame.XName}, y, {StateEmission.Work(frame)});"))
        {
            Exceptions = new[] { NoState, WrongLength },
        };
        yield return new Member(
            "Runs any number of steps of a stream.",
            "public void Process",
            new[] { MemberParameters.StreamState("the last step"), MemberParameters.Inputs(frame), MemberParameters.Outputs(frame) },
            body => WriteStream(body, $"Process({frame.ReadOnlyParameters}, state.AsSpan(), {frame.Inputs}, outputs, {StateEmission.Work(frame)});"))
        {
            Exceptions = new[] { NoState, ProcessEmission.WrongBlock },
        };
    }

    private static void WriteStream(CSharpWriter writer, string call) =>
        writer.Line(GuardText.NotNull("state")).Line(call);
}
