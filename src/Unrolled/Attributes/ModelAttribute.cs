namespace Unrolled;

/// <summary>The shape that every model attribute declares: sizes, steps and the output layer.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public abstract class ModelAttribute : Attribute
{
    private protected ModelAttribute()
    {
    }

    /// <summary>Numbers of a step's input x, at least 1. Required, unless the input is tokens: see <see cref="Vocabulary"/>.</summary>
    public int Input { get; set; }

    /// <summary>
    /// Number of tokens, instead of <see cref="Input"/>: the input of a step is one token. The first layer's weights have a column for each
    /// token; it is looked up, not multiplied.
    /// </summary>
    public int Vocabulary { get; set; }

    /// <summary>Width of the embedding table (tensor <c>weight_embedding</c>): a token's row is the input of the first layer. 0: no table.</summary>
    public int Embedding { get; set; }

    /// <summary>Units of each layer (h), at least 1. Required, unless <see cref="HiddenSizes"/> lists them.</summary>
    public int Hidden { get; set; }

    /// <summary>Number of layers of <see cref="Hidden"/> units. The input of a layer is the h of the layer below. Not set: 1.</summary>
    public int Layers { get; set; }

    /// <summary>Units of each layer, the first layer first, instead of <see cref="Hidden"/> and <see cref="Layers"/>.</summary>
    public int[] HiddenSizes { get; set; } = Array.Empty<int>();

    /// <summary>Units of dense layers between the input and the first layer, <c>f(W x + b)</c> (tensors <c>weight_in0</c>, <c>bias_in0</c>, ...). Not set: none.</summary>
    public int[] InputSizes { get; set; } = Array.Empty<int>();

    /// <summary>The activation f of the layers of <see cref="InputSizes"/>. Default: <see cref="DenseActivation.Relu"/>.</summary>
    public DenseActivation InputActivation { get; set; }

    /// <summary>Units of dense layers between the last layer and the output layer, <c>f(W h + b)</c> (tensors <c>weight_head0</c>, <c>bias_head0</c>, ...). Not set: none.</summary>
    public int[] HeadSizes { get; set; } = Array.Empty<int>();

    /// <summary>The activation f of the layers of <see cref="HeadSizes"/>. Default: <see cref="DenseActivation.Relu"/>.</summary>
    public DenseActivation HeadActivation { get; set; }

    /// <summary>
    /// The order in which the layers see the steps. Both: each layer has a second one beside it that runs backward in time (tensors named
    /// <c>..._reverse</c>); the layer above reads [forward | reverse]. A network that runs backward has no <c>Step</c> and no <c>Process</c>.
    /// </summary>
    public Direction Direction { get; set; }

    /// <summary>Steps of a sequence (T), at least 1. Required, except with <see cref="Unrolled.Topology.OneToOne"/>, where it is 1.</summary>
    public int Steps { get; set; }

    /// <summary>Outputs of the output layer; 0, the default: no output layer, the hidden state is the output.</summary>
    public int Output { get; set; }

    /// <summary>What the output layer does with its logits. Needs an <see cref="Output"/>.</summary>
    public Head Head { get; set; }

    /// <summary>The usual shape of the task; sets <see cref="ReadSteps"/> and <see cref="FirstOutput"/>.</summary>
    public Topology Topology { get; set; }

    /// <summary>Steps that read an input, counted from the first; the others see zeros. Not set: by the topology, by default all.</summary>
    public int ReadSteps { get; set; }

    /// <summary>The first step that writes an output, counted from 0. Not set: by the topology, by default 0.</summary>
    public int FirstOutput { get; set; }

    /// <summary>
    /// The input of the steps that read none: zeros, or the output of the step before. That is its values (as many inputs as linear outputs)
    /// or the most probable token (as many tokens as softmax outputs).
    /// </summary>
    public Feedback Feedback { get; set; }

    /// <summary>
    /// Whether a run may be shorter than <see cref="Steps"/>. Members then take a <c>length</c>; the last step is <c>length - 1</c>. The state is
    /// that of this step, outputs after it are zero, and the padding adds to no gradient. Where only the last step writes, this one does.
    /// </summary>
    public bool VariableLength { get; set; }

    /// <summary>Whether the initial state is learned (tensors <c>h0_l0</c>, <c>c0_l0</c>, ...). Default: false, it is zero.</summary>
    public bool LearnedInitialState { get; set; }

    /// <summary>Whether the training pass takes a mask for the values between layers: 0 drops, 1 / (1 - p) keeps. Inference drops nothing.</summary>
    public bool Dropout { get; set; }

    /// <summary>Whether <c>Backward</c> keeps dL/dh and dL/dc of every step on the tape, for <see cref="GradientFlow"/>.</summary>
    public bool Trace { get; set; }

    /// <summary>
    /// Whether the class has a nested <c>Crowd</c>: many streams that step together, 16 in a vector, each to the bits that it gives alone. For
    /// agents, voices or sensors by the hundred; it needs numbers as input and the forward direction.
    /// </summary>
    public bool Crowd { get; set; }

    /// <summary>
    /// Whether a <see cref="Trainer{T, TInput}"/> trains 16 sequences of a mini-batch side by side, each to the bits that it gives alone: faster, for some more
    /// code. It needs numbers as input and sequences of one length.
    /// </summary>
    public bool Batched { get; set; }

    /// <summary>Whether the layers have biases. Default: true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The type of every number: single (the default) or double.</summary>
    public Precision Precision { get; set; }

    /// <summary>How products are added: each operation rounded (the default), or fused.</summary>
    public Arithmetic Arithmetic { get; set; }

    /// <summary>How the code is laid out; by default the size of the model decides.</summary>
    public Plan Plan { get; set; }

    /// <summary>
    /// A weights file among the project's additional files, by the end of its path: <c>&lt;AdditionalFiles Include="gesture.weights.json" /&gt;</c>. It
    /// is checked against the model when it is compiled and becomes data of the assembly: <c>Pretrained</c>, <c>CreatePretrained</c>.
    /// <c>unrolled convert</c> writes such files.
    /// </summary>
    public string? Weights { get; set; }
}
