namespace Unrolled;

/// <summary>Makes trainers without type arguments: the network tells them.</summary>
public static class Trainer
{
    /// <summary>A trainer of <paramref name="network"/>, whose parameters it changes.</summary>
    /// <exception cref="ArgumentException">The optimizer was made for another number of parameters; dropout is asked of a network without.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option has no sense; the message names it.</exception>
    public static Trainer<T, TInput> For<T, TInput>(INetwork<T, TInput> network, Optimizer<T> optimizer, TrainerOptions? options = null)
        where T : unmanaged
        where TInput : unmanaged => new(network, optimizer, options);
}

/// <summary>Trains a network that reads numbers.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Trainer<T> : Trainer<T, T>
    where T : unmanaged
{
    /// <inheritdoc cref="Trainer{T, TInput}(INetwork{T, TInput}, Optimizer{T}, TrainerOptions?)"/>
    public Trainer(INetwork<T, T> network, Optimizer<T> optimizer, TrainerOptions? options = null)
        : base(network, optimizer, options)
    {
    }
}

/// <summary>Trains a network that reads tokens.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TokenTrainer<T> : Trainer<T, int>
    where T : unmanaged
{
    /// <inheritdoc cref="Trainer{T, TInput}(INetwork{T, TInput}, Optimizer{T}, TrainerOptions?)"/>
    public TokenTrainer(INetwork<T, int> network, Optimizer<T> optimizer, TrainerOptions? options = null)
        : base(network, optimizer, options)
    {
    }
}

/// <summary>How good a network is on a set.</summary>
/// <param name="Loss">The mean loss of its sequences.</param>
/// <param name="Score">The mean score, as an accuracy, of those that have one; NaN where none has.</param>
/// <param name="IgnoredRows">Rows of the set that have no right answer: neither loss nor score sees them.</param>
public readonly record struct Evaluation(double Loss, double Score, int IgnoredRows = 0);
