namespace Lecture.Framework;

/// <summary>How a network of the lecture is trained.</summary>
/// <param name="Epochs">Passes over the examples.</param>
/// <param name="BatchSize">Examples whose mean gradient makes one step.</param>
/// <param name="LearningRate">Adam's rate.</param>
/// <param name="LargestNorm">What a longer gradient is shortened to.</param>
/// <param name="AsPyTorch">Whether first values are PyTorch's and biases learn as the two of its layers: see <see cref="TwoBiases"/>.</param>
/// <param name="Gliding">Whether the rate falls to its fifth along the last third of the steps, rather than at its beginning.</param>
internal sealed record TrainingPlan(
    int Epochs, int BatchSize = 32, double LearningRate = 3e-3, double LargestNorm = 1, bool AsPyTorch = false, bool Gliding = false);
