using System.Runtime.InteropServices;

namespace Unrolled;

// Sequences side by side: what several chunks have to do, 16 at a time, for networks that can. Each gradient goes to its own chunk, in the order of the
// sequences, so every bit is that of one sequence after the other.
public partial class Trainer<T, TInput>
{
    private const int Lanes = CrowdRows.Streams;

    /// <summary>Fewer sequences than these run one after the other: most lanes would be empty.</summary>
    private const int FewestLanes = Lanes / 2;

    /// <summary>Chunks that one worker does together, so that they fill the lanes; 1 where sequences run one after the other.</summary>
    private int ChunksTogether(int chunks) =>
        _workspaces[0].Block == null ? 1 : Math.Max(1, Math.Min(chunks, Lanes * chunks / _batch));

    private void TrainTogether(int firstChunk, int endChunk, Workspace space, Block block)
    {
        int chunks = Math.Min(_options.Chunks, _batch);
        for (int chunk = firstChunk; chunk < endChunk; chunk++)
        {
            _gradients[chunk].Span.Clear();
            _losses[chunk] = 0;
        }

        int to = StartOf(endChunk, chunks);
        for (int slot = StartOf(firstChunk, chunks), next; slot < to; slot = next)
        {
            int count = Math.Min(Lanes, to - slot);
            next = slot + count;
            if (count < FewestLanes)
            {
                for (int single = slot; single < next; single++)
                {
                    int chunk = ChunkOf(single, chunks);
                    _losses[chunk] += TrainOne(single, _gradients[chunk].Span, space);
                }
            }
            else
            {
                TrainBlock(slot, count, chunks, space, block);
            }
        }
    }

    private int ChunkOf(int slot, int chunks)
    {
        int chunk = (int)((long)slot * chunks / _batch);
        while (StartOf(chunk + 1, chunks) <= slot)
        {
            chunk++;
        }

        return chunk;
    }

    private void TrainBlock(int first, int count, int chunks, Workspace space, Block block)
    {
        var network = (IBatchNetwork<T>)Network;
        (int input, int state, int mask, int logits) = (Network.InputLength, Network.StateLength, Network.MaskLength, Network.LogitLength);
        for (int lane = 0; lane < count; lane++)
        {
            int slot = first + lane;
            _set.Read(IndexOf(slot), block.Rows.Inputs.Slice(lane * input, input));
            StateOf(slot, space).CopyTo(block.Rows.States.Slice(lane * state, state));
            if (_options.Dropout > 0)
            {
                Drop(slot, space);
                space.Mask.AsSpan().CopyTo(block.Rows.Masks.Slice(lane * mask, mask));
            }
        }

        block.Rows.States.Slice(count * state).Clear();
        CrowdRows.ToLanes<T>(block.Rows.Numbers, input, 0, block.Lanes.Numbers);
        CrowdRows.ToLanes<T>(block.Rows.States, state, 0, block.Lanes.States);
        Span<T> masks = default;
        if (_options.Dropout > 0)
        {
            masks = block.Lanes.Masks;
            CrowdRows.ToLanes<T>(block.Rows.Masks, mask, 0, masks);
        }

        network.ForwardBatch(_unitWeights!.Span, block.Lanes.States, block.Lanes.Numbers, block.Lanes.Logits, block.Tape.Span, masks);
        if (_options.Order == SequenceOrder.Stream)
        {
            CrowdRows.FromLanes<T>(block.Lanes.States, state, 0, block.Rows.States);
        }

        CrowdRows.FromLanes<T>(block.Lanes.Logits, logits, 0, block.Rows.Logits);
        for (int lane = 0; lane < count; lane++)
        {
            int slot = first + lane;
            if (_options.Order == SequenceOrder.Stream)
            {
                block.Rows.States.Slice(lane * state, state).CopyTo(StateOf(slot, space));
            }

            Span<T> gradient = block.Rows.LogitGradients.Slice(lane * logits, logits);
            _losses[ChunkOf(slot, chunks)] += _set.Loss(IndexOf(slot), block.Rows.Logits.Slice(lane * logits, logits), gradient);
            Gradients.Scale<T>(gradient, 1.0 / _batch);
        }

        CrowdRows.ToLanes<T>(block.Rows.LogitGradients, logits, 0, block.Lanes.LogitGradients);
        block.Lanes.StateGradients.Clear();
        network.BackwardBatch(
            block.Lanes.Numbers, block.Tape.Span, block.Lanes.LogitGradients, block.ParameterGradients.Span, default, block.Lanes.StateGradients);
        CrowdRows.FromLanes<T>(block.Lanes.StateGradients, state, 0, block.Rows.StateGradients);
        AddBlock(first, count, chunks, block);
    }

    private void AddBlock(int first, int count, int chunks, Block block)
    {
        for (int lane = 0; lane < count;)
        {
            int chunk = ChunkOf(first + lane, chunks);
            int end = Math.Min(count, StartOf(chunk + 1, chunks) - first);
            Span<T> gradient = _gradients[chunk].Span;
            CrowdRows.AddLanes<T>(block.ParameterGradients.Span, lane, end, gradient);
            for (; lane < end; lane++)
            {
                if (StartsAtRest)
                {
                    Network.RestBackward(block.Rows.StateGradients.Slice(lane * Network.StateLength, Network.StateLength), gradient);
                }
            }
        }
    }

    // What one worker needs for 16 sequences. Lanes without a sequence compute, too, and nobody reads what.
    private sealed class Block(INetwork<T, TInput> network, int tapeLength)
    {
        /// <summary>Sequence after sequence.</summary>
        public BlockNumbers Rows { get; } = new(network);

        /// <summary>Number after number of the 16.</summary>
        public BlockNumbers Lanes { get; } = new(network);

        public ParameterBlock<T> Tape { get; } = new(tapeLength);

        public ParameterBlock<T> ParameterGradients { get; } = new(CrowdRows.Streams * network.Layout.Length);
    }

    // The numbers of 16 sequences.
    private sealed class BlockNumbers(INetwork<T, TInput> network)
    {
        private readonly ParameterBlock<TInput> _inputs = new(CrowdRows.Streams * network.InputLength);
        private readonly ParameterBlock<T> _states = new(CrowdRows.Streams * network.StateLength);
        private readonly ParameterBlock<T> _masks = new(CrowdRows.Streams * network.MaskLength);
        private readonly ParameterBlock<T> _logits = new(CrowdRows.Streams * network.LogitLength);
        private readonly ParameterBlock<T> _logitGradients = new(CrowdRows.Streams * network.LogitLength);
        private readonly ParameterBlock<T> _stateGradients = new(CrowdRows.Streams * network.StateLength);

        public Span<TInput> Inputs => _inputs.Span;

        /// <summary>The same: a network that trains side by side reads numbers.</summary>
        public Span<T> Numbers => MemoryMarshal.Cast<TInput, T>(_inputs.Span);

        public Span<T> States => _states.Span;

        public Span<T> Masks => _masks.Span;

        public Span<T> Logits => _logits.Span;

        public Span<T> LogitGradients => _logitGradients.Span;

        public Span<T> StateGradients => _stateGradients.Span;
    }
}
