using Unrolled.Generator.Network;

namespace Unrolled.Generator.Memory;

/// <summary>The tape of a network that reads its own output.</summary>
/// <param name="Inputs">x, or the token, of every step.</param>
/// <param name="LogitGradients">dL/dlogits and the gradients of fed values; empty for tokens, which have none.</param>
/// <param name="InputGradient">dL/dx of the step at hand.</param>
internal sealed record FeedbackPlan(TapeSlot Inputs, TapeSlot LogitGradients, TapeSlot InputGradient)
{
    public int End => InputGradient.Start + InputGradient.Length;

    public static FeedbackPlan? Of(RecurrentNetwork network, int start)
    {
        if (network.Spec.Feedback == Spec.FeedbackKind.None)
        {
            return null;
        }

        bool isValue = !network.Spec.ReadsTokens;
        int width = isValue ? network.Spec.Input : 1;
        var inputs = new TapeSlot("x", start, network.Spec.Steps, width) { Label = "TapeInputs" };
        var gradients = new TapeSlot("dLogits", inputs.Start + inputs.Length, network.Spec.Steps - network.Spec.FirstOutput, isValue ? network.OutputSize : 0);
        return new FeedbackPlan(inputs, gradients, new TapeSlot("dx", gradients.Start + gradients.Length, 1, isValue ? width : 0) { Label = "TapeFedDx" });
    }
}
