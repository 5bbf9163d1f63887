namespace Unrolled;

// The work of one chunk of a mini-batch, on any thread.
public sealed partial class Trainer<T>
{
    private void Work(int chunk, int worker)
    {
        int chunks = _evaluating && _options.Order == SequenceOrder.Stream ? 1 : Math.Min(_options.Chunks, _batch);
        int from = (int)((long)_batch * chunk / chunks);
        int to = (int)((long)_batch * (chunk + 1) / chunks);
        if (_evaluating)
        {
            EvaluateChunk(chunk, from, to, _workspaces[worker]);
        }
        else
        {
            TrainChunk(chunk, from, to, _workspaces[worker]);
        }
    }

    private void TrainChunk(int chunk, int from, int to, Workspace space)
    {
        Span<T> gradient = _gradients[chunk].Span;
        gradient.Clear();
        double loss = 0;
        for (int slot = from; slot < to; slot++)
        {
            int index = IndexOf(slot);
            Span<T> state = space.State;
            if (_options.Order == SequenceOrder.Stream)
            {
                state = _streamStates.AsSpan(slot * Network.StateLength, Network.StateLength);
            }
            else
            {
                state.Clear();
            }

            _set.Read(index, space.Input);
            Network.ForwardLogits(state, space.Input, space.Logits, space.Tape);
            loss += _set.Loss(index, space.Logits, space.LogitGradient);
            Gradients.Scale<T>(space.LogitGradient, 1.0 / _batch);
            Network.Backward(space.Input, space.Tape, space.LogitGradient, gradient, default, default);
        }

        _losses[chunk] = loss;
    }

    private void EvaluateChunk(int chunk, int from, int to, Workspace space)
    {
        double loss = 0;
        double score = 0;
        Array.Clear(space.State, 0, space.State.Length);
        for (int index = from; index < to; index++)
        {
            if (_options.Order != SequenceOrder.Stream)
            {
                Array.Clear(space.State, 0, space.State.Length);
            }

            _set.Read(index, space.Input);
            Network.ForwardLogits(space.State, space.Input, space.Logits, space.Tape);
            loss += _set.Loss(index, space.Logits, space.LogitGradient);
            score += _set.Score(index, space.Logits);
        }

        _losses[chunk] = loss;
        _scores[chunk] = score;
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
        public Workspace(INetwork<T> network)
        {
            State = new T[network.StateLength];
            Input = new T[network.InputLength];
            Logits = new T[network.LogitLength];
            LogitGradient = new T[network.LogitLength];
            Tape = new T[network.TapeLength];
        }

        public T[] State { get; }

        public T[] Input { get; }

        public T[] Logits { get; }

        public T[] LogitGradient { get; }

        public T[] Tape { get; }
    }
}
