namespace Lecture.Framework;

/// <summary>What a training loop sees: examples that give a gradient for the parameters of one network, or of several that work together.</summary>
internal interface ILearner
{
    /// <summary>The layout of each network's parameters.</summary>
    IReadOnlyList<ParameterLayout> Layouts { get; }

    /// <summary>Examples.</summary>
    int Count { get; }

    /// <summary>The parameters of a network.</summary>
    Span<float> Parameters(int network);

    /// <summary>Rows of an example that have a target: the loss of a batch is the mean over all of them.</summary>
    int Rows(int example);

    /// <summary>Runs an example forward and backward.</summary>
    /// <param name="example">Which one.</param>
    /// <param name="share">The example's rows by those of the batch.</param>
    /// <param name="gradient">The gradients of all networks, one after the other; added to it is <paramref name="share"/> times that of the example's mean loss.</param>
    /// <returns>The example's mean loss.</returns>
    double AddGradient(int example, double share, Span<float> gradient);
}
