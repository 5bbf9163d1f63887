namespace Unrolled;

/// <summary>The shape that every model attribute declares: sizes, steps and the output layer.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public abstract class ModelAttribute : Attribute
{
    private protected ModelAttribute()
    {
    }

    /// <summary>Numbers that a step reads (x). Needed, at least 1, unless the model reads tokens: see <see cref="Vocabulary"/>.</summary>
    public int Input { get; set; }

    /// <summary>
    /// Tokens that a step reads one of, instead of <see cref="Input"/>: the first layer's weights have a column a token, which is looked
    /// up and never multiplied.
    /// </summary>
    public int Vocabulary { get; set; }

    /// <summary>Numbers of a token's row in an embedding table (tensor <c>weight_embedding</c>), which the first layer reads; 0: no table.</summary>
    public int Embedding { get; set; }

    /// <summary>Units of each recurrent layer (h). Needed, at least 1, unless <see cref="HiddenSizes"/> lists them.</summary>
    public int Hidden { get; set; }

    /// <summary>Recurrent layers of <see cref="Hidden"/> units, every one reading the h of the one below. Not set: 1.</summary>
    public int Layers { get; set; }

    /// <summary>Units of each layer, the first layer first, instead of <see cref="Hidden"/> and <see cref="Layers"/>.</summary>
    public int[] HiddenSizes { get; set; } = Array.Empty<int>();

    /// <summary>
    /// The order in which the layers see the steps. Both: every layer has a second one that runs backward in time (tensors named
    /// <c>..._reverse</c>), and what is above reads [forward | reverse]. A network that runs backward has no <c>Step</c> and no <c>Process</c>.
    /// </summary>
    public Direction Direction { get; set; }

    /// <summary>Steps of a sequence (T). Needed, at least 1; with <see cref="Unrolled.Topology.OneToOne"/> it is 1 and may be left out.</summary>
    public int Steps { get; set; }

    /// <summary>Outputs of the output layer; 0, the default: no output layer, the hidden state is the output.</summary>
    public int Output { get; set; }

    /// <summary>What the output layer does with its logits. Needs an <see cref="Output"/>.</summary>
    public Head Head { get; set; }

    /// <summary>The usual shape of the task; sets <see cref="ReadSteps"/> and <see cref="FirstOutput"/>.</summary>
    public Topology Topology { get; set; }

    /// <summary>How many steps, from the first, read an input; the others see zeros. Not set: what the topology says, by default all of them.</summary>
    public int ReadSteps { get; set; }

    /// <summary>The first step, counted from 0, that writes an output. Not set: what the topology says, by default 0.</summary>
    public int FirstOutput { get; set; }

    /// <summary>
    /// What the steps that read no input see: zeros, or the output of the step before, as a value (needs as many inputs as linear outputs)
    /// or as the most probable token (needs as many tokens as softmax outputs).
    /// </summary>
    public Feedback Feedback { get; set; }

    /// <summary>
    /// Whether a run may be shorter than <see cref="Steps"/>: members take a <c>length</c>, the state is that of the last valid step, outputs
    /// beyond it are zero, and nothing of the padding is in any gradient. Where only the last step writes, it is step <c>length - 1</c>.
    /// </summary>
    public bool VariableLength { get; set; }

    /// <summary>Whether the state of rest is trained (tensors <c>h0_l0</c>, <c>c0_l0</c>, ...) rather than zero.</summary>
    public bool LearnedInitialState { get; set; }

    /// <summary>Whether the training pass takes a mask for what goes from layer to layer: 0 drops, 1 / (1 - p) keeps. Inference drops nothing.</summary>
    public bool Dropout { get; set; }

    /// <summary>Whether <c>Backward</c> keeps dL/dh and dL/dc of every step on the tape, for <see cref="GradientFlow"/>.</summary>
    public bool Trace { get; set; }

    /// <summary>Whether the layers have biases. Default: true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The type of every number: single (the default) or double.</summary>
    public Precision Precision { get; set; }

    /// <summary>How products are added: each operation rounded (the default), or fused.</summary>
    public Arithmetic Arithmetic { get; set; }

    /// <summary>How the code is laid out; by default the size of the model decides.</summary>
    public Plan Plan { get; set; }
}
