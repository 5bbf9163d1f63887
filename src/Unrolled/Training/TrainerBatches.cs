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
        block.States.Span.Clear();
        for (int lane = 0; lane < count; lane++)
        {
            int slot = first + lane;
            _set.Read(IndexOf(slot), space.Input);
            CrowdRows.ToLanes<T>((T[])(object)space.Input, Network.InputLength, lane, block.Inputs.Span);
            CrowdRows.ToLanes<T>(StateOf(slot, space), Network.StateLength, lane, block.States.Span);
            if (_options.Dropout > 0)
            {
                Drop(slot, space);
                CrowdRows.ToLanes<T>(space.Mask, Network.MaskLength, lane, block.Masks.Span);
            }
        }

        network.ForwardBatch(block.States.Span, block.Inputs.Span, block.Logits.Span, block.Tape.Span, _options.Dropout > 0 ? block.Masks.Span : default);
        for (int lane = 0; lane < count; lane++)
        {
            int slot = first + lane;
            if (_options.Order == SequenceOrder.Stream)
            {
                CrowdRows.FromLanes<T>(block.States.Span, Network.StateLength, lane, StateOf(slot, space));
            }

            CrowdRows.FromLanes<T>(block.Logits.Span, Network.LogitLength, lane, space.Logits);
            _losses[ChunkOf(slot, chunks)] += _set.Loss(IndexOf(slot), space.Logits, space.LogitGradient);
            Gradients.Scale<T>(space.LogitGradient, 1.0 / _batch);
            CrowdRows.ToLanes<T>(space.LogitGradient, Network.LogitLength, lane, block.LogitGradients.Span);
        }

        block.StateGradients.Span.Clear();
        network.BackwardBatch(block.Inputs.Span, block.Tape.Span, block.LogitGradients.Span, block.ParameterGradients.Span, default, block.StateGradients.Span);
        AddBlock(first, count, chunks, space, block);
    }

    private void AddBlock(int first, int count, int chunks, Workspace space, Block block)
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
                    CrowdRows.FromLanes<T>(block.StateGradients.Span, Network.StateLength, lane, space.StateGradient);
                    Network.RestBackward(space.StateGradient, gradient);
                }
            }
        }
    }

    // What one worker needs for 16 sequences. Lanes without a sequence compute, too, and nobody reads what.
    private sealed class Block
    {
        public Block(INetwork<T, TInput> network, int tapeLength)
        {
            States = new ParameterBlock<T>(Lanes * network.StateLength);
            StateGradients = new ParameterBlock<T>(Lanes * network.StateLength);
            Inputs = new ParameterBlock<T>(Lanes * network.InputLength);
            Masks = new ParameterBlock<T>(Lanes * network.MaskLength);
            Logits = new ParameterBlock<T>(Lanes * network.LogitLength);
            LogitGradients = new ParameterBlock<T>(Lanes * network.LogitLength);
            Tape = new ParameterBlock<T>(tapeLength);
            ParameterGradients = new ParameterBlock<T>(Lanes * network.Layout.Length);
        }

        public ParameterBlock<T> States { get; }

        public ParameterBlock<T> StateGradients { get; }

        public ParameterBlock<T> Inputs { get; }

        public ParameterBlock<T> Masks { get; }

        public ParameterBlock<T> Logits { get; }

        public ParameterBlock<T> LogitGradients { get; }

        public ParameterBlock<T> Tape { get; }

        public ParameterBlock<T> ParameterGradients { get; }
    }
}
