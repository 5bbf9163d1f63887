namespace Unrolled.Tests.Training;

/// <summary>What does not fit the network is refused, before anything of it is learned.</summary>
public sealed class SequenceSetTests
{
    private static readonly double[] Six = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void Inputs_of_another_length_are_refused()
    {
        var set = new ClassifiedSequences<double>(Six, new[] { 0, 1 }, 2);
        Assert.Throws<ArgumentException>("set", () => set.Read(0, new double[4]));
        Assert.Throws<ArgumentException>("set", () => set.Read(0, new double[2]));
        var input = new double[3];
        set.Read(1, input);
        Assert.Equal([4, 5, 6], input);
    }

    [Fact]
    public void Logits_that_are_no_rows_are_refused()
    {
        var set = new ClassifiedSequences<double>(Six, new[] { 0, 1, 2 }, 1);
        var gradient = new double[8];
        Assert.Throws<ArgumentException>("logits", () => set.Loss(0, new double[8], gradient));
        Assert.Throws<ArgumentException>("logits", () => set.Score(0, new double[8]));
        Assert.Equal(Math.Log(3), set.Loss(0, new double[9], new double[9]), 1e-15);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Logits_without_a_target_are_refused(bool sigmoid)
    {
        var set = new ValuedSequences<double>(Six, new[] { 0.0, 1 }, 1, sigmoid);
        Assert.Throws<ArgumentException>("logits", () => set.Loss(0, new double[3], new double[3]));
        Assert.Throws<ArgumentException>("logits", () => set.Score(0, new double[3]));
    }

    [Fact]
    public void Counts_and_steps_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new ClassifiedSequences<double>(Six, new[] { 0 }, -1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new ValuedSequences<double>(Six, Six, -1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new TokenWindows<double>(new[] { 0, 1 }, 2, 0));
    }

    [Fact]
    public void One_class_for_a_network_that_answers_at_every_step_is_refused()
    {
        // The topology was forgotten: 20 steps write 4 outputs each, and a sequence has one class.
        var network = new SmallNetwork<double>(20, 1, 3, 4);
        Refused(new ClassifiedSequences<double>(new double[60], new[] { 0, 1, 2 }, 3), network,
            "A sequence of the set has 1 class, but the network's 20 steps write, which needs 20. If only the last step should answer, declare Topology = Topology.ManyToOne.");
        Refused(new ValuedSequences<double>(new double[60], new double[12], 3), network,
            "A sequence of the set has 4 targets, but the network's 20 steps write, which needs 80. If only the last step should answer, declare Topology = Topology.ManyToOne.");
        Refused(new ClassifiedSequences<double>(new double[2], new[] { 0, 1 }, 1), new SmallNetwork<double>(1, 2, 3, 4),
            "A sequence of the set has 2 classes, but the network's 1 step writes, which needs 1. If every step should answer, declare a topology in which every step writes.");
    }

    [Fact]
    public void Inputs_of_another_width_than_the_network_s_are_refused() => Refused(
        new ClassifiedSequences<double>(new double[59 * 3], new int[3 * 20], 3), new SmallNetwork<double>(20, 3, 3, 4), "A sequence of the set has 59 inputs, but the network reads 60 (InputLength).");

    [Fact]
    public void Classes_are_compared_with_the_network_before_training()
    {
        var network = new SmallNetwork<double>(2, 3, 3, 2);
        Refused(new ClassifiedSequences<double>(new double[12], new[] { 0, 1, 1, 2 }, 2), network,
            "Sequence 1, row 1 has the class 2, but the network has the classes 0 to 1, and -1 stands for none.");

        // Labels of -1 and 1: half of them would count for nothing, and the score would be 100 %.
        Refused(new ClassifiedSequences<double>(new double[12], new[] { 1, 1, -1, -1 }, 2), network,
            "Sequence 1 has no class at all: -1 means that a row has none and counts for nothing. Classes are 0 to 1; leave out a sequence without one.");
        var set = new ClassifiedSequences<double>(new double[12], new[] { 1, -1, -1, 0 }, 2);
        using Trainer<double, double> trainer = Trainer.For(network, new Sgd<double>(network.Layout.Length, 0.1));
        Assert.Equal(2, set.IgnoredRows);
        Assert.Equal(2, trainer.Evaluate(set).IgnoredRows);
    }

    [Fact]
    public void Numbers_that_are_none_are_refused_before_training()
    {
        var network = new SmallNetwork<double>(2, 3, 3, 2);
        double[] inputs = new double[18];
        inputs[6 + 4] = double.NaN;
        Refused(new ClassifiedSequences<double>(inputs, new int[6], 3), network, "Sequence 1 has NaN at step 1, input 1: inputs are finite numbers. Counted from 0.");
        inputs[6 + 4] = double.NegativeInfinity;
        Refused(new ValuedSequences<double>(inputs, new double[12], 3), network, "Sequence 1 has -Infinity at step 1, input 1: inputs are finite numbers.");

        // The network does not read what lies beyond a sequence's length.
        new ClassifiedSequences<double>(inputs, new int[6], 3, new[] { 2, 1, 2 }, 2).Check(network);
        Refused(new ClassifiedSequences<double>(inputs, new int[6], 3, new[] { 1, 2, 1 }, 2), network, "Sequence 1 has -Infinity at step 1, input 1");

        double[] targets = new double[12];
        targets[4 + 3] = double.PositiveInfinity;
        Refused(new ValuedSequences<double>(new double[18], targets, 3), network, "Sequence 1 has the target Infinity at place 3: targets are finite numbers. Counted from 0.");
        new ValuedSequences<double>(new double[18], targets, 3, lengths: new[] { 2, 1, 2 }, steps: 2, rows: 2).Check(network);
    }

    [Theory]
    [InlineData(Head.Softmax, "mean squared error", "sigmoid cross-entropy")]
    [InlineData(Head.Sigmoid, "mean squared error", "softmax cross-entropy")]
    [InlineData(Head.Linear)]
    [InlineData(null)]
    public void A_loss_that_contradicts_the_head_is_refused(Head? head, params string[] refused)
    {
        var network = new SmallNetwork<double>(2, 3, 3, 2) { Meaning = new ModelMeaning("Rnn", "numbers", "every step reads, every step writes", head) };
        var sets = new (string Loss, SequenceSet<double, double> Set)[]
        {
            ("softmax cross-entropy", new ClassifiedSequences<double>(Six, new[] { 0, 1 }, 1)),
            ("sigmoid cross-entropy", new ValuedSequences<double>(Six, new double[4], 1, sigmoid: true)),
            ("mean squared error", new ValuedSequences<double>(Six, new double[4], 1)),
        };
        foreach ((string loss, SequenceSet<double, double> set) in sets)
        {
            if (refused.Contains(loss))
            {
                Refused(set, network, $"The set's loss is the {loss}, which fits Head = Head.");
            }
            else
            {
                set.Check(network);
            }
        }
    }

    [Fact]
    public void Windows_of_tokens_want_a_network_with_an_output_a_token()
    {
        var set = new TokenWindows<double>(new[] { 0, 1, 2, 0, 1 }, 3, 2);
        set.Check(new SmallNetwork<double>(2, 3, 3, 3));
        Refused(set, new SmallNetwork<double>(2, 3, 3, 2), "The set has 3 tokens, but the network has 2 outputs a step.");
        Refused(set, new SmallNetwork<double>(3, 3, 3, 3), "A sequence of the set has 6 inputs, but the network reads 9");
    }

    private static void Refused(SequenceSet<double, double> set, SmallNetwork<double> network, string because)
    {
        double[] before = network.Parameters.ToArray();
        using Trainer<double, double> trainer = Trainer.For(network, new Sgd<double>(network.Layout.Length, 0.1));
        foreach (Action use in new Action[] { () => trainer.Step(set), () => trainer.Evaluate(set), () => trainer.Fit(set, 1) })
        {
            Assert.StartsWith(because, Assert.Throws<ArgumentException>("set", use).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, network.Parameters.ToArray());
    }
}
