namespace Unrolled;

/// <summary>Trains a network on a set of sequences: mini-batches, epochs, clipping, schedules, threads, early stopping, checkpoints.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TInput">What the network reads: <typeparamref name="T"/>, or <see cref="int"/> for tokens.</typeparam>
/// <remarks>
/// <para>Sequences start from the network's state of rest. Where it is learned, it is trained too.</para>
/// <para>The gradient of a step is the mean over its sequences. Order and arithmetic, so every bit, follow from the options, the seed and the data. The
/// number of threads changes nothing, nor does an interruption with a resume.</para>
/// <para>A step allocates nothing. A trainer is for one thread at a time; dispose it to end its worker threads.</para>
/// </remarks>
public partial class Trainer<T, TInput> : IDisposable
    where T : unmanaged
    where TInput : unmanaged
{
    private readonly TrainerOptions _options;
    private readonly ChunkPool _pool;
    private readonly UnitWeights<T>? _unitWeights;
    private readonly Workspace[] _workspaces;
    private readonly ParameterBlock<T>[] _gradients;
    private readonly double[] _losses;
    private readonly double[] _scores;
    private readonly int[] _scored;
    private readonly T[] _streamStates;
    private readonly ParameterBlock<T> _best;
    private readonly Xoshiro256 _random = new(0);

    private SequenceSet<T, TInput> _set = null!;
    private SequenceSet<T, TInput>? _checked;
    private int[] _order = Array.Empty<int>();
    private int _orderEpoch = -1;
    private int? _resumedLength;
    private int _epochLength;
    private int _batch;
    private bool _evaluating;
    private double _epochLoss;

    /// <summary>A trainer of <paramref name="network"/>, whose parameters it changes.</summary>
    /// <exception cref="ArgumentException">The optimizer was made for another number of parameters; dropout is asked of a network without.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option has no sense; the message names it.</exception>
    public Trainer(INetwork<T, TInput> network, Optimizer<T> optimizer, TrainerOptions? options = null)
    {
        Guard.Exactly(optimizer.Length, network.Layout.Length, nameof(optimizer));
        _options = options?.Copy() ?? new TrainerOptions();
        _options.Check();
        if (_options.Dropout > 0 && network.MaskLength == 0)
        {
            throw new ArgumentException("The network drops nothing: its model needs Dropout = true and a layer after the first.", nameof(options));
        }

        Network = network;
        Optimizer = optimizer;
        int length = network.Layout.Length;
        _gradients = new ParameterBlock<T>[Math.Min(_options.Chunks, _options.BatchSize)];
        for (int i = 0; i < _gradients.Length; i++)
        {
            _gradients[i] = new ParameterBlock<T>(length);
        }

        _losses = new double[_options.Chunks];
        _scores = new double[_options.Chunks];
        _scored = new int[_options.Chunks];
        _best = new ParameterBlock<T>(length);
        _streamStates = new T[_options.Order == SequenceOrder.Stream ? _options.BatchSize * network.StateLength : 0];
        int workers = Math.Min(_options.Threads, _options.Chunks);
        _workspaces = new Workspace[workers];
        for (int i = 0; i < workers; i++)
        {
            _workspaces[i] = new Workspace(network);
        }

        _unitWeights = network is IBatchNetwork<T> ? new UnitWeights<T>(network.Layout) : null;
        _pool = new ChunkPool(workers, Work);
    }

    /// <summary>The network.</summary>
    public INetwork<T, TInput> Network { get; }

    /// <summary>The optimizer.</summary>
    public Optimizer<T> Optimizer { get; }

    /// <summary>Epochs done.</summary>
    public int Epoch { get; private set; }

    /// <summary>Sequences done of the epoch that is under way.</summary>
    public int Position { get; private set; }

    /// <summary>Steps done: how often the parameters were changed.</summary>
    public long Steps { get; private set; }

    /// <summary>Norm of the last step's gradient, before it was limited.</summary>
    public double GradientNorm { get; private set; }

    /// <summary>Trains on the next mini-batch of the epoch; after the last one the next epoch starts.</summary>
    /// <param name="set">The sequences; the same ones throughout an epoch.</param>
    /// <returns>The mean loss of the mini-batch, before the step.</returns>
    /// <exception cref="ArgumentException">The set is empty, or not one for this network.</exception>
    /// <exception cref="ArithmeticException">
    /// The gradient is not finite; the parameters are as they were. In <see cref="SequenceOrder.Stream"/> order the states have moved on: go on from a checkpoint.
    /// </exception>
    public double Step(SequenceSet<T, TInput> set)
    {
        int length = EpochLength(set);
        Check(set);
        StartNextEpochAt(length);
        Prepare(set);
        _batch = _options.Order == SequenceOrder.Stream ? StreamLanes(set) : Math.Min(_options.BatchSize, length - Position);
        _evaluating = false;
        int chunks = Math.Min(_options.Chunks, _batch);
        int together = ChunksTogether(chunks);
        _unitWeights?.CopyFrom(Network.Parameters);
        _pool.Run((chunks + together - 1) / together);

        Span<T> gradient = _gradients[0].Span;
        double loss = _losses[0];
        for (int chunk = 1; chunk < chunks; chunk++)
        {
            Gradients.Add<T>(_gradients[chunk].Span, gradient);
            loss += _losses[chunk];
        }

        Descend(gradient);
        _epochLength = length;
        _epochLoss += loss;
        Position += _batch;
        return loss / _batch;
    }

    /// <summary>Trains to the end of the epoch.</summary>
    /// <returns>The mean loss over the whole epoch, each sequence as it was when it was trained on.</returns>
    /// <exception cref="ArgumentException">The set is empty, or not one for this network.</exception>
    /// <exception cref="ArithmeticException">A gradient is not finite; the parameters are as they were before that step.</exception>
    public double RunEpoch(SequenceSet<T, TInput> set) => RunEpoch(set, null, default);

    /// <summary>The mean loss and score over a set, without training.</summary>
    /// <remarks>In <see cref="SequenceOrder.Stream"/> order the set is one stream, read from its start.</remarks>
    /// <exception cref="ArgumentException">The set is empty, or not one for this network.</exception>
    public Evaluation Evaluate(SequenceSet<T, TInput> set)
    {
        if (set.Count == 0)
        {
            throw new ArgumentException("The set is empty.", nameof(set));
        }

        Check(set);
        _set = set;
        _batch = set.Count;
        _evaluating = true;
        int chunks = _options.Order == SequenceOrder.Stream ? 1 : Math.Min(_options.Chunks, _batch);
        _pool.Run(chunks);
        double loss = 0;
        double score = 0;
        int scored = 0;
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            loss += _losses[chunk];
            score += _scores[chunk];
            scored += _scored[chunk];
        }

        return new Evaluation(loss / _batch, scored == 0 ? double.NaN : score / scored, set.IgnoredRows);
    }

    /// <summary>Ends the worker threads.</summary>
    public void Dispose()
    {
        _pool.Dispose();
        GC.SuppressFinalize(this);
    }

    private double RunEpoch(SequenceSet<T, TInput> set, Action<StepReport>? progress, CancellationToken cancellation)
    {
        int length = EpochLength(set);
        StartNextEpochAt(length);
        while (Position < length)
        {
            cancellation.ThrowIfCancellationRequested();
            double stepLoss = Step(set);
            progress?.Invoke(new StepReport(Epoch + 1, Position, length, stepLoss));
        }

        double loss = _epochLoss / length;
        StartNextEpochAt(length);
        return loss;
    }

    private void Descend(Span<T> gradient)
    {
        GradientNorm = Gradients.Norm<T>(gradient);
        if (double.IsNaN(GradientNorm) || double.IsInfinity(GradientNorm))
        {
            throw new ArithmeticException($"The gradient of step {Steps} is not finite; the parameters are as they were.");
        }

        double norm = GradientNorm;
        if (_options.ClipValue > 0)
        {
            Gradients.ClipByValue(gradient, _options.ClipValue);
            norm = Gradients.Norm<T>(gradient);
        }

        if (_options.ClipNorm > 0 && norm > _options.ClipNorm)
        {
            Gradients.Scale(gradient, _options.ClipNorm / norm);
        }

        if (_options.Schedule != null)
        {
            Optimizer.LearningRate = _options.Schedule(Steps);
        }

        Optimizer.Step(Network.Parameters, gradient);
        Steps++;
    }

    // Once for each change of sets: a set views its arrays, which may have changed since.
    private void Check(SequenceSet<T, TInput> set)
    {
        if (!ReferenceEquals(set, _checked))
        {
            set.Check(Network);
            _checked = set;
        }
    }

    private void StartNextEpochAt(int length)
    {
        if (Position >= length)
        {
            Epoch++;
            Position = 0;
            _epochLoss = 0;
            _resumedLength = null;
        }
    }

    private int StreamLanes(SequenceSet<T, TInput> set) => Math.Min(_options.BatchSize, set.Count);

    private int EpochLength(SequenceSet<T, TInput> set)
    {
        if (set.Count == 0)
        {
            throw new ArgumentException("The set is empty.", nameof(set));
        }

        int length = _options.Order == SequenceOrder.Stream ? set.Count - (set.Count % StreamLanes(set)) : set.Count;
        if (_resumedLength is int saved && Position > 0 && saved != length)
        {
            throw new ArgumentException(
                $"The training was saved after {Position} of {saved} sequences of an epoch, but the set gives an epoch {length}: go on with the same set.", nameof(set));
        }

        return length;
    }

    // The order of an epoch follows from seed and epoch alone, so that a resumed training finds it again.
    private void Prepare(SequenceSet<T, TInput> set)
    {
        _set = set;
        if (Position == 0)
        {
            for (int lane = 0; lane < _streamStates.Length; lane += Network.StateLength)
            {
                Network.Rest(_streamStates.AsSpan(lane, Network.StateLength));
            }
        }

        if (_options.Order != SequenceOrder.Shuffled || (_orderEpoch == Epoch && _order.Length == set.Count))
        {
            return;
        }

        if (_order.Length != set.Count)
        {
            _order = new int[set.Count];
        }

        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        ulong state = _options.Seed + ((ulong)Epoch * 0xD1342543DE82EF95);
        _random.Reseed(Xoshiro256.SplitMix64(ref state));
        _random.Shuffle<int>(_order);
        _orderEpoch = Epoch;
    }
}
