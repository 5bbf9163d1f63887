using System.Globalization;
using Microsoft.AspNetCore.Components;
using Playground.Drawing;
using Playground.Shell;

namespace Playground.Lecture;

/// <summary>The lecture made visible: a word is learnt while the visitor looks on.</summary>
public sealed partial class LectureRoom
{
    private const ulong Seed = 1;

    private static readonly LogScale DistanceScale = new(Distances.Steps, -12, 1);

    private Course _course = new(CellKind.Lstm, Word.Of("hello", out _)!, Seed);
    private string _text = "hello";
    private string _fault = "";
    private bool _runs;
    private bool _isGone;
    private int _most = 1;
    private double _keep = 1;
    private FrameClock _clock = null!;
    private LogScale _lossScale = new(100, -2, 1);
    private ChartLine[] _lossLines = [new("loss", "line-b", [])];
    private IReadOnlyList<ChartLine> _distances = [];

    /// <inheritdoc/>
    public void Dispose() => _isGone = true;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _clock = new FrameClock(Browser);
        _distances = Distances.Measure(_keep, Seed);
    }

    private void Begin(CellKind cell)
    {
        _course = new Course(cell, _course.Word, Seed);
        Draw();
    }

    private void Choose(ChangeEventArgs change)
    {
        _text = change.Value?.ToString() ?? "";
        if (Word.Of(_text, out _fault) is { } word)
        {
            _text = word.Text;
            _course = new Course(_course.Cell, word, Seed);
            Draw();
        }
    }

    private void Keep(ChangeEventArgs change)
    {
        _keep = double.Parse(change.Value?.ToString() ?? "0", CultureInfo.InvariantCulture);
        _distances = Distances.Measure(_keep, Seed);
    }

    private void One()
    {
        _course.Learn();
        _course.Look();
        Draw();
    }

    private async Task Toggle()
    {
        _runs = !_runs;
        if (!_runs)
        {
            return;
        }

        _clock.Rest();
        while (_runs && !_isGone)
        {
            await _clock.Next();
            FrameClock.Work(Learn, _most);
            _course.Look();
            _runs &= !_course.IsLearned;
            Draw();
            StateHasChanged();
        }

        bool Learn()
        {
            _course.Learn();
            return true;
        }
    }

    private void Draw()
    {
        int last = _course.Losses.Count;
        _lossScale = new LogScale(Math.Max(100, (last + 99) / 100 * 100), -2, 1);
        _lossLines = [new ChartLine("loss", "line-b", _course.Losses)];
    }
}
