namespace Lecture.Framework;

/// <summary>What was answered to examples, and how much of it is right.</summary>
/// <param name="Classes">The answer to each row of each example.</param>
/// <param name="Targets">What is right; the answer may have another number of rows where a network itself says when it ends.</param>
internal sealed record Answers(int[][] Classes, int[][] Targets)
{
    /// <summary>The share of rows that are right.</summary>
    public double Accuracy => Share(Classes.Zip(Targets).SelectMany(pair => pair.First.Zip(pair.Second, (a, b) => a == b)));

    /// <summary>The share of examples in which every row is right.</summary>
    public double ExactMatch => Share(Classes.Zip(Targets).Select(pair => pair.First.AsSpan().SequenceEqual(pair.Second)));

    /// <summary>The likeliest class of each row that has a target.</summary>
    public static Answers Of<TInput>(INetwork<float, TInput> network, Sequences<TInput> examples)
        where TInput : unmanaged
    {
        var run = new NetworkRun<TInput>(network);
        var classes = new int[examples.Count][];
        for (int i = 0; i < classes.Length; i++)
        {
            network.Rest(run.State);
            run.Forward(examples.Inputs[i], examples.LengthOf(i));
            classes[i] = Decisions.Likeliest(run.Logits, network.OutputSize, examples.Targets[i].Length);
        }

        return new Answers(classes, examples.Targets);
    }

    /// <summary>How often each class (row) was taken for each other (column), over all rows of all examples.</summary>
    public int[,] Confusion(int classes)
    {
        var counts = new int[classes, classes];
        foreach ((int[] answers, int[] targets) in Classes.Zip(Targets))
        {
            for (int row = 0; row < answers.Length; row++)
            {
                counts[targets[row], answers[row]]++;
            }
        }

        return counts;
    }

    /// <summary>What always answering the most frequent class of the training examples reaches.</summary>
    public static double MajorityAccuracy<TInput>(Sequences<TInput> training, Sequences<TInput> heldOut)
        where TInput : unmanaged
    {
        int majority = training.Targets.SelectMany(targets => targets).CountBy(target => target).MaxBy(count => count.Value).Key;
        return Share(heldOut.Targets.SelectMany(targets => targets).Select(target => target == majority));
    }

    private static double Share(IEnumerable<bool> right) => right.Average(isRight => isRight ? 1.0 : 0.0);
}
