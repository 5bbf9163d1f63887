using Unrolled.Weights.Files;
using Unrolled.Weights.Models;

namespace Unrolled.Weights;

/// <summary>Weights of generated models from files of other programs, and back.</summary>
public static class NetworkWeights
{
    /// <summary>Loads weights of any known format.</summary>
    /// <param name="network">The model; where the file is refused, its parameters are as they were.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file leaves open; null: nothing.</param>
    /// <returns>What was done, for a person to read.</returns>
    /// <exception cref="WeightsException">The file is broken, of another network, or fails its own test; the message names keys, what was expected and what was found.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WeightsReport Import<T, TInput>(this INetwork<T, TInput> network, string path, ImportOptions? options = null)
        where T : unmanaged
        where TInput : unmanaged => Import(network, WeightsFile.Read(path).ToNetwork(options), options);

    /// <summary>Loads weights of any known format from a stream, such as an embedded resource.</summary>
    /// <param name="network">The model; where the content is refused, its parameters are as they were.</param>
    /// <param name="stream">The stream, from where it stands to its end; it stays open.</param>
    /// <param name="options">What the file leaves open; null: nothing.</param>
    /// <returns>What was done, for a person to read.</returns>
    /// <exception cref="WeightsException">The content is broken, of another network, or fails its own test.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static WeightsReport Import<T, TInput>(this INetwork<T, TInput> network, Stream stream, ImportOptions? options = null)
        where T : unmanaged
        where TInput : unmanaged => Import(network, WeightsFile.Read(stream).ToNetwork(options), options);

    /// <summary>Loads weights of any known format from the bytes of a file.</summary>
    /// <param name="network">The model; where the content is refused, its parameters are as they were.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="options">What the file leaves open; null: nothing.</param>
    /// <returns>What was done, for a person to read.</returns>
    /// <exception cref="WeightsException">The content is broken, of another network, or fails its own test.</exception>
    public static WeightsReport Import<T, TInput>(this INetwork<T, TInput> network, ReadOnlySpan<byte> bytes, ImportOptions? options = null)
        where T : unmanaged
        where TInput : unmanaged => Import(network, WeightsFile.Parse(bytes).ToNetwork(options), options);

    /// <summary>Loads the weights of a network that was read. Its test batch is run through the model, where the model reads and writes at every step.</summary>
    /// <param name="network">The model; where the weights are refused, its parameters are as they were.</param>
    /// <param name="source">The network.</param>
    /// <param name="options">What the caller accepts; null: no difference.</param>
    /// <returns>What was done, for a person to read.</returns>
    /// <exception cref="WeightsException">The weights are those of another network.</exception>
    public static WeightsReport Import<T, TInput>(this INetwork<T, TInput> network, RecurrentNetwork source, ImportOptions? options = null)
        where T : unmanaged
        where TInput : unmanaged
    {
        Guard.NotNull(network, nameof(network));
        Guard.NotNull(source, nameof(source));
        options ??= new ImportOptions();
        T[] before = network.Parameters.ToArray();
        WeightsReport report = ModelImport.Apply(source, network.Layout, network.Parameters, options);
        if (options.RunTest && ModelTest.Run(source, network) is { } error)
        {
            if (!(error <= source.Test!.Tolerance))
            {
                before.CopyTo(network.Parameters);
                throw new WeightsException(
                    source.Source, source.Test.Source, FormattableString.Invariant($"its outputs from model '{network.Layout.Model}' within {source.Test.Tolerance:0.#e+0}"),
                    FormattableString.Invariant($"a difference of {error:0.##e+0}"));
            }

            report.TestError = error;
            report.Note(FormattableString.Invariant($"The same test by model '{network.Layout.Model}': largest difference {error:0.#e+0}."));
        }

        return report;
    }

    /// <summary>Loads the weights of a network that was read into a block of parameters, without the model's own run of the test batch.</summary>
    /// <param name="source">The network.</param>
    /// <param name="layout">The model's layout.</param>
    /// <param name="parameters"><c>layout.Length</c> numbers, overwritten; padding becomes zero.</param>
    /// <param name="options">What the caller accepts; null: no difference.</param>
    /// <returns>What was done, for a person to read.</returns>
    /// <exception cref="ArgumentException">The length is wrong; nothing was written.</exception>
    /// <exception cref="WeightsException">The weights are those of another network; nothing was written.</exception>
    public static WeightsReport CopyTo<T>(this RecurrentNetwork source, ParameterLayout layout, Span<T> parameters, ImportOptions? options = null)
        where T : unmanaged => ModelImport.Apply(source, layout, parameters, options ?? new ImportOptions());

    /// <summary>Throws where no model is the network: for a program that writes the class.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="WeightsException">What no model has: different activations in a row of dense layers, settings in one of several cells, layers of different directions.</exception>
    public static void CheckIsAModel(this RecurrentNetwork network)
    {
        Guard.NotNull(network, nameof(network));
        ModelLimits.Check(network, network.Source);
    }

    /// <summary>The weights of a model as a network of no framework.</summary>
    /// <param name="network">The model.</param>
    /// <exception cref="WeightsException">No other program knows the cell.</exception>
    public static RecurrentNetwork ToRecurrentNetwork<T, TInput>(this INetwork<T, TInput> network)
        where T : unmanaged
        where TInput : unmanaged
    {
        Guard.NotNull(network, nameof(network));
        return FromBlock<T>(network.Layout, network.Parameters);
    }

    /// <summary>Writes the weights of a model.</summary>
    /// <param name="network">The model.</param>
    /// <param name="path">The file, replaced at once where it exists. Its extension tells the format.</param>
    /// <param name="format">The format; null: by the extension. <c>.json</c> is RTNeural's.</param>
    /// <returns>What the format cannot hold, for a person to read.</returns>
    /// <exception cref="WeightsException">The format has no such network, or the extension is unknown; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static WeightsReport Export<T, TInput>(this INetwork<T, TInput> network, string path, WeightsFormat? format = null)
        where T : unmanaged
        where TInput : unmanaged
    {
        Guard.NotNull(network, nameof(network));
        Guard.NotNull(path, nameof(path));
        if ((format ?? WeightsWriter.FormatOf(path)) == WeightsFormat.Unrolled)
        {
            // As they are: a cell of the user's own, too.
            WeightsWriter.Replace(path, WeightsWriter.ForCompiler(network.Layout.Meaning, TensorsOf<T>(network.Layout, network.Parameters)));
            return new WeightsReport();
        }

        return WeightsWriter.Write(ToRecurrentNetwork(network), path, format);
    }

    /// <summary>The weights of a block of parameters as a network of no framework.</summary>
    internal static RecurrentNetwork FromBlock<T>(ParameterLayout layout, ReadOnlySpan<T> parameters)
        where T : unmanaged
    {
        var meaning = new Dictionary<string, string>();
        if (layout.Meaning is { } known)
        {
            meaning["cell"] = known.Cell;
            meaning["inputs"] = known.Inputs;
            meaning["topology"] = known.Topology;
            meaning["head"] = known.Head?.ToString() ?? "none";
        }

        return OwnNames.Read(new TensorSource($"model {layout.Model}", TensorsOf(layout, parameters)), meaning, new ImportOptions());
    }

    private static List<FileTensor> TensorsOf<T>(ParameterLayout layout, ReadOnlySpan<T> parameters)
        where T : unmanaged
    {
        var tensors = new List<FileTensor>();
        foreach (TensorLayout tensor in layout.Tensors)
        {
            var values = new T[tensor.Count];
            tensor.CopyTo(parameters, values);
            double[] numbers = values is float[] singles ? Array.ConvertAll(singles, x => (double)x) : (double[])(object)values;
            tensors.Add(new FileTensor(tensor.Name, typeof(T) == typeof(double) ? "F64" : "F32", tensor.Shape.ToArray(), numbers));
        }

        return tensors;
    }
}
