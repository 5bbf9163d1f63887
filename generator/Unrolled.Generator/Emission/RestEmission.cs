using Unrolled.Generator.Memory;
using static System.FormattableString;

namespace Unrolled.Generator.Emission;

/// <summary>The state of rest: zeros, or learned tensors of the parameter block.</summary>
internal static class RestEmission
{
    /// <summary>Makes <c>state</c> the state of rest.</summary>
    public static string Call(ClassFrame frame) => frame.Spec.LearnedInitialState ? "Rest(parameters, state);" : "state.Clear();";

    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (!frame.Spec.LearnedInitialState)
        {
            return;
        }

        WriteRest(writer, frame);
        WriteGradient(writer, frame);
    }

    private static void WriteRest(CSharpWriter writer, ClassFrame frame) => new Member(
        "Writes the state of rest, which is learned.",
        "public static void Rest",
        new[]
        {
            MemberParameters.Block(frame),
            MemberParameters.State(frame, "") with
            {
                Doc = ParameterDoc.Of("state", $"Receives {ParameterDoc.Numbers(frame.Kernel.State.Length)}: {StateEmission.Parts(frame)}."),
            },
        },
        body =>
        {
            foreach ((StatePart part, TensorPlan tensor) in Parts(frame))
            {
                body.Line(Invariant($"parameters.Slice({tensor.Address.Offset}, {part.Length}).CopyTo(state.Slice({part.Offset}, {part.Length}));"));
            }
        })
    {
        IsChecked = true,
    }.Write(writer);

    private static void WriteGradient(CSharpWriter writer, ClassFrame frame)
    {
        string gradient = $"dL/d(initial state), {ParameterDoc.Numbers(frame.Kernel.State.Length)}.";
        string added = $"dL/dparameters, {ParameterDoc.Numbers(frame.Kernel.Parameters.Length)}: the gradient of the learned state is added.";
        new Member(
            $"The gradient of a run from the state of rest: the stateGradient that {MemberLink.Backward(frame)} leaves belongs to the learned state.",
            "public static void RestBackward",
            new MemberParameter[]
            {
                new(frame.ReadOnlySpan, "stateGradient", ParameterDoc.Of("stateGradient", gradient)),
                new(frame.Span, "parameterGradient", ParameterDoc.Of("parameterGradient", added)),
            },
            body =>
            {
                foreach ((StatePart part, TensorPlan tensor) in Parts(frame))
                {
                    using (body.Block(Invariant($"for (int j = 0; j < {part.Length}; j++)")))
                    {
                        body.Line(Invariant($"parameterGradient[{tensor.Address.Offset} + j] += stateGradient[{part.Offset} + j];"));
                    }
                }
            })
        {
            IsChecked = true,
        }.Write(writer);
    }

    private static IEnumerable<(StatePart Part, TensorPlan Tensor)> Parts(ClassFrame frame) =>
        frame.Kernel.State.Parts.Zip(frame.Kernel.Rest, (part, tensor) => (part, tensor));
}
