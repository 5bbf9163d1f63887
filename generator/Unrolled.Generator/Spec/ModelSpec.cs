using Unrolled.Generator.Cells;

namespace Unrolled.Generator.Spec;

/// <summary>All that decides the generated text of one model, and nothing else: the key of the generator's cache.</summary>
/// <remarks>Immutable, structural equality, no Roslyn type, no location: moving an attribute in its file regenerates nothing.</remarks>
/// <param name="Type">The annotated class.</param>
/// <param name="Input">Numbers a step reads.</param>
/// <param name="Layers">The layers that the attribute lists, each of its cell, the first layer first.</param>
/// <param name="Steps">Steps of a sequence.</param>
/// <param name="ReadSteps">Steps that read an input, from the first; the rest see zeros.</param>
/// <param name="FirstOutput">The first step that writes an output.</param>
/// <param name="Output">Outputs of the output layer; 0: none, h is the output.</param>
/// <param name="Head">What the output layer does with its logits.</param>
/// <param name="Bias">Whether layers have biases.</param>
/// <param name="Number">float or double.</param>
/// <param name="Plan">The layout of the code the user asked for.</param>
/// <param name="Target">What the compilation's language and framework can do.</param>
internal sealed record ModelSpec(
    TypeSpec Type,
    int Input,
    EquatableArray<LayerSpec> Layers,
    int Steps,
    int ReadSteps,
    int FirstOutput,
    int Output,
    HeadKind Head,
    bool Bias,
    NumberKind Number,
    PlanKind Plan,
    TargetSpec Target)
{
    /// <summary>Whether a product and the sum it goes into are rounded once.</summary>
    public ArithmeticKind Arithmetic { get; init; }

    /// <summary>Tokens that an input is one of; 0: the input is numbers.</summary>
    public int Vocabulary { get; init; }

    /// <summary>Numbers of a token's row in the embedding table; 0: no table, the first layer has a column a token.</summary>
    public int Embedding { get; init; }

    /// <summary>The order in which the steps run.</summary>
    public DirectionKind Direction { get; init; }

    /// <summary>What the steps that read nothing see.</summary>
    public FeedbackKind Feedback { get; init; }

    /// <summary>Whether the rest state is trained rather than zero.</summary>
    public bool LearnedInitialState { get; init; }

    /// <summary>Whether training multiplies what goes from layer to layer by a mask.</summary>
    public bool Dropout { get; init; }

    /// <summary>Whether the backward pass keeps the gradient of the state of every step.</summary>
    public bool Trace { get; init; }

    /// <summary>Whether many streams can step together.</summary>
    public bool Crowd { get; init; }

    /// <summary>Whether 16 sequences train side by side.</summary>
    public bool Batched { get; init; }

    /// <summary>Whether a run may be shorter than <see cref="Steps"/>.</summary>
    public bool VariableLength { get; init; }

    /// <summary>The additional file with the parameters, as the attribute names it; empty: none.</summary>
    public string Weights { get; init; } = "";

    /// <summary>Dense layers before the first layer.</summary>
    public EquatableArray<LayerSpec> InputLayers { get; init; }

    /// <summary>Dense layers between the last layer and the output layer.</summary>
    public EquatableArray<LayerSpec> HeadLayers { get; init; }

    /// <summary>All layers but the output layer, from the input on.</summary>
    public IEnumerable<LayerSpec> AllLayers => InputLayers.Concat(Layers).Concat(HeadLayers);

    /// <summary>The cells of <see cref="Layers"/>, each once.</summary>
    public IEnumerable<Cell> Cells => Layers.Select(layer => layer.Cell).Distinct();

    /// <summary>The cell of all layers, or those of each from the input on, in the words that files keep.</summary>
    public string Signature => string.Join(" > ", AllLayers.Count() > Layers.Count || Cells.Count() > 1
        ? AllLayers.Select(layer => layer.Cell.Signature)
        : Cells.Select(cell => cell.Signature));

    /// <summary>Whether something is carried from step to step.</summary>
    public bool HasState => Layers.Any(layer => layer.Cell.States.Count > 0);

    /// <summary>The last of <see cref="Layers"/>.</summary>
    public LayerSpec LastLayer => Layers[Layers.Count - 1];

    public bool ReadsTokens => Vocabulary > 0;

    /// <summary>Layers of one direction and those of the other.</summary>
    public int Directions => Direction == DirectionKind.Both ? 2 : 1;
}

/// <summary>The annotated class: where the generated part must stand.</summary>
/// <param name="Namespace">Full name, empty for the global namespace.</param>
/// <param name="Containers">Containing types from the outermost, as they are declared again: <c>partial class Outer</c>.</param>
/// <param name="Name">Simple name of the class. Like every name here it is written as code may say it: <c>@class</c>.</param>
/// <param name="IsStatic">A static class gets the static members alone.</param>
/// <param name="IsPublic">Whether the class can be seen from other assemblies, so that its documentation counts.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<string> Containers, string Name, bool IsStatic, bool IsPublic);

/// <summary>Capabilities of the compilation that the text depends on.</summary>
/// <param name="LanguageVersion">C# version times 100: 900, 1000, ... 1400.</param>
/// <param name="HasVectors">The library has its vectors of any width (.NET 8 or later).</param>
internal sealed record TargetSpec(int LanguageVersion, bool HasVectors)
{
    /// <summary>What every target can do: C# 9 on netstandard2.1.</summary>
    public static readonly TargetSpec Oldest = new(900, HasVectors: false);

    /// <summary>Whether the compiler optimizes. Else it makes a new array each time where a span of numbers could be a view of the assembly's data.</summary>
    public bool IsOptimized { get; init; } = true;

    /// <summary>Whether a class can be local to its file: C# 11.</summary>
    public bool HasFileTypes => LanguageVersion >= 1100;

    /// <summary>Whether code can be written over lanes: static abstract members need C# 11, and a runtime that has them.</summary>
    public bool HasLanes => HasVectors && LanguageVersion >= 1100;
}
