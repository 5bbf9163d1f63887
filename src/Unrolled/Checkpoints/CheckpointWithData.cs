namespace Unrolled;

public static partial class Checkpoint
{
    /// <summary>Saves a network with what its numbers need to be understood: an existing file is replaced at once, after the new one is safe on the disk.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file. The network's <c>Load</c>, <see cref="Normalization.Load"/> and <see cref="ClassNames.Load"/> read it.</param>
    /// <param name="inputs">How its inputs were normalized; null: they were not.</param>
    /// <param name="classes">What its classes are called; null: nothing.</param>
    /// <param name="targets">How the values that it learned to give were normalized; null: they were not.</param>
    /// <exception cref="ArgumentException">A normalization has another number of inputs or outputs than the network, or there are other classes; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is as it was.</exception>
    public static void Save<T, TInput>(
        this INetwork<T, TInput> network, string path, Normalization? inputs, ClassNames? classes = null, Normalization? targets = null)
        where T : unmanaged
        where TInput : unmanaged => ToFile(network, inputs, classes, targets).Write(path);

    /// <summary>A network with what its numbers need to be understood, as the content of a file, to which more can be added.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">How its inputs were normalized; null: they were not.</param>
    /// <param name="classes">What its classes are called; null: nothing.</param>
    /// <param name="targets">How the values that it learned to give were normalized; null: they were not.</param>
    /// <exception cref="ArgumentException">A normalization has another number of inputs or outputs than the network, or there are other classes.</exception>
    public static TensorFile ToFile<T, TInput>(
        INetwork<T, TInput> network, Normalization? inputs = null, ClassNames? classes = null, Normalization? targets = null)
        where T : unmanaged
        where TInput : unmanaged
    {
        Guard.NotNull(network, nameof(network));
        ParameterLayout layout = network.Layout;
        TensorFile file = ToFile<T>(layout, network.Parameters);
        if (inputs != null)
        {
            Require(typeof(T) == typeof(TInput), $"'{layout.Model}' reads tokens, which have no normalization.", nameof(inputs));
            int size = InputSizeOf(layout) ?? inputs.Size;
            Require(size == inputs.Size, $"'{layout.Model}' reads {size} inputs a step, but the normalization is for {inputs.Size}.", nameof(inputs));
            inputs.AddTo(file);
        }

        if (targets != null)
        {
            Require(network.OutputSize == targets.Size, $"'{layout.Model}' writes {network.OutputSize} outputs a step, but the normalization is for {targets.Size}.", nameof(targets));
            targets.AddTo(file, Normalization.Targets);
        }

        if (classes != null)
        {
            // A sigmoid of one output says no or yes.
            int needed = network.OutputSize == 1 ? 2 : network.OutputSize;
            Require(classes.Count == needed, $"'{layout.Model}' has {needed} classes, but the names are for {classes.Count} ({classes}).", nameof(classes));
            classes.AddTo(file);
        }

        return file;
    }

    /// <summary>Inputs of a step, as the first matrix has them; null: the layout has other names.</summary>
    internal static int? InputSizeOf(ParameterLayout layout) => layout.TryGet("weight_ih_l0", out TensorLayout? matrix) ? matrix.Columns : null;

    private static void Require(bool condition, string message, string parameter)
    {
        if (!condition)
        {
            throw new ArgumentException(message, parameter);
        }
    }
}
