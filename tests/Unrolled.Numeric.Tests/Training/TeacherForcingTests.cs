namespace Unrolled.Numeric.Tests.Training;

/// <summary>Networks that read their own output back: trained on the true outputs, or on their own.</summary>
public sealed class TeacherForcingTests
{
    [Fact]
    public void Counting_is_learned_from_true_tokens_and_runs_on_own_ones()
    {
        ClassifiedSequences<float, int> set = TrainedSets.Counting(20);
        SpellingModel model = SpellingModel.CreateRandom(2);
        using var trainer = new TokenTrainer<float>(
            model, new Adam<float>(SpellingModel.ParameterLength, 0.02), new TrainerOptions { BatchSize = 5, TeacherForcing = true });
        trainer.Fit(set, 80);

        Assert.Equal(1, trainer.Evaluate(set).Score);
    }

    /// <summary>One step against the same pass written out: the true tokens before are what the steps after the last read one see.</summary>
    [Fact]
    public void Tokens_fed_back_are_the_true_ones()
    {
        SpellingModel model = SpellingModel.CreateRandom(2);
        float[] expected = model.Parameters.ToArray();
        var logits = new float[SpellingModel.OutputLength];
        var tape = new float[SpellingModel.TapeLength];
        var gradient = new float[SpellingModel.ParameterLength];
        int[] input = [0, 1];
        int[] fedBack = [2, 3, 4, 0];
        SpellingModel.ForwardLogits(expected, new float[SpellingModel.StateLength], input, logits, tape, fedBack);
        Losses.SoftmaxCrossEntropy(logits, [2, 3, 4, 0, 1], logits);
        SpellingModel.Backward(expected, input, tape, logits, gradient);
        new Sgd<float>(expected.Length, 0.5).Step(expected, gradient);

        using var trainer = new TokenTrainer<float>(
            model, new Sgd<float>(SpellingModel.ParameterLength, 0.5), new TrainerOptions { BatchSize = 1, TeacherForcing = true, Order = SequenceOrder.InOrder });
        trainer.Step(TrainedSets.Counting(1));

        Assert.Equal(expected, model.Parameters.ToArray());
    }

    [Fact]
    public void Values_fed_back_are_the_true_ones()
    {
        CurveModel model = CurveModel.CreateRandom(2);
        float[] expected = model.Parameters.ToArray();
        var logits = new float[CurveModel.OutputLength];
        var tape = new float[CurveModel.TapeLength];
        var gradient = new float[CurveModel.ParameterLength];
        float[] input = [0.1f, 0.2f, 0.3f, 0.4f];
        float[] targets = [.. Enumerable.Range(0, 10).Select(i => i * 0.1f)];
        CurveModel.ForwardLogits(expected, new float[CurveModel.StateLength], input, logits, tape, targets.AsSpan(0, 8));
        Losses.MeanSquaredError(logits, targets, logits);
        CurveModel.Backward(expected, input, tape, logits, gradient, fedBack: targets.AsSpan(0, 8));
        new Sgd<float>(expected.Length, 0.5).Step(expected, gradient);

        using var trainer = new Trainer<float>(
            model, new Sgd<float>(CurveModel.ParameterLength, 0.5), new TrainerOptions { BatchSize = 1, TeacherForcing = true, Order = SequenceOrder.InOrder });
        trainer.Step(new ValuedSequences<float>(input, targets, 1, rows: 5));

        Assert.Equal(expected, model.Parameters.ToArray());
    }

    [Fact]
    public void A_network_without_dropout_is_told_so()
    {
        var error = Assert.Throws<ArgumentException>("options", () => new TokenTrainer<float>(
            SpellingModel.CreateRandom(1), new Sgd<float>(SpellingModel.ParameterLength, 1), new TrainerOptions { Dropout = 0.5 }));
        Assert.Contains("Dropout = true", error.Message);
    }
}
