namespace Lecture.Framework;

/// <summary>The memory that one network needs to run forward and backward, made once.</summary>
/// <typeparam name="TInput"><see cref="float"/>, or <see cref="int"/> for tokens.</typeparam>
internal sealed class NetworkRun<TInput>(INetwork<float, TInput> network)
    where TInput : unmanaged
{
    private readonly float[] _tape = new float[network.TapeLength];

    public INetwork<float, TInput> Network { get; } = network;

    /// <summary>Before a run the first state, after it the final one.</summary>
    public float[] State { get; } = new float[network.StateLength];

    public float[] Logits { get; } = new float[network.LogitLength];

    /// <summary>dL/dlogits; rows that no loss wrote are zero.</summary>
    public float[] LogitGradient { get; } = new float[network.LogitLength];

    public void Forward(TInput[] input, int length) =>
        Network.ForwardLogits(State, input, Logits, _tape, new SequenceOptions<float, TInput>(length: length));

    /// <param name="input">The input of the run forward.</param>
    /// <param name="length">Its length.</param>
    /// <param name="gradient">dL/dparameters is added to it.</param>
    /// <param name="stateGradient">Enters as dL/d(final state), leaves as dL/d(first state).</param>
    public void Backward(TInput[] input, int length, Span<float> gradient, Span<float> stateGradient) =>
        Network.Backward(input, _tape, LogitGradient, gradient, default, stateGradient, new SequenceOptions<float, TInput>(length: length));

    /// <summary>The mean loss of the rows that have targets, and dL/dlogits times <paramref name="share"/>.</summary>
    public double Loss(int[] targets, double share)
    {
        double loss = Decisions.Loss(Logits, Network.OutputSize, targets, LogitGradient);
        Span<float> written = LogitGradient.AsSpan(0, targets.Length * Network.OutputSize);
        Gradients.Scale(written, share);
        LogitGradient.AsSpan(written.Length).Clear();
        return loss;
    }
}
