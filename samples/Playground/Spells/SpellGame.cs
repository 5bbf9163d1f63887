namespace Playground.Spells;

/// <summary>A thing that falls, and the gesture that turns it into stardust.</summary>
/// <param name="id">Its number in the game.</param>
/// <param name="gesture">The gesture.</param>
/// <param name="x">From 0 to 1, left to right.</param>
internal sealed class Falling(int id, int gesture, double x)
{
    public int Id => id;

    public int Gesture => gesture;

    public double X => x;

    /// <summary>From 0 at the top to 1 at the bottom.</summary>
    public double Y { get; set; }

    /// <summary>Seconds since it was hit; null: it falls.</summary>
    public double? HitFor { get; set; }
}

/// <summary>The game: things fall, each with the sign of a gesture; whoever draws it hits the lowest of them. Plain C#, without the page.</summary>
/// <param name="gestures">The gestures that are played with.</param>
/// <param name="seed">Of what falls, and where.</param>
internal sealed class SpellGame(IReadOnlyList<int> gestures, ulong seed)
{
    private const double FadeSeconds = 0.5;

    private readonly Xoshiro256 _random = new(seed);
    private readonly List<Falling> _things = [];
    private double _untilNext;
    private int _count;

    public IReadOnlyList<Falling> Things => _things;

    public int Score { get; private set; }

    public int Lives { get; private set; } = 3;

    public bool IsOver => Lives <= 0;

    /// <summary>Share of the field that a thing falls in a second; the game grows faster with its score.</summary>
    public double Speed => 0.09 + (0.004 * Score);

    /// <summary>Goes on by so many seconds.</summary>
    public void Update(double seconds)
    {
        if (IsOver)
        {
            return;
        }

        _untilNext -= seconds;
        if (_untilNext <= 0)
        {
            int gesture = gestures[_random.NextInt32(gestures.Count)];
            _things.Add(new Falling(_count++, gesture, 0.1 + (0.8 * _random.NextDouble())));
            _untilNext = Math.Max(1.2, 3.2 - (0.08 * Score));
        }

        foreach (Falling thing in _things)
        {
            if (thing.HitFor is { } since)
            {
                thing.HitFor = since + seconds;
            }
            else
            {
                thing.Y += Speed * seconds;
            }
        }

        Lives -= _things.RemoveAll(thing => thing.HitFor is null && thing.Y >= 1);
        _things.RemoveAll(thing => thing.HitFor > FadeSeconds);
    }

    /// <summary>A gesture was drawn: the lowest thing with its sign is hit.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Cast(int gesture)
    {
        Falling? target = IsOver ? null : _things.Where(thing => thing.HitFor is null && thing.Gesture == gesture).MaxBy(thing => thing.Y);
        if (target is null)
        {
            return false;
        }

        target.HitFor = 0;
        Score++;
        return true;
    }
}
