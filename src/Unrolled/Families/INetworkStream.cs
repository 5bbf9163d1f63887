namespace Unrolled;

/// <summary>A network with the state of one stream, whatever its size: what a <see cref="NetworkFamily{T}"/> opens.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Running allocates nothing. Streams of one network may run on threads side by side; one stream is for one thread at a time.</remarks>
public interface INetworkStream<T>
    where T : unmanaged
{
    /// <summary>The network: its parameters are shared by all its streams. It is an object of one of the family's classes.</summary>
    INetwork<T, T> Network { get; }

    /// <summary>Numbers that a step reads.</summary>
    int InputSize { get; }

    /// <summary>Numbers that a step writes.</summary>
    int OutputSize { get; }

    /// <summary>Runs one step.</summary>
    /// <param name="x">The input, <see cref="InputSize"/> numbers.</param>
    /// <param name="y">Receives the output, <see cref="OutputSize"/> numbers.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing was written.</exception>
    void Step(ReadOnlySpan<T> x, Span<T> y);

    /// <summary>Runs any number of steps.</summary>
    /// <param name="inputs">The inputs, <see cref="InputSize"/> numbers a step.</param>
    /// <param name="outputs">Receives the outputs, <see cref="OutputSize"/> numbers a step. Where the two sizes are equal it may be <paramref name="inputs"/> itself.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the two overlap; nothing was written.</exception>
    void Process(ReadOnlySpan<T> inputs, Span<T> outputs);

    /// <summary>Back to the state of rest: zeros, or what is learned.</summary>
    void Reset();

    /// <summary>Another stream of the same network, at rest: one for each channel or voice.</summary>
    INetworkStream<T> CreateStream();
}
