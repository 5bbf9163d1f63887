using Unrolled.Generator.Kernels;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;
using Unrolled.Generator.Spec;
using Unrolled.Parameters;

namespace Unrolled.Generator.Tests.Emission;

/// <summary>Kernels without methods: the frame around them is what is tested. The arithmetic comes from a second part of the class.</summary>
internal static class HandMadeKernel
{
    /// <summary>A running sum: every step adds its inputs to state[0] and writes state[0] + j as output j.</summary>
    public const string RunningSum = """
        partial class Gesture
        {
            private static partial class Kernels
            {
                internal static void Step(
                    System.ReadOnlySpan<float> parameters,
                    System.Span<float> state,
                    System.ReadOnlySpan<float> x,
                    System.Span<float> logits,
                    System.Span<float> work)
                {
                    for (int k = 0; k < x.Length; k++) { state[0] += x[k]; }
                    for (int j = 0; j < logits.Length; j++) { logits[j] = state[0] + j; }
                    for (int i = 0; i < WorkLength; i++) { work[i] = float.NaN; }
                }

                internal static void Forward(
                    System.ReadOnlySpan<float> parameters,
                    System.Span<float> state,
                    System.ReadOnlySpan<float> input,
                    System.Span<float> logits,
                    System.Span<float> work)
                {
                    Process(parameters, state, input, logits, work, Steps);
                }

                internal static void Process(
                    System.ReadOnlySpan<float> parameters,
                    System.Span<float> state,
                    System.ReadOnlySpan<float> input,
                    System.Span<float> logits,
                    System.Span<float> work,
                    int length)
                {
                    for (int t = 0; t < length; t++)
                    {
                        Step(parameters, state, input.Slice(t * InputSize, InputSize), logits.Slice(t * OutputSize, OutputSize), work);
                    }
                }

                internal static void ForwardTape(
                    System.ReadOnlySpan<float> parameters,
                    System.Span<float> state,
                    System.ReadOnlySpan<float> input,
                    System.Span<float> logits,
                    System.Span<float> tape)
                {
                    Forward(parameters, state, input, logits, new float[WorkLength]);
                    tape[0] = 7;
                }

                internal static void Backward(
                    System.ReadOnlySpan<float> parameters,
                    System.ReadOnlySpan<float> input,
                    System.Span<float> tape,
                    System.ReadOnlySpan<float> logitGradient,
                    System.Span<float> parameterGradient,
                    System.Span<float> inputGradient,
                    System.Span<float> stateGradient)
                {
                    parameterGradient[0] += tape[0];
                    inputGradient.Fill(2);
                    stateGradient.Fill(3);
                }
            }
        }
        """;

    /// <summary>An LSTM called Gesture in the global namespace, one layer, every step reads and writes.</summary>
    public static Kernel Lstm(int input = 2, int hidden = 2, int steps = 3, int output = 0, HeadKind head = HeadKind.Linear, int work = 0)
    {
        var spec = new ModelSpec(
            new TypeSpec("", default, "Gesture", IsStatic: false, IsPublic: true),
            input, new EquatableArray<LayerSpec>(new LayerSpec(new Unrolled.Generator.Cells.LstmCell(), hidden)), steps, ReadSteps: steps, FirstOutput: 0, output, head, Bias: true,
            NumberKind.Single, PlanKind.Auto, new TargetSpec(900, HasVectors: false));
        int unit = 4 * (input + hidden + 1);
        var tensors = new List<TensorPlan>
        {
            new("weight_ih_l0", 4 * hidden, input, false, new TensorAddress(0, hidden, unit, 0, 4)),
            new("weight_hh_l0", 4 * hidden, hidden, false, new TensorAddress(0, hidden, unit, 4 * input, 4)),
            new("bias_l0", 4 * hidden, 1, true, new TensorAddress(0, hidden, unit, 4 * (input + hidden), 4)),
        };
        int length = hidden * unit;
        if (output > 0)
        {
            tensors.Add(new("weight_head", output, hidden, false, TensorAddress.RowMajor(length, hidden)));
            tensors.Add(new("bias_head", output, 1, true, TensorAddress.RowMajor(length + (output * hidden), 1)));
            length += output * (hidden + 1);
        }

        var state = new StatePlan(new StatePart[] { new("h_l0", 0, hidden), new("c_l0", hidden, hidden) }, 2 * hidden);
        return new Kernel(
            spec, new ParameterPlan(tensors, length, length), state, TapeLength: 4, work,
            new KernelCounts(8, 24, 48), new PlanDecision(PlanKind.Loops, "x < y & z."), Array.Empty<KernelMethod>());
    }

    /// <summary>The same model as another type.</summary>
    public static Kernel As(this Kernel kernel, TypeSpec type) => kernel with { Spec = kernel.Spec with { Type = type } };
}
