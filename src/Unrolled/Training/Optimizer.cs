namespace Unrolled;

/// <summary>Changes parameters by a gradient; it owns its state, sized once, and allocates nothing in a step.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Each parameter is treated on its own, with the formulas of PyTorch; the result is the same bits on every machine.</remarks>
public abstract class Optimizer<T>
    where T : unmanaged
{
    private readonly T[][] _vectors;
    private readonly string[] _names;
    private readonly double[] _scalars;

    private protected Optimizer(string name, int length, double learningRate, string[] vectors, int scalars)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"Numbers are float or double, not {typeof(T).Name}.");
        }

        if (length < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, "A length is not negative.");
        }

        Name = name;
        Length = length;
        LearningRate = learningRate;
        _names = vectors;
        _vectors = new T[vectors.Length][];
        for (int i = 0; i < vectors.Length; i++)
        {
            _vectors[i] = new T[length];
        }

        _scalars = new double[scalars];
    }

    /// <summary>The optimizer's name, as checkpoints keep it.</summary>
    public string Name { get; }

    /// <summary>What the formulas have besides the rate, as checkpoints keep it.</summary>
    internal abstract string Constants { get; }

    /// <summary>How many parameters it was made for: <c>Layout.Length</c> of the model.</summary>
    public int Length { get; }

    /// <summary>The learning rate of the next step; a schedule sets it.</summary>
    public double LearningRate { get; set; }

    /// <summary>Names of the state vectors, each <see cref="Length"/> numbers.</summary>
    public IReadOnlyList<string> VectorNames => _names;

    /// <summary>The state that is not a vector: powers of the betas.</summary>
    public Span<double> Scalars => _scalars;

    /// <summary>The state vector of that place in <see cref="VectorNames"/>.</summary>
    public Span<T> Vector(int index) => _vectors[index];

    /// <summary>Changes the parameters once.</summary>
    /// <param name="parameters"><see cref="Length"/> numbers.</param>
    /// <param name="gradient"><see cref="Length"/> numbers: dL/dparameters.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing was written.</exception>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient)
    {
        Guard.Exactly(parameters.Length, Length, nameof(parameters));
        Guard.Exactly(gradient.Length, Length, nameof(gradient));
        Update(parameters, gradient);
    }

    /// <summary>Forgets all momentum, as if new.</summary>
    public virtual void Reset()
    {
        foreach (T[] vector in _vectors)
        {
            Array.Clear(vector, 0, vector.Length);
        }

        Array.Clear(_scalars, 0, _scalars.Length);
    }

    private protected abstract void Update(Span<T> parameters, ReadOnlySpan<T> gradient);

    private protected static double Fraction(double value, string parameter) =>
        value >= 0 && value < 1 ? value : throw new ArgumentOutOfRangeException(parameter, value, "It must be at least 0 and below 1.");
}
