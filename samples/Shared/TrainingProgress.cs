using System.Globalization;
using Spectre.Console;

namespace Samples;

/// <summary>Shows a training run: a progress bar where there is a terminal, plain lines elsewhere.</summary>
internal sealed class TrainingProgress
{
    private const int PlainLines = 10;

    private readonly string _title;
    private readonly long _total;
    private readonly ProgressTask? _bar;
    private long _nextLine;
    private double _lossSum;
    private int _losses;

    private TrainingProgress(string title, long total, ProgressTask? bar)
    {
        _title = title;
        _total = total;
        _bar = bar;
    }

    /// <summary>Runs <paramref name="train"/>, which reports as it goes on.</summary>
    /// <param name="title">What is trained.</param>
    /// <param name="total">The amount of work: steps, sequences or characters.</param>
    /// <param name="train">The training loop.</param>
    public static void Run(string title, long total, Action<TrainingProgress> train)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            train(new TrainingProgress(title, total, null));
            return;
        }

        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => train(new TrainingProgress(title, total, context.AddTask(Markup.Escape(title), maxValue: total))));
    }

    /// <summary>Tells how much is done, and the loss of the part that was done last; shown is the mean since the last line.</summary>
    public void Report(long done, double loss)
    {
        _lossSum += loss;
        _losses++;
        if (done < _nextLine && done < _total)
        {
            return;
        }

        Show(done, (_lossSum / _losses).ToString("F3", CultureInfo.InvariantCulture));
        _lossSum = 0;
        _losses = 0;
    }

    private void Show(long done, string loss)
    {
        if (_bar is null)
        {
            string share = (100 * done / _total).ToString(CultureInfo.InvariantCulture);
            Console.WriteLine($"{_title}  {share,3} %  loss {loss}");
            _nextLine = Math.Min(_total, (((done * PlainLines / _total) + 1) * _total + PlainLines - 1) / PlainLines);
            return;
        }

        _bar.Value = done;
        _bar.Description = Markup.Escape($"{_title}  loss {loss}");
        _nextLine = done + (_total / 200);
    }
}
