namespace Unrolled;

/// <summary>The order in which a trainer takes sequences.</summary>
public enum SequenceOrder
{
    /// <summary>Each epoch in another order, by the seed; each sequence starts from the state of rest.</summary>
    Shuffled,

    /// <summary>As they stand, each from the state of rest.</summary>
    InOrder,

    /// <summary>
    /// As windows of a long stream, for truncated backpropagation. The set is cut into as many equal pieces as the batch size; a mini-batch is the
    /// next window of each piece. The state goes on from window to window, the gradient does not. The remainder of the cut is not used.
    /// </summary>
    Stream,
}

/// <summary>How a <see cref="Trainer{T, TInput}"/> trains.</summary>
public sealed class TrainerOptions
{
    /// <summary>Sequences of a mini-batch: a step follows their mean gradient.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>How sequences are taken.</summary>
    public SequenceOrder Order { get; set; }

    /// <summary>Decides the order of every epoch, and what dropout drops.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>The largest norm of a gradient; 0: no limit.</summary>
    public double ClipNorm { get; set; }

    /// <summary>The largest size of a number of a gradient, before the norm is limited; 0: no limit.</summary>
    public double ClipValue { get; set; }

    /// <summary>
    /// The share p of the values between layers that a training step drops, in [0, 1); the others are scaled by 1 / (1 - p). For models with
    /// <c>Dropout = true</c>. Evaluation drops nothing.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>
    /// Whether networks with feedback see the true outputs of the set while they train. Otherwise they see their own, as in evaluation and
    /// in use.
    /// </summary>
    public bool TeacherForcing { get; set; }

    /// <summary>The learning rate of each step; without it, the optimizer's own.</summary>
    public LearningRateSchedule? Schedule { get; set; }

    /// <summary>Threads that work, the caller's among them.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>
    /// Parts of a mini-batch, each with a gradient of its own; these are added in order. It is part of the arithmetic: results depend on it, and not on
    /// <see cref="Threads"/>. More threads than parts have nothing to do.
    /// </summary>
    public int Chunks { get; set; } = 8;

    internal void Check()
    {
        Positive(BatchSize, nameof(BatchSize));
        Positive(Threads, nameof(Threads));
        Positive(Chunks, nameof(Chunks));
        NotNegative(ClipNorm, nameof(ClipNorm));
        NotNegative(ClipValue, nameof(ClipValue));
        if (!(Dropout >= 0 && Dropout < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Dropout), Dropout, "It must be at least 0 and below 1.");
        }
    }

    internal TrainerOptions Copy() => (TrainerOptions)MemberwiseClone();

    private static void Positive(int value, string name)
    {
        if (value <= 0)
        {
            throw new ArgumentOutOfRangeException(name, value, "It must be above 0.");
        }
    }

    private static void NotNegative(double value, string name)
    {
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(name, value, "It must be 0 (no limit) or above.");
        }
    }
}
