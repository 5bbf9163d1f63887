using Unrolled.Weights.Files;

namespace Unrolled.Weights.Layouts;

/// <summary>From a framework's tensors to a layer's weights.</summary>
internal static class LayoutReader
{
    /// <summary>Reads one direction of a layer.</summary>
    /// <param name="form">The framework's form of the cell.</param>
    /// <param name="source">The file's tensors; what is wrong with them is noted there.</param>
    /// <param name="key">From a name of the form to the file's key.</param>
    /// <param name="input">Numbers of x.</param>
    /// <param name="hidden">Units.</param>
    /// <param name="suffix">The end of the names that the report has, <c>_l0</c>.</param>
    /// <param name="report">Gets a line a tensor.</param>
    /// <returns>The weights; null where a tensor is missing or wrong.</returns>
    public static LayerWeights? Read(
        CellForm form, TensorSource source, Func<string, string> key, int input, int hidden, string suffix, WeightsReport report)
    {
        CellDescription cell = CellDescription.Of(form.Cell);
        int rows = checked(cell.Gates.Count * hidden);
        var found = form.Tensors.Select(tensor =>
        {
            int[] shape = tensor.Shape(input, hidden);
            string name = key(tensor.Name);
            return (Form: tensor, Tensor: tensor.Optional ? source.Find(name, shape) : source.Take(name, shape), Missing: tensor.Optional && !source.Has(name));
        }).ToArray();
        if (found.Any(entry => entry.Tensor == null && !entry.Missing))
        {
            return null;
        }

        var parts = new Dictionary<TensorPart, double[]>
        {
            [TensorPart.InputMatrix] = new double[checked(rows * input)],
            [TensorPart.RecurrentMatrix] = new double[checked(rows * hidden)],
        };
        foreach ((TensorForm tensor, FileTensor? values, _) in found.Where(entry => entry.Tensor != null))
        {
            for (int block = 0; block < tensor.Blocks.Count; block++)
            {
                Copy(tensor, block, values!.Values, parts, cell, form.OurGate(tensor.Blocks[block].Gate), input, hidden);
            }

            report.Add(values!.ToString(), string.Join(", ", tensor.Blocks.Select(block => block.Part).Distinct().SelectMany(OurNames).Select(name => name + suffix)), How(form, tensor));
        }

        return new LayerWeights(parts[TensorPart.InputMatrix], parts[TensorPart.RecurrentMatrix])
        {
            InputBias = parts.GetValueOrDefault(TensorPart.InputBias),
            RecurrentBias = parts.GetValueOrDefault(TensorPart.RecurrentBias),
            Peepholes = parts.GetValueOrDefault(TensorPart.Peephole),
        };
    }

    /// <summary>Our names of a part of a layer, before biases are summed.</summary>
    public static IEnumerable<string> OurNames(TensorPart part) => part switch
    {
        TensorPart.InputMatrix => new[] { "weight_ih" },
        TensorPart.RecurrentMatrix => new[] { "weight_hh" },
        TensorPart.BothMatrices => new[] { "weight_ih", "weight_hh" },
        TensorPart.InputBias => new[] { "bias_ih" },
        TensorPart.RecurrentBias => new[] { "bias_hh" },
        _ => new[] { "weight_p" },
    };

    private static string How(CellForm form, TensorForm tensor)
    {
        string[] order = tensor.Blocks.Select(block => block.Gate).Distinct().ToArray();
        IReadOnlyList<string> ours = tensor.Blocks[0].Part == TensorPart.Peephole ? CellDescription.Of(form.Cell).Peepholes : CellDescription.Of(form.Cell).Gates;
        bool permuted = order.Length > 1 && !order.Select(form.OurGate).SequenceEqual(ours.Where(gate => order.Select(form.OurGate).Contains(gate)));
        return string.Join(", ", new[]
        {
            tensor.Transposed ? "transposed" : "",
            tensor.Blocks[0].Part == TensorPart.BothMatrices ? "columns x and h parted" : "",
            permuted ? $"gates {string.Join(" ", order)} put in order {string.Join(" ", ours)}" : "",
        }.Where(part => part.Length > 0));
    }

    private static void Copy(
        TensorForm form, int block, double[] values, Dictionary<TensorPart, double[]> parts, CellDescription cell, string gate, int input, int hidden)
    {
        TensorPart part = form.Blocks[block].Part;
        if (part == TensorPart.BothMatrices)
        {
            CopyColumns(TensorPart.InputMatrix, 0, input);
            CopyColumns(TensorPart.RecurrentMatrix, input, hidden);
            return;
        }

        CopyColumns(part, 0, form.Columns(input, hidden));

        void CopyColumns(TensorPart to, int first, int count)
        {
            int gates = to == TensorPart.Peephole ? cell.Peepholes.Count : cell.Gates.Count;
            int row = to == TensorPart.Peephole ? cell.Peepholes.ToList().IndexOf(gate) : cell.IndexOf(gate);
            if (!parts.TryGetValue(to, out double[]? ours))
            {
                parts[to] = ours = new double[gates * hidden * count];
            }

            for (int unit = 0; unit < hidden; unit++)
            {
                for (int column = 0; column < count; column++)
                {
                    ours[(((row * hidden) + unit) * count) + column] = values[form.Index(block, unit, first + column, input, hidden)];
                }
            }
        }
    }
}
