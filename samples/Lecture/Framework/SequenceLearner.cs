namespace Lecture.Framework;

/// <summary>One network that learns the classes of sequences, each of its own length, from the state of rest.</summary>
/// <typeparam name="TInput"><see cref="float"/>, or <see cref="int"/> for tokens.</typeparam>
internal sealed class SequenceLearner<TInput>(INetwork<float, TInput> network, Sequences<TInput> examples) : ILearner
    where TInput : unmanaged
{
    private readonly NetworkRun<TInput> _run = new(network);
    private readonly float[] _stateGradient = new float[network.StateLength];

    public IReadOnlyList<ParameterLayout> Layouts { get; } = [network.Layout];

    public int Count => examples.Count;

    public Span<float> Parameters(int index) => network.Parameters;

    public int Rows(int example) => examples.Targets[example].Length;

    public double AddGradient(int example, double share, Span<float> gradient)
    {
        (float[] state, int length) = (_run.State, examples.LengthOf(example));
        network.Rest(state);
        _run.Forward(examples.Inputs[example], length);
        double loss = _run.Loss(examples.Targets[example], share);
        Array.Clear(_stateGradient);
        _run.Backward(examples.Inputs[example], length, gradient, _stateGradient);
        network.RestBackward(_stateGradient, gradient);
        return loss;
    }
}
