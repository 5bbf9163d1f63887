namespace Lecture.Framework;

/// <summary>Two networks: the encoder's final state is the decoder's first one, and the gradient of that state goes back into the encoder.</summary>
/// <remarks>The decoder's token 0 starts a text as its input, and ends it as its output.</remarks>
/// <param name="encoder">A network without an output layer, whose state has the decoder's length.</param>
/// <param name="decoder">A network that writes a token after each that it reads.</param>
/// <param name="examples">What the encoder reads; the targets are what the decoder writes, with the token 0 at the end.</param>
internal sealed class EncoderDecoder(ITokenNetwork<float> encoder, ITokenNetwork<float> decoder, Sequences<int> examples) : ILearner
{
    private const int End = 0;

    private readonly NetworkRun<int> _encoder = new(encoder);
    private readonly NetworkRun<int> _decoder = new(decoder);
    private readonly float[] _stateGradient = new float[encoder.StateLength];
    private readonly int[] _fedBack = new int[decoder.InputLength];

    public IReadOnlyList<ParameterLayout> Layouts { get; } = [encoder.Layout, decoder.Layout];

    public int Count => examples.Count;

    public Span<float> Parameters(int network) => network == 0 ? encoder.Parameters : decoder.Parameters;

    public int Rows(int example) => examples.Targets[example].Length;

    /// <summary>The decoder reads the true token before each that it writes (teacher forcing).</summary>
    public double AddGradient(int example, double share, Span<float> gradient)
    {
        int[] question = examples.Inputs[example];
        int questionLength = examples.LengthOf(example);
        int[] answer = examples.Targets[example];
        Encode(question, questionLength);
        Array.Clear(_fedBack);
        answer.AsSpan(0, answer.Length - 1).CopyTo(_fedBack.AsSpan(1));
        _decoder.Forward(_fedBack, answer.Length);
        double loss = _decoder.Loss(answer, share);

        Array.Clear(_stateGradient);
        _decoder.Backward(_fedBack, answer.Length, gradient[encoder.Layout.Length..], _stateGradient);
        _encoder.Backward(question, questionLength, gradient[..encoder.Layout.Length], _stateGradient);
        encoder.RestBackward(_stateGradient, gradient[..encoder.Layout.Length]);
        return loss;
    }

    /// <summary>What the decoder writes when it reads its own likeliest token, until that is the end or there is no more room; the end is part of it.</summary>
    public int[] Write(int[] question, int length)
    {
        Encode(question, length);
        var written = new List<int>();
        int token = End;
        do
        {
            // One step from the state that the last one left.
            _fedBack[0] = token;
            _decoder.Forward(_fedBack, 1);
            token = Decisions.Likeliest(_decoder.Logits, decoder.OutputSize, 1)[0];
            written.Add(token);
        }
        while (token != End && written.Count < decoder.InputLength);

        return [.. written];
    }

    private void Encode(int[] question, int length)
    {
        encoder.Rest(_encoder.State);
        _encoder.Forward(question, length);
        _encoder.State.CopyTo(_decoder.State, 0);
    }
}
