namespace Unrolled;

/// <summary>Optional inputs of a training run. The default has none.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TInput">What the network reads: <typeparamref name="T"/>, or <see cref="int"/> for tokens.</typeparam>
public readonly ref struct SequenceOptions<T, TInput>
    where T : unmanaged
    where TInput : unmanaged
{
    /// <summary>Options of one run.</summary>
    /// <param name="fedBack">See <see cref="FedBack"/>.</param>
    /// <param name="mask">See <see cref="Mask"/>.</param>
    /// <param name="length">See <see cref="Length"/>.</param>
    public SequenceOptions(ReadOnlySpan<TInput> fedBack = default, ReadOnlySpan<T> mask = default, int length = 0)
    {
        Length = length;
        FedBack = fedBack;
        Mask = mask;
    }

    /// <summary>Steps of the run, from 1; 0: all.</summary>
    public int Length { get; }

    /// <summary>True outputs for the steps after the last input (teacher forcing), <c>FedBackLength</c> of them; empty: the network's own.</summary>
    public ReadOnlySpan<TInput> FedBack { get; }

    /// <summary>The masks of dropout, <c>MaskLength</c> numbers, each 0 or 1 / (1 - p); empty: nothing is dropped.</summary>
    public ReadOnlySpan<T> Mask { get; }
}
