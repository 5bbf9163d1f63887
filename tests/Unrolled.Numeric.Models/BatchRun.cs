using System.Numerics;

namespace Unrolled.Numeric.Models;

/// <summary>The training passes of 16 sequences side by side against those of each sequence alone: not a bit may differ.</summary>
internal static class BatchRun
{
    private const int Lanes = CrowdRows.Streams;

    /// <summary>Where a span stands.</summary>
    internal delegate Span<T> Placing<T>(ReadOnlySpan<T> numbers);

    /// <summary>Everything that the passes side by side compute; throws where a bit is another one.</summary>
    /// <param name="model">A network of a model with <c>Batched = true</c>.</param>
    /// <param name="place">Copies numbers to where the passes get them; null: anywhere.</param>
    public static T[][] Of<T>(object model, Placing<T>? place = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        place ??= numbers => numbers.ToArray();
        var network = (INetwork<T>)model;
        var batch = (IBatchNetwork<T>)model;
        var random = new Xoshiro256(5);
        T[] Numbers(int width) => [.. Enumerable.Range(0, Lanes * width).Select(_ => T.CreateChecked((2 * random.NextDouble()) - 1))];
        (int input, int logits, int state) = (network.InputLength, network.LogitLength, network.StateLength);
        T[] inputs = Numbers(input), states = Numbers(state), logitGradients = Numbers(logits), stateGradients = Numbers(state);
        T[] masks = [.. Numbers(network.MaskLength).Select(n => n < T.Zero ? T.Zero : T.CreateChecked(2))];

        // Side by side. What the tape held before means nothing.
        Span<T> manyStates = place(Side(states, state)), manyLogits = place(new T[Lanes * logits]), manyInputs = place(Side(inputs, input));
        Span<T> tape = place([.. Enumerable.Repeat(T.NaN, batch.BatchTapeLength)]), manyGradients = place(new T[Lanes * network.Layout.Length]);
        Span<T> manyInputGradients = place(new T[Lanes * input]), manyStateGradients = place(Side(stateGradients, state));
        var weights = new UnitWeights<T>(network.Layout);
        weights.CopyFrom(network.Parameters);
        batch.ForwardBatch(place(weights.Span), manyStates, manyInputs, manyLogits, tape, place(Side(masks, network.MaskLength)));
        batch.BackwardBatch(manyInputs, tape, place(Side(logitGradients, logits)), manyGradients, manyInputGradients, manyStateGradients);

        // One after the other.
        T[] outputs = new T[Lanes * logits], inputGradients = new T[Lanes * input], gradient = new T[network.Layout.Length], sum = new T[gradient.Length];
        for (int lane = 0; lane < Lanes; lane++)
        {
            Span<T> Of(T[] rows, int width) => rows.AsSpan(lane * width, width);
            T[] tapeOfOne = new T[network.TapeLength];
            var options = new SequenceOptions<T, T>(mask: Of(masks, network.MaskLength));
            network.ForwardLogits(Of(states, state), Of(inputs, input), Of(outputs, logits), tapeOfOne, options);
            network.Backward(Of(inputs, input), tapeOfOne, Of(logitGradients, logits), gradient, Of(inputGradients, input), Of(stateGradients, state), options);
            for (int n = 0; n < sum.Length; n++)
            {
                sum[n] += manyGradients[(Lanes * n) + lane];
            }

            Require<T>(sum, gradient, $"gradient of sequences 0 to {lane}");
        }

        Require(manyLogits, Side(outputs, logits), "logits");
        Require(manyStates, Side(states, state), "final states");
        Require(manyInputGradients, Side(inputGradients, input), "gradients by the inputs");
        Require(manyStateGradients, Side(stateGradients, state), "gradients by the states");
        return [manyLogits.ToArray(), manyStates.ToArray(), manyInputGradients.ToArray(), manyStateGradients.ToArray(), gradient];
    }

    private static T[] Side<T>(T[] rows, int width)
        where T : unmanaged
    {
        T[] lanes = new T[rows.Length];
        CrowdRows.ToLanes<T>(rows, width, 0, lanes);
        return lanes;
    }

    private static void Require<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> expected, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!actual[i].Equals(expected[i]))
            {
                throw new InvalidOperationException($"The {what}, number {i}: {actual[i]} side by side, {expected[i]} alone.");
            }
        }
    }
}
