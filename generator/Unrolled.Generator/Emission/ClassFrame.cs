using Unrolled.Generator.Lowering;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Emission;

/// <summary>The class that is being written: its kernel, its equations, and the names and sizes that all member writers share.</summary>
internal sealed record ClassFrame(Kernel Kernel, IReadOnlyList<string> Equations)
{
    public ModelSpec Spec => Kernel.Spec;

    public string Name => Spec.Type.Name;

    /// <summary>The simple name of the class that does the arithmetic.</summary>
    public string KernelClass => Spec.Target.HasFileTypes ? Name.TrimStart('@') + "Kernels" : "Kernels";

    /// <summary>The same as the public members name it.</summary>
    public string Kernels => Spec.Target.HasFileTypes ? $"global::{KernelNames.Namespace}.{KernelClass}" : KernelClass;

    /// <summary>The type of every number.</summary>
    public string T => Spec.Number == NumberKind.Double ? "double" : "float";

    public int BytesPerNumber => Spec.Number == NumberKind.Double ? sizeof(double) : sizeof(float);

    public string Span => $"global::System.Span<{T}>";

    public string ReadOnlySpan => $"global::System.ReadOnlySpan<{T}>";

    /// <summary>The instance's parameters as an argument of exactly the type that generated methods take, so that no overload of the user's fits better.</summary>
    public string ReadOnlyParameters => $"({ReadOnlySpan})Parameters";

    /// <summary>An empty span as an argument, of exactly the type that generated methods take.</summary>
    public string NoSpan => $"default({Span})";

    /// <summary>Units of the last layer, which the output is made from.</summary>
    public int HiddenSize => Spec.LastLayer.Units;

    public bool HasOutputLayer => Spec.Output > 0;

    public int OutputSize => HasOutputLayer ? Spec.Output : Spec.Directions * Spec.LastLayer.Outputs;

    /// <summary>Whether a step can stand alone: no layer has to see later steps first.</summary>
    public bool HasSteps => Spec.Direction == DirectionKind.Forward;

    public bool ReadsTokens => Spec.ReadsTokens;

    public string Tokens => "global::System.ReadOnlySpan<int>";

    /// <summary>The type of an input sequence.</summary>
    public string InputSpan => ReadsTokens ? Tokens : ReadOnlySpan;

    /// <summary>The type of one number of it.</summary>
    public string InputT => ReadsTokens ? "int" : T;

    /// <summary>The name of an input sequence.</summary>
    public string Input => ReadsTokens ? "tokens" : "input";

    /// <summary>The name of the input of any number of steps.</summary>
    public string Inputs => ReadsTokens ? "tokens" : "inputs";

    /// <summary>The input of one step, with its type.</summary>
    public string X => ReadsTokens ? "int token" : $"{ReadOnlySpan} x";

    /// <summary>The name of the input of one step.</summary>
    public string XName => ReadsTokens ? "token" : "x";

    /// <summary>Numbers, or tokens, that a step reads.</summary>
    public int InputSize => ReadsTokens ? 1 : Spec.Input;

    public bool HasFeedback => Spec.Feedback == FeedbackKind.Output;

    public int FedBackLength => HasFeedback ? (Spec.Steps - Spec.ReadSteps) * InputSize : 0;

    /// <summary>The interface of the class.</summary>
    public string Interface => ReadsTokens ? $"global::Unrolled.ITokenNetwork<{T}>" : $"global::Unrolled.INetwork<{T}>";

    public int WrittenSteps => Spec.Steps - Spec.FirstOutput;

    public int InputLength => Spec.ReadSteps * InputSize;

    public int OutputLength => WrittenSteps * OutputSize;
}
