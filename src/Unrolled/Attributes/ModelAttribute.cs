namespace Unrolled;

/// <summary>The shape that every model attribute declares: sizes, steps and the output layer.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public abstract class ModelAttribute : Attribute
{
    private protected ModelAttribute()
    {
    }

    /// <summary>Numbers that a step reads (x). Needed, at least 1.</summary>
    public int Input { get; set; }

    /// <summary>Units of the recurrent layer (h). Needed, at least 1.</summary>
    public int Hidden { get; set; }

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

    /// <summary>Whether the layers have biases. Default: true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The type of every number: single (the default) or double.</summary>
    public Precision Precision { get; set; }

    /// <summary>How products are added: each operation rounded (the default), or fused.</summary>
    public Arithmetic Arithmetic { get; set; }

    /// <summary>How the code is laid out; by default the size of the model decides.</summary>
    public Plan Plan { get; set; }
}
