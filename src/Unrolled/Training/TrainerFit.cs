namespace Unrolled;

public partial class Trainer<T, TInput>
{
    /// <summary>The epoch after which the validation loss was lowest, counted from 1; 0: none yet.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The lowest validation loss so far.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>Trains until <see cref="Epoch"/> is <paramref name="epochs"/>, or until the validation loss has not fallen for some epochs.</summary>
    /// <param name="training">What to train on.</param>
    /// <param name="epochs">Epochs in all, those before a resume included.</param>
    /// <param name="validation">What to judge by after every epoch; at the end the network has the parameters of the best one. None: the last ones.</param>
    /// <param name="patience">Epochs without a lower validation loss after which to stop; 0: never stop early.</param>
    /// <param name="report">Called after every epoch, also to save a checkpoint there.</param>
    /// <exception cref="ArgumentException">A set is empty.</exception>
    /// <exception cref="ArithmeticException">A gradient is not finite; the parameters are as they were before that step.</exception>
    public void Fit(
        SequenceSet<T, TInput> training, int epochs, SequenceSet<T, TInput>? validation = null, int patience = 0, Action<EpochReport>? report = null)
    {
        while (Epoch < epochs && !IsOutOfPatience(patience))
        {
            double loss = RunEpoch(training);
            Evaluation? judged = null;
            if (validation != null)
            {
                judged = Evaluate(validation);
                if (judged.Value.Loss < BestLoss)
                {
                    BestLoss = judged.Value.Loss;
                    BestEpoch = Epoch;
                    Network.Parameters.CopyTo(_best.Span);
                }
            }

            report?.Invoke(new EpochReport(Epoch, loss, judged, Epoch == BestEpoch));
        }

        if (validation != null && BestEpoch > 0)
        {
            _best.Span.CopyTo(Network.Parameters);
        }
    }

    private bool IsOutOfPatience(int patience) => patience > 0 && BestEpoch > 0 && Epoch - BestEpoch >= patience;
}

/// <summary>The result of an epoch.</summary>
/// <param name="Epoch">Its number, counted from 1.</param>
/// <param name="Loss">The mean training loss.</param>
/// <param name="Validation">The judgement on the validation set, where there is one.</param>
/// <param name="IsBest">Whether it is the best so far.</param>
public readonly record struct EpochReport(int Epoch, double Loss, Evaluation? Validation, bool IsBest);
