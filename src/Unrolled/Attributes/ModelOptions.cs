namespace Unrolled;

/// <summary>What the output layer does with its logits.</summary>
public enum Head
{
    /// <summary>The values <c>y = V h + b</c> themselves.</summary>
    Linear,

    /// <summary>A probability for each output on its own: <c>sigmoid(V h + b)</c>.</summary>
    Sigmoid,

    /// <summary>One probability distribution over all outputs: <c>softmax(V h + b)</c>.</summary>
    Softmax,
}

/// <summary>The type of every number of a model.</summary>
public enum Precision
{
    /// <summary><see cref="float"/>.</summary>
    Single,

    /// <summary><see cref="double"/>.</summary>
    Double,
}

/// <summary>The shapes that sequence tasks come in: which steps read an input and which write an output.</summary>
public enum Topology
{
    /// <summary>Every step reads and every step writes (tagging, frames of a video), unless <c>ReadSteps</c> or <c>FirstOutput</c> say otherwise.</summary>
    ManyToManyAligned,

    /// <summary>Every step reads, only the last writes (sentiment).</summary>
    ManyToOne,

    /// <summary>The first step reads, every step writes (image captioning).</summary>
    OneToMany,

    /// <summary>The first <c>ReadSteps</c> steps read; writing starts with the last of them (translation).</summary>
    ManyToManyDelayed,

    /// <summary>A single step that reads and writes.</summary>
    OneToOne,
}

/// <summary>The activation of a vanilla recurrent cell.</summary>
public enum RnnActivation
{
    /// <summary><c>h = tanh(...)</c>.</summary>
    Tanh,

    /// <summary><c>h = max(0, ...)</c>.</summary>
    Relu,

    /// <summary><c>h = ...</c>: a linear recurrence.</summary>
    Identity,
}

/// <summary>The activation of a dense layer.</summary>
public enum DenseActivation
{
    /// <summary><c>max(0, a)</c>.</summary>
    Relu,

    /// <summary><c>tanh(a)</c>.</summary>
    Tanh,

    /// <summary><c>1 / (1 + exp(-a))</c>.</summary>
    Sigmoid,

    /// <summary>a where it is positive, else <c>0.01 a</c>.</summary>
    LeakyRelu,

    /// <summary>a where it is positive, else <c>exp(a) - 1</c>.</summary>
    Elu,

    /// <summary><c>log(1 + exp(a))</c>.</summary>
    Softplus,

    /// <summary><c>a / (1 + |a|)</c>.</summary>
    Softsign,

    /// <summary><c>0.2 a + 0.5</c>, within 0 and 1, as Keras 2 has it.</summary>
    HardSigmoid,

    /// <summary>a, within -1 and 1.</summary>
    HardTanh,

    /// <summary>a itself.</summary>
    Linear,
}

/// <summary>Where a GRU applies its reset gate.</summary>
public enum GruReset
{
    /// <summary><c>n = tanh(W x + b + r * (R h + b_hn))</c>, as PyTorch, and Keras since version 2.</summary>
    AfterProduct,

    /// <summary><c>n = tanh(W x + b + R (r * h))</c>, as the original paper, Keras 1 and ONNX by default.</summary>
    BeforeProduct,
}

/// <summary>What the update gate z of a GRU means.</summary>
public enum GruUpdate
{
    /// <summary><c>h = (1 - z) * n + z * h</c>: z keeps the old state, as PyTorch, Keras and ONNX.</summary>
    Keeps,

    /// <summary><c>h = (1 - z) * h + z * n</c>: z writes the candidate, as the original paper and most lectures.</summary>
    Writes,
}

/// <summary>How products are added. With either, a model has the same bits on every machine.</summary>
public enum Arithmetic
{
    /// <summary>Every operation is rounded: runs everywhere, with the same bits everywhere.</summary>
    Strict,

    /// <summary>A product and the sum it goes into are rounded once (fused multiply-add): faster and a little more exact. Needs .NET 8.</summary>
    Fused,
}

/// <summary>How the generated code is laid out. The numbers are the same bits with each.</summary>
public enum Plan
{
    /// <summary>Chosen by the size of the model.</summary>
    Auto,

    /// <summary>Time and units unrolled into one straight line, for tiny models.</summary>
    StraightLine,

    /// <summary>A loop over time calls one step with its units unrolled.</summary>
    StepMethod,

    /// <summary>Loops over time, units and inputs.</summary>
    Loops,
}

/// <summary>The order in which the layers see the steps.</summary>
public enum Direction
{
    /// <summary>From the first step to the last.</summary>
    Forward,

    /// <summary>From the last step to the first: h at a step knows what comes after it.</summary>
    Reverse,

    /// <summary>Two layers side by side, one in each direction.</summary>
    Both,
}

/// <summary>The input of the steps that read none.</summary>
public enum Feedback
{
    /// <summary>Zeros; of a token model, no column at all.</summary>
    None,

    /// <summary>The output of the step before: its values, or the most probable token.</summary>
    Output,
}
