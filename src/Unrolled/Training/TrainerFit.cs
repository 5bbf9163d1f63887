namespace Unrolled;

public partial class Trainer<T, TInput>
{
    /// <summary>The epoch after which the validation loss was lowest, counted from 1; 0: none yet.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The lowest validation loss so far.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>Trains for some more epochs, or until the validation loss has not fallen for some.</summary>
    /// <param name="training">What to train on.</param>
    /// <param name="epochs">How many epochs from here; one that is under way, as after a resume, is the first. To a total: <c>total - trainer.Epoch</c>.</param>
    /// <param name="validation">What to judge by after every epoch; at the end the network has the parameters of the best one. None: the last ones.</param>
    /// <param name="patience">Epochs without a lower validation loss after which to stop; 0: never stop early. It needs a validation set.</param>
    /// <param name="report">Called after every epoch, also to save a checkpoint there.</param>
    /// <param name="progress">Called after every step.</param>
    /// <param name="cancellation">Stops between two steps. The parameters are those of the last step; <c>Save</c> and a further <c>Fit</c> go on from there.</param>
    /// <exception cref="ArgumentException">A set is empty, or not one for this network; there is patience, but nothing to judge by.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> or <paramref name="patience"/> is negative.</exception>
    /// <exception cref="ArithmeticException">A gradient is not finite; the parameters are as they were before that step.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Fit(
        SequenceSet<T, TInput> training,
        int epochs,
        SequenceSet<T, TInput>? validation = null,
        int patience = 0,
        Action<EpochReport>? report = null,
        Action<StepReport>? progress = null,
        CancellationToken cancellation = default)
    {
        if (epochs < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(epochs), epochs, "Epochs are counted from here: none, or more.");
        }

        if (patience < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(patience), patience, "Patience is a number of epochs, or 0 for no early stop.");
        }

        if (patience > 0 && validation == null)
        {
            throw new ArgumentException("Patience needs a validation set: without one, nothing says when to stop.", nameof(patience));
        }

        StartNextEpochAt(EpochLength(training));
        int last = checked(Epoch + epochs);
        while (Epoch < last && !IsOutOfPatience(patience))
        {
            double loss = RunEpoch(training, progress, cancellation);
            Evaluation? judged = validation == null ? null : Judge(validation);
            report?.Invoke(new EpochReport(Epoch, loss, judged, Epoch == BestEpoch));
        }

        if (validation != null && BestEpoch > 0)
        {
            _best.Span.CopyTo(Network.Parameters);
        }
    }

    private Evaluation Judge(SequenceSet<T, TInput> validation)
    {
        Evaluation judged = Evaluate(validation);
        if (judged.Loss < BestLoss)
        {
            BestLoss = judged.Loss;
            BestEpoch = Epoch;
            Network.Parameters.CopyTo(_best.Span);
        }

        return judged;
    }

    private bool IsOutOfPatience(int patience) => patience > 0 && BestEpoch > 0 && Epoch - BestEpoch >= patience;
}

/// <summary>The result of an epoch.</summary>
/// <param name="Epoch">Its number, counted from 1.</param>
/// <param name="Loss">The mean training loss.</param>
/// <param name="Validation">The judgement on the validation set, where there is one.</param>
/// <param name="IsBest">Whether it is the best so far.</param>
public readonly record struct EpochReport(int Epoch, double Loss, Evaluation? Validation, bool IsBest);

/// <summary>Where a training is after a step.</summary>
/// <param name="Epoch">The epoch under way, counted from 1.</param>
/// <param name="Position">Sequences done of it.</param>
/// <param name="Sequences">Sequences that it has.</param>
/// <param name="Loss">The mean loss of the step's mini-batch.</param>
public readonly record struct StepReport(int Epoch, int Position, int Sequences, double Loss);
