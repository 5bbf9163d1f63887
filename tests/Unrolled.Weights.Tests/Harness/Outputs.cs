namespace Unrolled.Weights.Tests.Harness;

/// <summary>What a model gives for made inputs, and how far another program's numbers are from it.</summary>
internal static class Outputs
{
    /// <summary>Inputs of a sequence by seed: numbers between -1 and 1, or tokens.</summary>
    public static TInput[] Input<T, TInput>(INetwork<T, TInput> model, int vocabulary = 0)
        where T : unmanaged
        where TInput : unmanaged
    {
        var random = new Xoshiro256(5);
        return [.. Enumerable.Range(0, model.InputLength).Select(_ => typeof(TInput) == typeof(int)
            ? (TInput)(object)random.NextInt32(vocabulary)
            : typeof(TInput) == typeof(double) ? (TInput)(object)((2 * random.NextDouble()) - 1) : (TInput)(object)(float)((2 * random.NextDouble()) - 1))];
    }

    /// <summary>The written rows of a run from rest, the head applied.</summary>
    public static double[] Of<T, TInput>(INetwork<T, TInput> model, TInput[] input)
        where T : unmanaged
        where TInput : unmanaged
    {
        var state = new T[model.StateLength];
        model.Rest(state);
        var logits = new T[model.LogitLength];
        model.ForwardLogits(state, input, logits, new T[model.TapeLength]);
        double[] rows = [.. logits.Select(x => Convert.ToDouble(x, System.Globalization.CultureInfo.InvariantCulture))];
        switch (model.Layout.Meaning!.Head)
        {
            case Head.Softmax:
                Heads.Softmax(rows, model.OutputSize);
                break;
            case Head.Sigmoid:
                Heads.Sigmoid(rows);
                break;
        }

        return rows;
    }

    /// <summary>Compares the last rows, as many as the model writes.</summary>
    public static void Same(double[] ours, double[] theirs, double tolerance)
    {
        Assert.True(theirs.Length >= ours.Length);
        double largest = ours.Zip(theirs[^ours.Length..], (a, b) => Math.Abs(a - b)).Max();
        Assert.True(largest <= tolerance, $"A difference of {largest}, allowed {tolerance}.");
    }
}
