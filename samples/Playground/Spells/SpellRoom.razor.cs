using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gestures;
using Microsoft.AspNetCore.Components.Forms;
using Playground.Drawing;
using Playground.Shell;

namespace Playground.Spells;

/// <summary>Record, train, play, keep. What it asks of the network is <see cref="GestureRecognizer"/> alone.</summary>
public sealed partial class SpellRoom
{
    private const int Enough = 5;
    private const int LargestFile = 4 << 20;
    private const string StorageKey = "unrolled.gestures";

    private static readonly LogScale LossScale = new(240, -3, 1);

    private readonly GestureRecognizer _recognizer = new();
    private readonly List<double> _losses = [];
    private readonly float[] _probabilities = new float[GestureRecognizer.Gestures];
    private float[] _guess = new float[GestureRecognizer.Gestures];
    private string[] _names = Spellbook.Names;
    private ChartLine[] _lossLines = [new("loss", "line-b", [])];
    private GestureTraining? _training;
    private ConfusionMatrix? _confusion;
    private SpellGame? _game;
    private DrawingPad? _field;
    private FrameClock _clock = null!;
    private string _status = "";
    private string _answer = "";
    private string _kept = "";
    private double _progress;
    private int _chosen;
    private bool _goesOn = true;
    private bool _isTrained;
    private bool _isGone;

    private bool CanTrain => Enumerable.Range(0, _names.Length).Count(gesture => _recognizer.Examples.CountOf(gesture) > 0) >= 2;

    /// <inheritdoc/>
    public void Dispose() => _isGone = true;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _clock = new FrameClock(Browser);
        _status = Missing();
    }

    private void Record(float[] points)
    {
        if (!_recognizer.Record(_chosen, points))
        {
            return;
        }

        if (_goesOn && _recognizer.Examples.CountOf(_chosen) == Enough && _chosen + 1 < _names.Length)
        {
            _chosen++;
        }

        _status = Missing();
    }

    private void Clear()
    {
        _recognizer.Examples.Clear(_chosen);
        _status = Missing();
    }

    /// <summary>For whoever wants to play at once: each sign as it is printed, a little different each time.</summary>
    private void Fill()
    {
        for (int gesture = 0; gesture < _names.Length; gesture++)
        {
            while (_recognizer.Examples.CountOf(gesture) < Enough)
            {
                _recognizer.Record(gesture, PrintedSigns.Stroke(gesture, (ulong)_recognizer.Examples.Count));
            }
        }

        _status = Missing();
    }

    private string Missing() => CanTrain
        ? $"{_recognizer.Examples.Count} strokes. {Enough} of each sign are enough."
        : "Draw at least two different signs.";

    private async Task Train()
    {
        _game = null;
        _training = _recognizer.Train();
        _losses.Clear();
        long start = Stopwatch.GetTimestamp();
        _clock.Rest();
        while (_training.Progress < 1 && !_isGone)
        {
            await _clock.Next();
            FrameClock.Work(Step, int.MaxValue);
            _progress = _training.Progress;
            _lossLines = [new ChartLine("loss", "line-b", _losses)];
            _status = $"loss {Colors.Text(_training.Loss, 3)}, {_clock.Rate.ToString("F0", CultureInfo.InvariantCulture)} frames a second";
            StateHasChanged();
        }

        Judge();
        _status = $"Trained on {_recognizer.Examples.Count} strokes in {Colors.Text(Stopwatch.GetElapsedTime(start).TotalSeconds, 1)} s; "
            + $"{_confusion!.Accuracy.ToString("P0", CultureInfo.InvariantCulture)} of them are recognised.";
        _training = null;

        bool Step()
        {
            bool goesOn = _training.Step();
            if (goesOn)
            {
                _losses.Add(_training.Loss);
            }

            return goesOn;
        }
    }

    private void Judge()
    {
        _confusion = new ConfusionMatrix(_names.Length);
        for (int i = 0; i < _recognizer.Examples.Count; i++)
        {
            (int gesture, float[] stroke) = _recognizer.Examples[i];
            _confusion.Add(gesture, _recognizer.Recognize(stroke, _probabilities));
        }

        _isTrained = true;
    }

    private async Task Play()
    {
        if (_game is { IsOver: false })
        {
            _game = null;
            return;
        }

        int[] played = [.. Enumerable.Range(0, _names.Length).Where(gesture => _recognizer.Examples.CountOf(gesture) > 0)];
        SpellGame game = _game = new SpellGame(played, (ulong)Stopwatch.GetTimestamp());
        _answer = "";
        _clock.Rest();
        while (game == _game && !game.IsOver && !_isGone)
        {
            await _clock.Next();
            game.Update(_clock.Elapsed / 1000);
            Follow();
            StateHasChanged();
        }
    }

    /// <summary>The network reads the pointer, once a frame.</summary>
    private void Follow()
    {
        if (_field?.Pointer is not { } pointer)
        {
            _recognizer.Forget();
            Array.Clear(_guess);
        }
        else if (_recognizer.Step(pointer.X, pointer.Y) is { Length: > 0 } guess)
        {
            guess.CopyTo(_guess);
        }
    }

    private void Cast(float[] points)
    {
        int gesture = _recognizer.Recognize(points, _probabilities);
        if (gesture < 0)
        {
            return;
        }

        string sure = $"{_names[gesture]}, {_probabilities[gesture].ToString("P0", CultureInfo.InvariantCulture)} sure";
        _guess = [.. _probabilities];
        _answer = _game is null ? sure : _game.Cast(gesture) ? $"{sure}: hit" : $"{sure}: no such sign falls";
    }

    private async Task Keep() => _kept = await Browser.Write(StorageKey, Convert.ToBase64String(_recognizer.Save(_names)))
        ? "Saved. It will be here when you come back."
        : "This browser does not let the page save: download the file instead.";

    private async Task Recall()
    {
        string? text = await Browser.Read(StorageKey);
        if (text is null)
        {
            _kept = "Nothing is saved in this browser yet.";
            return;
        }

        Load(Convert.FromBase64String(text));
    }

    private Task DownloadFile() => Browser.Download("gestures.safetensors", "application/octet-stream", _recognizer.Save(_names)).AsTask();

    private Task DownloadClass() =>
        Browser.Download("Spell.cs", "text/plain", Encoding.UTF8.GetBytes(GestureClass.Write(_recognizer.Network, "Spell", _names))).AsTask();

    private async Task LoadFile(InputFileChangeEventArgs chosen)
    {
        try
        {
            using var content = new MemoryStream();
            await using Stream file = chosen.File.OpenReadStream(LargestFile);
            await file.CopyToAsync(content);
            Load(content.ToArray());
        }
        catch (IOException error)
        {
            _kept = error.Message;
        }
    }

    private void Load(byte[] file)
    {
        try
        {
            _names = _recognizer.Load(file);
            _game = null;
            Judge();
            _status = Missing();
            _kept = $"Loaded: {_recognizer.Examples.Count} strokes and the network.";
        }
        catch (InvalidDataException error)
        {
            _kept = error.Message;
        }
    }
}
