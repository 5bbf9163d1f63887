using System.Globalization;

namespace Unrolled.Weights.Models;

/// <summary>Puts a network's weights into a model's parameters, or says all that keeps it from it.</summary>
internal static class ModelImport
{
    public static WeightsReport Apply<T>(RecurrentNetwork network, ParameterLayout layout, Span<T> parameters, ImportOptions options)
        where T : unmanaged
    {
        Guard.Exactly(parameters.Length, layout.Length, nameof(parameters));
        ModelCells? cells = CellsOf(layout);
        var tensors = new ModelTensors(network, cells);
        WeightsReport report = Copy(network);
        List<WeightsFault> faults = Compare<T>(network, layout, cells, tensors, report, options);
        if (faults.Count > 0)
        {
            throw new WeightsException(network.Source, faults);
        }

        parameters.Clear();
        foreach (TensorLayout tensor in layout.Tensors)
        {
            if (tensors.Entries.TryGetValue(tensor.Name, out ModelTensors.Entry? entry))
            {
                tensor.CopyFrom<T>(Convert<T>(entry.Values), parameters);
            }
        }

        if (cells?.ZWrites == true)
        {
            report.Note("The rows of z have changed sign, since z writes in the model: 1 - sigmoid(a) = sigmoid(-a).");
        }

        return report;
    }

    /// <summary>All that keeps a network's weights from a model; empty: they fit.</summary>
    public static IReadOnlyList<WeightsFault> Faults<T>(RecurrentNetwork network, ParameterLayout layout, ImportOptions options)
        where T : unmanaged
    {
        ModelCells? cells = CellsOf(layout);
        return Compare<T>(network, layout, cells, new ModelTensors(network, cells), new WeightsReport(), options);
    }

    private static ModelCells? CellsOf(ParameterLayout layout) => layout.Meaning is { } meaning ? ModelCells.Parse(meaning.Cell, $"model {layout.Model}") : null;

    private static List<WeightsFault> Compare<T>(
        RecurrentNetwork network, ParameterLayout layout, ModelCells? cells, ModelTensors tensors, WeightsReport report, ImportOptions options)
        where T : unmanaged
    {
        var faults = new List<WeightsFault>();
        MeaningComparison.Add(network, layout.Meaning, cells, options, faults);
        foreach (TensorLayout tensor in layout.Tensors)
        {
            CompareTensor<T>(tensor, tensors, network, report, faults);
        }

        foreach ((string name, ModelTensors.Entry entry) in tensors.Entries.Select(pair => (pair.Key, pair.Value)).Where(pair => !layout.TryGet(pair.Key, out _)))
        {
            if (entry.IsZero && IsOptional(name))
            {
                report.Note($"'{name}' is zero in the file and not part of the model.");
            }
            else
            {
                faults.Add(new WeightsFault(name, $"no such tensor in model '{layout.Model}'{Advice(name)}", FileTensor.ShapeText(entry.Shape)));
            }
        }

        return faults;
    }

    public static T[] Convert<T>(double[] values)
        where T : unmanaged
    {
        var numbers = new T[values.Length];
        if (numbers is float[] singles)
        {
            for (int i = 0; i < values.Length; i++)
            {
                singles[i] = (float)values[i];
            }
        }
        else if (numbers is double[] doubles)
        {
            values.CopyTo(doubles, 0);
        }
        else
        {
            throw new NotSupportedException($"Numbers are float or double, not {typeof(T).Name}.");
        }

        return numbers;
    }

    private static void CompareTensor<T>(TensorLayout tensor, ModelTensors tensors, RecurrentNetwork network, WeightsReport report, List<WeightsFault> faults)
    {
        if (!tensors.Entries.TryGetValue(tensor.Name, out ModelTensors.Entry? entry))
        {
            if (IsOptional(tensor.Name))
            {
                report.Note($"'{tensor.Name}' is zero: the file has none.");
            }
            else
            {
                faults.Add(new WeightsFault(tensor.Name, FileTensor.ShapeText(tensor.Shape), "no such tensor in " + network));
            }
        }
        else if (!entry.Shape.SequenceEqual(tensor.Shape))
        {
            faults.Add(new WeightsFault(tensor.Name, FileTensor.ShapeText(tensor.Shape), FileTensor.ShapeText(entry.Shape)));
        }
        else if (typeof(T) == typeof(float) && Array.FindIndex(entry.Values, x => float.IsInfinity((float)x)) is int place and >= 0)
        {
            faults.Add(new WeightsFault(tensor.Name, "numbers that a float holds", $"{entry.Values[place].ToString(CultureInfo.InvariantCulture)} at place {place}"));
        }
    }

    // What a file may lack because it is zero there.
    private static bool IsOptional(string name) =>
        name.StartsWith("bias", StringComparison.Ordinal) || name.StartsWith("h0_", StringComparison.Ordinal) || name.StartsWith("c0_", StringComparison.Ordinal)
        || (name.StartsWith("weight_p", StringComparison.Ordinal) && name.Contains("_l", StringComparison.Ordinal));

    private static string Advice(string name) =>
        name.StartsWith("h0_", StringComparison.Ordinal) || name.StartsWith("c0_", StringComparison.Ordinal) ? " (it needs LearnedInitialState = true)"
        : name.StartsWith("weight_p", StringComparison.Ordinal) ? " (it needs Peepholes = true)"
        : name.StartsWith("weight_in", StringComparison.Ordinal) ? " (it needs InputSizes)"
        : name.StartsWith("weight_head", StringComparison.Ordinal) && name.Length > "weight_head".Length ? " (it needs HeadSizes)"
        : name.StartsWith("bias", StringComparison.Ordinal) ? " (it has Bias = false)"
        : "";

    // The file's two biases become one, or one and n's.
    private static WeightsReport Copy(RecurrentNetwork network)
    {
        var report = new WeightsReport { TestError = network.Report.TestError };
        foreach (WeightsStep step in network.Report.Steps)
        {
            bool recurrent = step.To.Contains("bias_hh", StringComparison.Ordinal);
            bool both = recurrent || network.Report.Steps.Any(other => other.To.Contains("bias_hh", StringComparison.Ordinal));
            bool apart = LayerOf(network, step.To) is { Cell: CellKind.Gru, Reset: GruReset.AfterProduct };
            string added = !(step.To.Contains("bias_ih", StringComparison.Ordinal) || recurrent) || !both ? ""
                : recurrent && apart ? "biases added, n's kept apart" : "biases added";
            string to = step.To.Replace("bias_ih", "bias", StringComparison.Ordinal)
                .Replace("bias_hh", recurrent && apart ? "bias and bias_hn" : "bias", StringComparison.Ordinal);
            report.Add(step.From, string.Join(", ", to.Split(new[] { ", " }, StringSplitOptions.None).Distinct()), string.Join(", ", new[] { step.How, added }.Where(part => part.Length > 0)));
        }

        foreach (string note in network.Report.Notes)
        {
            report.Note(note);
        }

        return report;
    }

    // "bias_hh_l1_reverse" is of layer 1.
    private static RecurrentLayer? LayerOf(RecurrentNetwork network, string names) =>
        names.LastIndexOf("_l", StringComparison.Ordinal) is int at and >= 0
            && int.TryParse(new string(names.Skip(at + 2).TakeWhile(char.IsDigit).ToArray()), NumberStyles.None, CultureInfo.InvariantCulture, out int layer) && layer < network.Layers.Count
            ? network.Layers[layer]
            : null;
}
