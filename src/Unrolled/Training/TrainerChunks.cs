namespace Unrolled;

// The work of one chunk of a mini-batch, on any thread.
public partial class Trainer<T, TInput>
{
    private void Work(int part, int worker)
    {
        int chunks = _evaluating && _options.Order == SequenceOrder.Stream ? 1 : Math.Min(_options.Chunks, _batch);
        Workspace space = _workspaces[worker];
        if (_evaluating)
        {
            EvaluateChunk(part, StartOf(part, chunks), StartOf(part + 1, chunks), space);
        }
        else if (space.Block != null)
        {
            int together = ChunksTogether(chunks);
            TrainTogether(part * together, Math.Min(chunks, (part + 1) * together), space, space.Block);
        }
        else
        {
            TrainChunk(part, StartOf(part, chunks), StartOf(part + 1, chunks), space);
        }
    }

    /// <summary>The slot that a chunk starts with.</summary>
    private int StartOf(int chunk, int chunks) => (int)((long)_batch * chunk / chunks);

    private void TrainChunk(int chunk, int from, int to, Workspace space)
    {
        Span<T> gradient = _gradients[chunk].Span;
        gradient.Clear();
        _losses[chunk] = 0;
        for (int slot = from; slot < to; slot++)
        {
            _losses[chunk] += TrainOne(slot, gradient, space);
        }
    }

    /// <returns>The sequence's loss.</returns>
    private double TrainOne(int slot, Span<T> gradient, Workspace space)
    {
        int index = IndexOf(slot);
        Span<T> state = StateOf(slot, space);
        SequenceOptions<T, TInput> options = OptionsOf(index, slot, space);
        _set.Read(index, space.Input);
        Network.ForwardLogits(state, space.Input, space.Logits, space.Tape, options);
        double loss = _set.Loss(index, space.Logits, space.LogitGradient);
        Gradients.Scale<T>(space.LogitGradient, 1.0 / _batch);
        Array.Clear(space.StateGradient, 0, space.StateGradient.Length);
        Network.Backward(space.Input, space.Tape, space.LogitGradient, gradient, default, space.StateGradient, options);
        if (StartsAtRest)
        {
            Network.RestBackward(space.StateGradient, gradient);
        }

        return loss;
    }

    /// <summary>Whether the sequences of this step start at rest, so that the gradient of their first state is that of the rest state.</summary>
    private bool StartsAtRest => _options.Order != SequenceOrder.Stream || Position == 0;

    private void EvaluateChunk(int chunk, int from, int to, Workspace space)
    {
        double loss = 0;
        double score = 0;
        int scored = 0;
        Network.Rest(space.State);
        for (int index = from; index < to; index++)
        {
            if (_options.Order != SequenceOrder.Stream)
            {
                Network.Rest(space.State);
            }

            _set.Read(index, space.Input);
            var options = new SequenceOptions<T, TInput>(length: _set.LengthOf(index));
            Network.ForwardLogits(space.State, space.Input, space.Logits, space.Tape, options);
            loss += _set.Loss(index, space.Logits, space.LogitGradient);
            double own = _set.Score(index, space.Logits);
            if (!double.IsNaN(own))
            {
                score += own;
                scored++;
            }
        }

        _losses[chunk] = loss;
        _scores[chunk] = score;
        _scored[chunk] = scored;
    }

    /// <summary>A stream's state goes on; any other sequence starts at rest.</summary>
    private Span<T> StateOf(int slot, Workspace space)
    {
        if (_options.Order == SequenceOrder.Stream)
        {
            return _streamStates.AsSpan(slot * Network.StateLength, Network.StateLength);
        }

        Network.Rest(space.State);
        return space.State;
    }

    private SequenceOptions<T, TInput> OptionsOf(int index, int slot, Workspace space)
    {
        ReadOnlySpan<TInput> fedBack = default;
        if (_options.TeacherForcing && space.FedBack.Length > 0)
        {
            _set.ReadFedBack(index, space.FedBack);
            fedBack = space.FedBack;
        }

        ReadOnlySpan<T> mask = default;
        if (_options.Dropout > 0)
        {
            Drop(slot, space);
            mask = space.Mask;
        }

        return new SequenceOptions<T, TInput>(fedBack, mask, _set.LengthOf(index));
    }

    /// <summary>What is kept is scaled by 1 / (1 - p), so that nothing changes on average. A sequence's mask follows from seed, epoch and place alone.</summary>
    private void Drop(int slot, Workspace space)
    {
        ulong state = _options.Seed ^ ((ulong)Epoch * 0xD1342543DE82EF95) ^ ((ulong)(Position + slot + 1) * 0x9E3779B97F4A7C15);
        space.Random.Reseed(Xoshiro256.SplitMix64(ref state));
        Span<double> kept = stackalloc double[] { 1 / (1 - _options.Dropout) };
        Span<T> mask = space.Mask;
        for (int i = 0; i < mask.Length; i++)
        {
            if (space.Random.NextDouble() < _options.Dropout)
            {
                mask[i] = default;
            }
            else
            {
                Numbers.Store(kept, mask.Slice(i, 1));
            }
        }
    }

    private int IndexOf(int slot) => _options.Order switch
    {
        SequenceOrder.Shuffled => _order[Position + slot],
        SequenceOrder.InOrder => Position + slot,
        _ => (slot * (_set.Count / _batch)) + (Position / _batch),
    };

    // What one worker needs for one sequence.
    private sealed class Workspace
    {
        public Workspace(INetwork<T, TInput> network)
        {
            State = new T[network.StateLength];
            StateGradient = new T[network.StateLength];
            Input = new TInput[network.InputLength];
            FedBack = new TInput[network.FedBackLength];
            Mask = new T[network.MaskLength];
            Logits = new T[network.LogitLength];
            LogitGradient = new T[network.LogitLength];
            Tape = new T[network.TapeLength];
            Block = network is IBatchNetwork<T> batched ? new Block(network, batched.BatchTapeLength) : null;
        }

        /// <summary>For sequences side by side; null where the network cannot.</summary>
        public Block? Block { get; }

        public T[] State { get; }

        public T[] StateGradient { get; }

        public TInput[] Input { get; }

        public TInput[] FedBack { get; }

        public T[] Mask { get; }

        public Xoshiro256 Random { get; } = new(0);

        public T[] Logits { get; }

        public T[] LogitGradient { get; }

        public T[] Tape { get; }
    }
}
