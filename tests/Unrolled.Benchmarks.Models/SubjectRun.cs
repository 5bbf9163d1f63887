namespace Unrolled.Benchmarks.Models;

/// <summary>The numbers and buffers of one model's runs.</summary>
internal sealed class SubjectRun
{
    private readonly Subject _subject;
    private readonly ParameterBlock<float> _parameters;
    private readonly ParameterBlock<float> _gradient;
    private readonly ParameterBlock<float> _state;

    public SubjectRun(Subject subject, ulong seed)
    {
        _subject = subject;
        INetwork<float> network = subject.Network;
        _parameters = new ParameterBlock<float>(network.Layout.Length);
        _gradient = new ParameterBlock<float>(network.Layout.Length);
        network.Parameters.CopyTo(_parameters.Span);
        var random = new Xoshiro256(seed);
        Input = Random(random, network.InputLength);
        Targets = Random(random, network.LogitLength);
        Output = new float[network.LogitLength];
        Logits = new float[network.LogitLength];
        LogitGradient = new float[network.LogitLength];
        InputGradient = new float[network.InputLength];
        _state = new ParameterBlock<float>(network.StateLength);
        StateGradient = new float[network.StateLength];
        Tape = new float[network.TapeLength];
    }

    public Span<float> Parameters => _parameters.Span;

    public Span<float> Gradient => _gradient.Span;

    public float[] Input { get; }

    public float[] Targets { get; }

    public float[] Output { get; }

    public float[] Logits { get; }

    public float[] LogitGradient { get; }

    public float[] InputGradient { get; }

    /// <summary>In memory like that of a generated state.</summary>
    public Span<float> State => _state.Span;

    public float[] StateGradient { get; }

    public float[] Tape { get; }

    /// <summary>Both passes from rest, to gradients of the mean squared error by everything.</summary>
    public void Train() => Train(_subject);

    /// <summary>The same by another class with parameters and tape of the same lengths, in the same memory.</summary>
    public void Train(Subject subject)
    {
        State.Clear();
        Array.Clear(StateGradient);
        Gradient.Clear();
        subject.ForwardLogits(Parameters, State, Input, Logits, Tape);
        Losses.MeanSquaredError(Logits, Targets, LogitGradient);
        subject.Backward(Parameters, Input, Tape, LogitGradient, Gradient, InputGradient, StateGradient);
    }

    private static float[] Random(Xoshiro256 random, int count)
    {
        var numbers = new float[count];
        foreach (ref float number in numbers.AsSpan())
        {
            number = (2f * random.NextSingle()) - 1f;
        }

        return numbers;
    }
}
