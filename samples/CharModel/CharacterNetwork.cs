using Samples;

namespace CharModel;

/// <summary>One step of a model: reads x, moves the state on, writes the probabilities of the next symbol.</summary>
internal delegate void StepFunction(ReadOnlySpan<float> parameters, Span<float> state, ReadOnlySpan<float> x, Span<float> y);

/// <summary>What is common to the generated classes: the network that a trainer needs, and its step for streaming.</summary>
internal sealed record CharacterNetwork(INetwork<float> Network, StepFunction Step)
{
    public static CharacterNetwork ForHello(Cell cell, ulong seed) => cell switch
    {
        Cell.Rnn => new(HelloRnn.CreateRandom(seed), HelloRnn.Step),
        Cell.Lstm => new(HelloLstm.CreateRandom(seed), HelloLstm.Step),
        _ => new(HelloGru.CreateRandom(seed), HelloGru.Step),
    };

    /// <summary>A text model with PyTorch's first values: from them the LSTM learns text better than from the library's own, by 0.08 bits per character.</summary>
    public static CharacterNetwork ForText(Cell cell, ulong seed)
    {
        CharacterNetwork model = Create(cell, seed);
        Initializer.PyTorch(model.Network.Layout, model.Network.Parameters, seed);
        return model;
    }

    private static CharacterNetwork Create(Cell cell, ulong seed) => cell switch
    {
        Cell.Rnn => new(TextRnn.CreateRandom(seed), TextRnn.Step),
        Cell.Lstm => new(TextLstm.CreateRandom(seed), TextLstm.Step),
        _ => new(TextGru.CreateRandom(seed), TextGru.Step),
    };
}
