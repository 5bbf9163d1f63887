using RecurrentApp.Models;
using Unrolled;

namespace RecurrentApp;

/// <summary>A network, how its inputs are normalized, and what its classes are called: all of it from one file. Requests share it; nothing of it changes.</summary>
internal sealed record Recognizer(MovementModel Model, Normalization Normalization, ClassNames Names)
{
    /// <summary>What the training saved: <c>model.Save(path, normalization, names)</c>.</summary>
    public static Recognizer Load(string path) => new(MovementModel.Load(path), Normalization.Load(path), ClassNames.Load(path));

    /// <summary>A network that has learned nothing.</summary>
    public static Recognizer Untrained() =>
        new(MovementModel.CreateRandom(seed: 1), new Normalization([0, 0, 0], [1, 1, 1]), new ClassNames("rest", "walk", "run", "jump"));

    /// <summary>The probability of each class after a whole sequence.</summary>
    /// <param name="input">Raw numbers, overwritten.</param>
    public Dictionary<string, float> Classify(float[] input)
    {
        Span<float> probabilities = stackalloc float[MovementModel.OutputLength];
        Normalization.Apply(input);
        Model.Predict(input, probabilities);
        return Named(probabilities);
    }

    /// <summary>The probability of each class after one more step of a stream.</summary>
    /// <param name="state">What the stream carries from step to step.</param>
    /// <param name="x">Raw numbers, overwritten.</param>
    public Dictionary<string, float> Step(MovementModel.State state, float[] x)
    {
        Span<float> probabilities = stackalloc float[MovementModel.OutputSize];
        Normalization.Apply(x);
        Model.Step(state, x, probabilities);
        return Named(probabilities);
    }

    private Dictionary<string, float> Named(ReadOnlySpan<float> probabilities)
    {
        var named = new Dictionary<string, float>();
        for (int i = 0; i < probabilities.Length; i++)
        {
            named[Names[i]] = probabilities[i];
        }

        return named;
    }
}
