namespace Crowd;

/// <summary>Fireflies: each flies a curve of its own, at a speed of its own, and can be seen at one frame of five.</summary>
internal sealed class Fireflies
{
    /// <summary>Numbers that a hunter sees: whether there is a flash, its distance from the last one in x and y, and the frames since.</summary>
    public const int Seen = 4;

    private const float Flashes = 0.2f;
    private readonly Xoshiro256 _random;
    private readonly float[] _heading;
    private readonly float[] _turn;
    private readonly float[] _speed;
    private readonly float[] _lastX;
    private readonly float[] _lastY;
    private readonly int[] _since;

    public Fireflies(int count, ulong seed)
    {
        Count = count;
        _random = new Xoshiro256(seed);
        X = new float[count];
        Y = new float[count];
        IsLit = new bool[count];
        _lastX = new float[count];
        _lastY = new float[count];
        _since = new int[count];
        _heading = Many(count, 0, 2 * MathF.PI);
        _turn = Many(count, -0.25f, 0.25f);
        _speed = Many(count, 0.3f, 1.2f);
    }

    public int Count { get; }

    public float[] X { get; }

    public float[] Y { get; }

    /// <summary>Whether each flashes at this frame.</summary>
    public bool[] IsLit { get; }

    /// <summary>How far firefly <paramref name="i"/> flies until the next frame.</summary>
    public (float X, float Y) VelocityOf(int i) => (_speed[i] * MathF.Cos(_heading[i]), _speed[i] * MathF.Sin(_heading[i]));

    /// <summary>Lets some flash, and writes what the hunters see: a row of <see cref="Seen"/> numbers for each.</summary>
    public void Look(Span<float> seen)
    {
        for (int i = 0; i < Count; i++)
        {
            Span<float> row = seen.Slice(i * Seen, Seen);
            row.Clear();
            _since[i]++;
            IsLit[i] = _random.NextSingle() < Flashes;
            if (IsLit[i])
            {
                row[0] = 1;
                row[1] = (X[i] - _lastX[i]) / _since[i];
                row[2] = (Y[i] - _lastY[i]) / _since[i];
                row[3] = _since[i] / 10f;
                (_lastX[i], _lastY[i], _since[i]) = (X[i], Y[i], 0);
            }
        }
    }

    /// <summary>All fly on to the next frame.</summary>
    public void Fly()
    {
        for (int i = 0; i < Count; i++)
        {
            (float x, float y) = VelocityOf(i);
            X[i] += x;
            Y[i] += y;
            _heading[i] += _turn[i];
        }
    }

    private float[] Many(int count, float least, float most) =>
        [.. Enumerable.Range(0, count).Select(_ => least + ((most - least) * _random.NextSingle()))];
}
