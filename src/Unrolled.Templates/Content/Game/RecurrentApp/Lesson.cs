using RecurrentApp.Models;
using Unrolled;

namespace RecurrentApp;

/// <summary>Teaches the model with balls thrown at random. A game ships with the file that <c>Save</c> writes instead.</summary>
internal static class Lesson
{
    /// <summary>Frames that the model looks ahead.</summary>
    public const int Ahead = 15;

    private const int Throws = 256;

    public static void Teach(BallModel model, int epochs)
    {
        var random = new Xoshiro256(seed: 1);
        var inputs = new float[Throws * BallModel.InputLength];
        var targets = new float[Throws * BallModel.OutputLength];
        for (int i = 0; i < Throws; i++)
        {
            Throw(random, inputs.AsSpan(i * BallModel.InputLength, BallModel.InputLength), targets.AsSpan(i * BallModel.OutputLength, BallModel.OutputLength));
        }

        var optimizer = new Adam<float>(BallModel.ParameterLength, learningRate: 5e-3);
        using var trainer = new Trainer<float, float>(model, optimizer, new TrainerOptions { BatchSize = 16, ClipNorm = 1 });
        trainer.Fit(new ValuedSequences<float>(inputs, targets, Throws), epochs);
    }

    public static Ball RandomBall(Xoshiro256 random)
    {
        float Number() => (2 * random.NextSingle()) - 1;
        return new Ball(Number(), Number(), 2 * Number(), 2 * Number());
    }

    private static void Throw(Xoshiro256 random, Span<float> input, Span<float> target)
    {
        Ball ball = RandomBall(random);
        Ball later = ball;
        for (int frame = 0; frame < Ahead; frame++)
        {
            later.Move();
        }

        for (int frame = 0; frame < BallModel.Steps; frame++)
        {
            (input[2 * frame], input[(2 * frame) + 1]) = (ball.X, ball.Y);
            (target[2 * frame], target[(2 * frame) + 1]) = (later.X, later.Y);
            ball.Move();
            later.Move();
        }
    }
}
