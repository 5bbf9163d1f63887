using System.Globalization;

namespace Unrolled;

public partial class Trainer<T, TInput>
{
    private const string Prefix = Checkpoint.TrainingPrefix;
    private const string BestPrefix = Prefix + "best.";
    private const string ScalarsName = Prefix + "optimizer.scalars";
    private const string NumbersName = Prefix + "numbers";
    private const string StatesName = Prefix + "states";

    // A million years of a thousand steps a second; a schedule may be asked for rates beyond.
    private const long MostSteps = 1L << 55;

    /// <summary>Saves the network with the whole state of the training; the network's <c>Load</c> reads the file too.</summary>
    /// <exception cref="IOException">The file cannot be written; the old one is as it was.</exception>
    public void Save(string path)
    {
        ParameterLayout layout = Network.Layout;
        TensorFile file = Checkpoint.ToFile<T>(layout, Network.Parameters);
        file.Metadata[Prefix + "optimizer"] = Optimizer.Name;
        file.Metadata[Prefix + "epoch"] = Epoch.ToString(CultureInfo.InvariantCulture);
        file.Metadata[Prefix + "position"] = Position.ToString(CultureInfo.InvariantCulture);
        file.Metadata[Prefix + "sequences"] = _epochLength.ToString(CultureInfo.InvariantCulture);
        file.Metadata[Prefix + "steps"] = Steps.ToString(CultureInfo.InvariantCulture);
        file.Metadata[Prefix + "bestEpoch"] = BestEpoch.ToString(CultureInfo.InvariantCulture);
        file.Metadata[Prefix + "arithmetic"] = Arithmetic();
        file.Metadata[Prefix + "constants"] = Optimizer.Constants;
        file.Metadata[Prefix + "schedule"] = RatesAt(Steps);
        file.Add(NamedTensor.From<double>(NumbersName, new[] { 4 }, new[] { _epochLoss, BestLoss, GradientNorm, Optimizer.LearningRate }));
        file.Add(NamedTensor.From<double>(ScalarsName, new[] { Optimizer.Scalars.Length }, Optimizer.Scalars));
        file.Add(NamedTensor.From<T>(StatesName, new[] { _streamStates.Length }, _streamStates));
        Checkpoint.AddTensors<T>(file, BestPrefix, layout, _best.Span);
        for (int i = 0; i < Optimizer.VectorNames.Count; i++)
        {
            Checkpoint.AddTensors<T>(file, VectorPrefix(i), layout, Optimizer.Vector(i));
        }

        file.Write(path);
    }

    /// <summary>Goes on from a saved training. With the same options, data and number type, every bit is that of an uninterrupted training.</summary>
    /// <remarks>The optimizer's rate becomes the saved one. A schedule is compared by its rates at some steps, not by its text.</remarks>
    /// <exception cref="InvalidDataException">The file is broken, of another model, optimizer or options; the message says what was needed and found; nothing was changed.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing was changed.</exception>
    public void Resume(string path)
    {
        ParameterLayout layout = Network.Layout;
        TensorFile file = TensorFile.Read(path);
        Require(file, path, "optimizer", Optimizer.Name);
        Require(file, path, "arithmetic", Arithmetic());
        Require(file, path, "constants", Optimizer.Constants);
        int epoch = (int)Integer(file, path, "epoch", int.MaxValue);
        int position = (int)Integer(file, path, "position", int.MaxValue);
        int sequences = (int)Integer(file, path, "sequences", int.MaxValue);
        if (position > sequences)
        {
            throw new InvalidDataException($"'{path}' cannot be resumed: {position} sequences are done of an epoch of {sequences}.");
        }

        long steps = Integer(file, path, "steps", MostSteps);
        Require(file, path, "schedule", RatesAt(steps));
        int bestEpoch = (int)Integer(file, path, "bestEpoch", int.MaxValue);
        double[] numbers = Vector<double>(file, path, NumbersName, 4, losses: 2);
        double[] scalars = Vector<double>(file, path, ScalarsName, Optimizer.Scalars.Length);
        T[] states = Vector<T>(file, path, StatesName, _streamStates.Length);
        Checkpoint.Check<T>(file, BestPrefix, layout, path);
        for (int i = 0; i < Optimizer.VectorNames.Count; i++)
        {
            Checkpoint.Check<T>(file, VectorPrefix(i), layout, path);
        }

        // The last check; from here on nothing fails.
        Checkpoint.FromFile(file, layout, Network.Parameters, path);
        for (int i = 0; i < Optimizer.VectorNames.Count; i++)
        {
            Checkpoint.ReadTensors(file, VectorPrefix(i), layout, Optimizer.Vector(i));
        }

        Checkpoint.ReadTensors(file, BestPrefix, layout, _best.Span);
        (Epoch, Position, Steps, BestEpoch) = (epoch, position, steps, bestEpoch);
        (_epochLength, _resumedLength) = (sequences, sequences);
        (_epochLoss, BestLoss, GradientNorm, Optimizer.LearningRate) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        scalars.CopyTo(Optimizer.Scalars);
        states.CopyTo(_streamStates, 0);
        _orderEpoch = -1;
    }

    private string VectorPrefix(int index) => Prefix + "optimizer." + Optimizer.VectorNames[index] + ".";

    // All that decides the bits of a training besides the data.
    private string Arithmetic() => FormattableString.Invariant(
        $"{typeof(T).Name}, batch {_options.BatchSize}, chunks {_options.Chunks}, order {_options.Order}, seed {_options.Seed}, ")
        + FormattableString.Invariant(
            $"clip {_options.ClipNorm:R} {_options.ClipValue:R}, dropout {_options.Dropout:R}, teacher forcing {_options.TeacherForcing}");

    // A schedule is a function: it is known by its rates at the start, here, and at distances that double.
    private string RatesAt(long step) => _options.Schedule is { } rate
        ? string.Join(" ", Enumerable.Range(0, 24).Select(i => step + (1L << i) - 1).Prepend(0).Select(s => rate(s).ToString("R", CultureInfo.InvariantCulture)))
        : "the optimizer's own rate";

    private static void Require(TensorFile file, string path, string key, string needed)
    {
        string found = file.Metadata.TryGetValue(Prefix + key, out string? text) ? $"'{text}'" : "none";
        if (text != needed)
        {
            throw new InvalidDataException($"'{path}' cannot be resumed: the {key} needed is '{needed}', found is {found}.");
        }
    }

    private static long Integer(TensorFile file, string path, string key, long most = long.MaxValue) =>
        file.Metadata.TryGetValue(Prefix + key, out string? text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
        && value <= most
            ? value
            : throw new InvalidDataException($"'{path}' cannot be resumed: a whole number '{Prefix + key}' is needed, found is '{text ?? "none"}'.");

    // The first ones are losses, which may be infinite: the best one is before the first validation.
    private static TNumber[] Vector<TNumber>(TensorFile file, string path, string name, int length, int losses = 0)
        where TNumber : unmanaged
    {
        if (!file.TryGet(name, out NamedTensor? stored) || stored.Shape.Count != 1 || stored.Shape[0] != length || !stored.IsReadable)
        {
            throw new InvalidDataException($"'{path}' cannot be resumed: needed is {name} [{length}], found is {stored?.ToString() ?? "none"}.");
        }

        for (int i = 0; i < length; i++)
        {
            if (!stored.IsFinite<TNumber>(i) && !(i < losses && stored.IsPositiveInfinity(i)))
            {
                throw new InvalidDataException($"'{path}' cannot be resumed: {stored} has {stored.TextAt(i)} at place {i}, which is no finite {typeof(TNumber).Name}.");
            }
        }

        var values = new TNumber[length];
        stored.Read<TNumber>(values);
        return values;
    }
}
