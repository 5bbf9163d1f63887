using System.Diagnostics;

namespace Crowd;

/// <summary>Hunters that keep their fireflies in mind: a flash tells the place, between flashes the network says how it moves.</summary>
internal sealed class Chase
{
    private readonly Fireflies _fireflies;
    private readonly Hunter.Crowd _crowd;
    private readonly Hunter.State[] _alone;
    private readonly Hunter _hunter;
    private readonly float[] _seen;
    private readonly float[] _moves;
    private readonly float[] _movesAlone;
    private readonly (float X, float Y)[] _lastSeen;
    private readonly int _threads;

    public Chase(Hunter hunter, int agents, int threads, ulong seed)
    {
        _hunter = hunter;
        _threads = threads;
        _fireflies = new Fireflies(agents, seed);
        _crowd = hunter.CreateCrowd(agents);
        _alone = [.. Enumerable.Range(0, agents).Select(_ => hunter.CreateState())];
        _seen = new float[agents * Hunter.InputSize];
        _moves = new float[agents * Hunter.OutputSize];
        _movesAlone = new float[_moves.Length];
        _lastSeen = new (float, float)[agents];
        Guess = new (float X, float Y)[agents];
    }

    public Fireflies Fireflies => _fireflies;

    /// <summary>Where each hunter takes its firefly to be.</summary>
    public (float X, float Y)[] Guess { get; }

    /// <summary>Mean distance of the guesses from the fireflies; second: of the place of the last flash, which a hunter without memory of motion would take.</summary>
    public (double Guess, double LastSeen) MeanError()
    {
        double guess = 0, last = 0;
        for (int i = 0; i < Guess.Length; i++)
        {
            guess += Distance(Guess[i], i);
            last += Distance(_lastSeen[i], i);
        }

        return (guess / Guess.Length, last / Guess.Length);
    }

    /// <summary>One frame; gives the milliseconds of the network alone.</summary>
    public double Frame()
    {
        _fireflies.Look(_seen);
        long start = Stopwatch.GetTimestamp();
        StepAll();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        for (int i = 0; i < Guess.Length; i++)
        {
            if (_fireflies.IsLit[i])
            {
                Guess[i] = _lastSeen[i] = (_fireflies.X[i], _fireflies.Y[i]);
            }

            Guess[i].X += _moves[2 * i];
            Guess[i].Y += _moves[(2 * i) + 1];
        }

        _fireflies.Fly();
        return milliseconds;
    }

    /// <summary>The same step of the network by a loop over hunters with a state each; gives its milliseconds, and whether all bits are equal.</summary>
    public (double Milliseconds, bool IsEqual) FrameAlone()
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _alone.Length; i++)
        {
            _hunter.Step(_alone[i], _seen.AsSpan(i * Hunter.InputSize, Hunter.InputSize), _movesAlone.AsSpan(i * Hunter.OutputSize, Hunter.OutputSize));
        }

        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, _moves.AsSpan().SequenceEqual(_movesAlone));
    }

    private void StepAll()
    {
        if (_threads == 1)
        {
            _crowd.Step(_seen, _moves);
            return;
        }

        Parallel.For(0, _threads, StepPart);
    }

    /// <summary>Parts begin at multiples of 16, where whole vectors do.</summary>
    private void StepPart(int part)
    {
        int blocks = (_crowd.Count + 15) / 16;
        int first = 16 * (blocks * part / _threads);
        int end = Math.Min(_crowd.Count, 16 * (blocks * (part + 1) / _threads));
        _crowd.Step(
            first, end - first, _seen.AsSpan(first * Hunter.InputSize, (end - first) * Hunter.InputSize),
            _moves.AsSpan(first * Hunter.OutputSize, (end - first) * Hunter.OutputSize));
    }

    private double Distance((float X, float Y) place, int i) => Math.Sqrt(Math.Pow(place.X - _fireflies.X[i], 2) + Math.Pow(place.Y - _fireflies.Y[i], 2));
}
