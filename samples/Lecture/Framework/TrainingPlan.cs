namespace Lecture.Framework;

/// <summary>How a network of the lecture is trained.</summary>
/// <param name="Epochs">Passes over the examples.</param>
/// <param name="BatchSize">Examples whose mean gradient makes one step.</param>
/// <param name="LearningRate">Adam's rate.</param>
/// <param name="LargestNorm">What a longer gradient is shortened to.</param>
/// <param name="TwoBiases">Whether biases learn as the two of PyTorch's layers: see <see cref="Framework.TwoBiases"/>.</param>
internal sealed record TrainingPlan(int Epochs, int BatchSize = 32, double LearningRate = 3e-3, double LargestNorm = 1, bool TwoBiases = false);
