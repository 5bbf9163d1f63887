namespace Lecture.Framework;

/// <summary>What a trained network answers to examples, and how much of it is right.</summary>
internal sealed class Answers
{
    private readonly Sequences _examples;

    private Answers(Sequences examples, int[][] classes)
    {
        _examples = examples;
        Classes = classes;
    }

    /// <summary>The likeliest class of each row of each example.</summary>
    public int[][] Classes { get; }

    /// <summary>The share of rows that are right.</summary>
    public double Accuracy => Share(Classes.Zip(_examples.Targets).SelectMany(pair => pair.First.Zip(pair.Second, (a, b) => a == b)));

    /// <summary>The share of examples in which every row is right.</summary>
    public double ExactMatch => Share(Classes.Zip(_examples.Targets).Select(pair => pair.First.AsSpan().SequenceEqual(pair.Second)));

    public static Answers Of(INetwork<float> network, Sequences examples)
    {
        var state = new float[network.StateLength];
        var logits = new float[network.LogitLength];
        var tape = new float[network.TapeLength];
        var classes = new int[examples.Count][];
        for (int i = 0; i < classes.Length; i++)
        {
            Array.Clear(state);
            network.ForwardLogits(state, examples.Inputs[i], logits, tape);
            classes[i] = LargestOfRows(logits, network.OutputSize);
        }

        return new Answers(examples, classes);
    }

    /// <summary>How often each class (row) was taken for each other (column), over all rows of all examples.</summary>
    public int[,] Confusion(int classes)
    {
        var counts = new int[classes, classes];
        foreach ((int[] answers, int[] targets) in Classes.Zip(_examples.Targets))
        {
            for (int row = 0; row < answers.Length; row++)
            {
                counts[targets[row], answers[row]]++;
            }
        }

        return counts;
    }

    /// <summary>What always answering the most frequent class of the training examples reaches.</summary>
    public static double MajorityAccuracy(Sequences training, Sequences heldOut)
    {
        int majority = training.Targets.SelectMany(targets => targets).CountBy(target => target).MaxBy(count => count.Value).Key;
        return Share(heldOut.Targets.SelectMany(targets => targets).Select(target => target == majority));
    }

    private static int[] LargestOfRows(ReadOnlySpan<float> logits, int columns)
    {
        var largest = new int[logits.Length / columns];
        for (int row = 0; row < largest.Length; row++)
        {
            largest[row] = Heads.IndexOfLargest(logits.Slice(row * columns, columns));
        }

        return largest;
    }

    private static double Share(IEnumerable<bool> right) => right.Average(isRight => isRight ? 1.0 : 0.0);
}
