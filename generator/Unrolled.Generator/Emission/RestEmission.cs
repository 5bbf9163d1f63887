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

    private static void WriteRest(CSharpWriter writer, ClassFrame frame)
    {
        writer.Lines($"""
            /// <summary>Writes the state of rest, which is learned.</summary>
            {ParameterDoc.Block(frame)}
            {ParameterDoc.Of("state", $"Receives {ParameterDoc.Numbers(frame.Kernel.State.Length)}: {StateEmission.Parts(frame)}.")}
            {ParameterDoc.WrongLength}
            {ClassEmission.GeneratedCode}
            public static void Rest({frame.ReadOnlySpan} parameters, {frame.Span} state)
            """);
        using (writer.Block())
        {
            writer.Exactly("parameters", "ParameterLength").Exactly("state", "StateLength").Line();
            foreach ((StatePart part, TensorPlan tensor) in frame.Kernel.State.Parts.Zip(frame.Kernel.Rest, (part, tensor) => (part, tensor)))
            {
                writer.Line(Invariant($"parameters.Slice({tensor.Address.Offset}, {part.Length}).CopyTo(state.Slice({part.Offset}, {part.Length}));"));
            }
        }

        writer.Line();
    }

    private static void WriteGradient(CSharpWriter writer, ClassFrame frame)
    {
        string added = $"dL/dparameters, {ParameterDoc.Numbers(frame.Kernel.Parameters.Length)}: the gradient of the learned state is added.";
        writer.Lines($"""
            /// <summary>The gradient of a run from the state of rest: what <see cref="Backward"/> left in its stateGradient belongs to the learned state.</summary>
            {ParameterDoc.Of("stateGradient", $"dL/d(initial state), {ParameterDoc.Numbers(frame.Kernel.State.Length)}.")}
            {ParameterDoc.Of("parameterGradient", added)}
            {ParameterDoc.WrongLength}
            {ClassEmission.GeneratedCode}
            public static void RestBackward({frame.ReadOnlySpan} stateGradient, {frame.Span} parameterGradient)
            """);
        using (writer.Block())
        {
            writer.Exactly("stateGradient", "StateLength").Exactly("parameterGradient", "ParameterLength").Line();
            foreach ((StatePart part, TensorPlan tensor) in frame.Kernel.State.Parts.Zip(frame.Kernel.Rest, (part, tensor) => (part, tensor)))
            {
                using (writer.Block(Invariant($"for (int j = 0; j < {part.Length}; j++)")))
                {
                    writer.Line(Invariant($"parameterGradient[{tensor.Address.Offset} + j] += stateGradient[{part.Offset} + j];"));
                }
            }
        }

        writer.Line();
    }
}
