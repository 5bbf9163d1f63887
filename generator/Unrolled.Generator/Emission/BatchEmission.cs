using Unrolled.Generator.Kernels;
using Unrolled.Generator.Lowering;

namespace Unrolled.Generator.Emission;

/// <summary>The interface by which trainers run 16 sequences side by side.</summary>
internal static class BatchEmission
{
    /// <summary>The interface's type.</summary>
    public static string Interface(ClassFrame frame) => $"global::Unrolled.IBatchNetwork<{frame.T}>";

    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (frame.Kernel.BatchTapeLength == 0 || frame.Spec.Type.IsStatic)
        {
            return;
        }

        string network = Interface(frame);
        int streams = StreamLanes.Streams;
        string masks = frame.Spec.Dropout ? ", masks" : "";
        string noMask = frame.Spec.Dropout
            ? $"global::Unrolled.Guard.ExactlyOrEmpty(masks.Length, {streams} * MaskLength, \"masks\");"
            : "global::Unrolled.Guard.Exactly(masks.Length, 0, \"masks\");";
        writer.Line().Lines($$"""
            {{ClassEmission.GeneratedCode}} int {{network}}.BatchTapeLength => {{streams * frame.Kernel.BatchTapeLength}};

            {{ClassEmission.GeneratedCode}}
            void {{network}}.ForwardBatch(
                {{frame.ReadOnlySpan}} weights, {{frame.Span}} states, {{frame.ReadOnlySpan}} inputs, {{frame.Span}} logits, {{frame.Span}} tape, {{frame.ReadOnlySpan}} masks)
            {
                global::Unrolled.Guard.Exactly(weights.Length, ParameterLength, "weights");
                global::Unrolled.Guard.Exactly(states.Length, {{streams}} * StateLength, "states");
                global::Unrolled.Guard.Exactly(inputs.Length, {{streams}} * InputLength, "inputs");
                global::Unrolled.Guard.Exactly(logits.Length, {{streams}} * OutputLength, "logits");
                global::Unrolled.Guard.AtLeast(tape.Length, {{streams * frame.Kernel.BatchTapeLength}}, "tape");
                {{noMask}}
                {{frame.Kernels}}.{{KernelEntry.BatchForwardTape}}(weights, states, inputs, logits, tape{{masks}});
            }

            {{ClassEmission.GeneratedCode}}
            void {{network}}.BackwardBatch(
                {{frame.ReadOnlySpan}} inputs, {{frame.Span}} tape, {{frame.ReadOnlySpan}} logitGradients, {{frame.Span}} parameterGradients,
                {{frame.Span}} inputGradients, {{frame.Span}} stateGradients)
            {
                global::Unrolled.Guard.Exactly(inputs.Length, {{streams}} * InputLength, "inputs");
                global::Unrolled.Guard.AtLeast(tape.Length, {{streams * frame.Kernel.BatchTapeLength}}, "tape");
                global::Unrolled.Guard.Exactly(logitGradients.Length, {{streams}} * OutputLength, "logitGradients");
                global::Unrolled.Guard.Exactly(parameterGradients.Length, {{streams}} * ParameterLength, "parameterGradients");
                global::Unrolled.Guard.ExactlyOrEmpty(inputGradients.Length, {{streams}} * InputLength, "inputGradients");
                global::Unrolled.Guard.ExactlyOrEmpty(stateGradients.Length, {{streams}} * StateLength, "stateGradients");
                {{frame.Kernels}}.{{KernelEntry.BatchBackward}}(
                    {{frame.ReadOnlyParameters}}, inputs, tape, logitGradients, parameterGradients, inputGradients, stateGradients);
            }
            """);
    }
}
