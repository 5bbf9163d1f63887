using Lecture.Framework;

namespace Lecture.Examples;

/// <summary>How gradients fade, explode or pass on through many steps, and what that means for remembering.</summary>
internal sealed class GradientsOverTime : IExample
{
    public string Name => "gradient-flow";

    public string Summary => "the gradient over up to 200 steps in RNN, LSTM and GRU, and who recalls a symbol after 100 steps";

    public void Run(Settings settings)
    {
        SpectralRadius.Run(settings);
        GradientByDistance.Run(settings);
        Clipping.Run(settings);
        Recall.Run(settings);
    }
}
