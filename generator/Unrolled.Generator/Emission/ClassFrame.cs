using Unrolled.Generator.Lowering;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Emission;

/// <summary>The class that is being written: its kernel, its equations, and the names and sizes that all member writers share.</summary>
internal sealed record ClassFrame(Kernel Kernel, IReadOnlyList<string> Equations)
{
    public ModelSpec Spec => Kernel.Spec;

    public string Name => Spec.Type.Name;

    /// <summary>The type of every number.</summary>
    public string T => Spec.Number == NumberKind.Double ? "double" : "float";

    public int BytesPerNumber => Spec.Number == NumberKind.Double ? sizeof(double) : sizeof(float);

    public string Span => $"global::System.Span<{T}>";

    public string ReadOnlySpan => $"global::System.ReadOnlySpan<{T}>";

    /// <summary>Units of the last layer, which the output is made from.</summary>
    public int HiddenSize => Spec.Hidden[Spec.Hidden.Count - 1];

    public bool HasOutputLayer => Spec.Output > 0;

    public int OutputSize => HasOutputLayer ? Spec.Output : HiddenSize;

    public int WrittenSteps => Spec.Steps - Spec.FirstOutput;

    public int InputLength => Spec.ReadSteps * Spec.Input;

    public int OutputLength => WrittenSteps * OutputSize;
}
