namespace Playground.Lecture;

/// <summary>The three cells.</summary>
internal enum CellKind
{
    Rnn,
    Lstm,
    Gru,
}

/// <summary>A value of a run over time, such as a gate.</summary>
/// <param name="Name">Its symbol in the equations, and what it does.</param>
/// <param name="Values">A row of the units' numbers for each step.</param>
/// <param name="IsShare">Whether its numbers are from 0 to 1.</param>
internal sealed record CellValue(string Name, float[] Values, bool IsShare);

/// <summary>One network that learns one word, an iteration at a time, and what can be seen of it.</summary>
internal sealed class Course
{
    private readonly ITokenNetwork<float> _network;
    private readonly TapeLayout _tapeLayout;
    private readonly Adam<float> _optimizer;
    private readonly float[] _state;
    private readonly float[] _logits;
    private readonly float[] _logitGradient;
    private readonly float[] _gradient;
    private readonly float[] _tape;
    private readonly int[] _input;
    private readonly int[] _targets;
    private readonly List<double> _losses = [];

    public Course(CellKind cell, Word word, ulong seed)
    {
        (_network, _tapeLayout) = Create(cell, seed);
        Cell = cell;
        Word = word;
        _optimizer = new Adam<float>(_network.Layout.Length, learningRate: 0.02);
        _state = new float[_network.StateLength];
        _logits = new float[_network.LogitLength];
        _logitGradient = new float[_network.LogitLength];
        _gradient = new float[_network.Layout.Length];
        _tape = new float[_network.TapeLength];
        _input = new int[_network.InputLength];
        word.Tokens.AsSpan(..word.Steps).CopyTo(_input);
        _targets = word.Tokens[1..];
        Look();
    }

    public CellKind Cell { get; }

    public Word Word { get; }

    public static int Units => WordRnn.HiddenSize;

    /// <summary>Trainable numbers.</summary>
    public int Parameters => _network.Layout.Count;

    /// <summary>The loss before each iteration.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>The loss of the last look.</summary>
    public double Loss { get; private set; }

    /// <summary>The distribution of the next letter at each step, <see cref="Word.Letters"/> numbers each.</summary>
    public float[] Probabilities { get; private set; } = [];

    /// <summary>h at each step.</summary>
    public float[] Hidden { get; private set; } = [];

    /// <summary>The gates, none for a plain recurrent cell.</summary>
    public IReadOnlyList<CellValue> Gates { get; private set; } = [];

    /// <summary>What the network says after the first letter, its own answers being its next inputs.</summary>
    public string Spelled { get; private set; } = "";

    /// <summary>Whether it is done: every letter is right, and nearly sure.</summary>
    public bool IsLearned => Loss < 0.02;

    /// <summary>One iteration: forward, loss, backward, a step of Adam.</summary>
    public void Learn()
    {
        _losses.Add(Run());
        Array.Clear(_gradient);
        _network.Backward(_input, _tape, _logitGradient, _gradient, default, default, Options);
        _optimizer.Step(_network.Parameters, _gradient);
    }

    /// <summary>A run that changes nothing, to look at: the tape of the forward pass holds h and the gates.</summary>
    public void Look()
    {
        Loss = Run();
        Probabilities = _logits[..(Word.Steps * Word.Letters)];
        Heads.Softmax(Probabilities, Word.Letters);
        Hidden = Rows("h_l0");
        Gates = [.. GateNames(Cell).Select(gate => new CellValue($"{gate.Symbol}: {gate.Meaning}", Rows(gate.Symbol + "_l0"), gate.IsShare))];
        Spelled = Spell();
    }

    private SequenceOptions<float, int> Options => new(length: Word.Steps);

    private double Run()
    {
        Array.Clear(_state);
        Array.Clear(_logitGradient);
        _network.ForwardLogits(_state, _input, _logits, _tape, Options);
        int used = Word.Steps * Word.Letters;
        return Unrolled.Losses.SoftmaxCrossEntropy(_logits.AsSpan(..used), _targets, _logitGradient.AsSpan(..used));
    }

    private float[] Rows(string name) => new HiddenTrace<float>(_tapeLayout, _tape)[name][..(Word.Steps * Units)].ToArray();

    private string Spell()
    {
        var spelled = new int[Word.Text.Length];
        spelled[0] = Word.Tokens[0];
        var state = new float[_network.StateLength];
        var answer = new float[Word.Letters];
        for (int t = 1; t < spelled.Length; t++)
        {
            Step(state, spelled[t - 1], answer);
            spelled[t] = Heads.IndexOfLargest(answer);
        }

        return string.Concat(spelled.Select(token => token < Word.Alphabet.Length ? Word.Alphabet[token] : '?'));
    }

    private void Step(float[] state, int token, float[] answer)
    {
        switch (Cell)
        {
            case CellKind.Rnn:
                WordRnn.Step(_network.Parameters, state, token, answer);
                break;
            case CellKind.Lstm:
                WordLstm.Step(_network.Parameters, state, token, answer);
                break;
            default:
                WordGru.Step(_network.Parameters, state, token, answer);
                break;
        }
    }

    private static (ITokenNetwork<float> Network, TapeLayout Tape) Create(CellKind cell, ulong seed) => cell switch
    {
        CellKind.Rnn => (WordRnn.CreateRandom(seed), WordRnn.Tape),
        CellKind.Lstm => (WordLstm.CreateRandom(seed), WordLstm.Tape),
        _ => (WordGru.CreateRandom(seed), WordGru.Tape),
    };

    private static (string Symbol, string Meaning, bool IsShare)[] GateNames(CellKind cell) => cell switch
    {
        CellKind.Lstm => [("i", "lets in", true), ("f", "keeps", true), ("g", "candidate", false), ("o", "lets out", true), ("c", "cell state", false)],
        CellKind.Gru => [("r", "resets", true), ("z", "keeps", true), ("n", "candidate", false)],
        _ => [],
    };
}
