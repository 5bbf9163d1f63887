namespace Unrolled;

/// <summary>Sequences to learn from, each with its right answer: the data and the loss of a training.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TInput">What the network reads: <typeparamref name="T"/>, or <see cref="int"/> for tokens.</typeparam>
/// <remarks>A trainer calls the methods from several threads at once, and allocates nothing between them; neither should they.</remarks>
public abstract class SequenceSet<T, TInput>
    where T : unmanaged
    where TInput : unmanaged
{
    /// <summary>How many sequences there are.</summary>
    public abstract int Count { get; }

    /// <summary>Rows that have no right answer and count neither in the loss nor in the score; a short sequence's padding is not among them.</summary>
    public virtual int IgnoredRows => 0;

    /// <summary>Throws unless the set is one for this network. A trainer asks before it reads the first sequence.</summary>
    /// <remarks>The sets of this library compare lengths with the network's topology, classes with its outputs, and the loss with its head.</remarks>
    /// <exception cref="ArgumentException">The set does not fit; the message names the sequence, what is needed and what was found.</exception>
    public virtual void Check(INetwork<T, TInput> network)
    {
    }

    /// <summary>Writes the input of a sequence.</summary>
    /// <param name="index">0 .. <see cref="Count"/> - 1.</param>
    /// <param name="input">As many numbers, or tokens, as the network's <c>InputLength</c>, overwritten; what lies beyond the sequence's length does not matter.</param>
    public abstract void Read(int index, Span<TInput> input);

    /// <summary>The loss of a sequence, and its gradient.</summary>
    /// <param name="index">0 .. <see cref="Count"/> - 1.</param>
    /// <param name="logits">As many numbers as the network's <c>LogitLength</c>; zeros beyond the sequence's length.</param>
    /// <param name="gradient">As many numbers, overwritten by dL/dlogits.</param>
    public abstract double Loss(int index, ReadOnlySpan<T> logits, Span<T> gradient);

    /// <summary>A score of the logits for people, such as an accuracy. NaN: there is none.</summary>
    public virtual double Score(int index, ReadOnlySpan<T> logits) => double.NaN;

    /// <summary>Steps of a sequence that is shorter than the network's; 0: all. For networks with <c>VariableLength = true</c>.</summary>
    public virtual int LengthOf(int index) => 0;

    /// <summary>Writes the true outputs for the steps after the last input, under <see cref="TrainerOptions.TeacherForcing"/>.</summary>
    /// <param name="index">0 .. <see cref="Count"/> - 1.</param>
    /// <param name="fedBack">As many numbers, or tokens, as the network's <c>FedBackLength</c>, overwritten.</param>
    /// <exception cref="NotSupportedException">The set does not tell them.</exception>
    public virtual void ReadFedBack(int index, Span<TInput> fedBack) =>
        throw new NotSupportedException($"{GetType().Name} does not tell the true outputs that teacher forcing needs: override {nameof(ReadFedBack)}.");
}

/// <summary>Sequences of numbers to learn from.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class SequenceSet<T> : SequenceSet<T, T>
    where T : unmanaged
{
}
