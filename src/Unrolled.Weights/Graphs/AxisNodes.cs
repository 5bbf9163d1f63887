namespace Unrolled.Weights.Graphs;

/// <summary>Nodes that move, drop or join axes, and the tests that a feature stays a feature.</summary>
internal static class AxisNodes
{
    /// <summary>The place of an axis that may be counted from the end; -1: there is none.</summary>
    public static int Axis(long axis, string axes)
    {
        long place = axis < 0 ? axis + axes.Length : axis;
        return place >= 0 && place < axes.Length ? (int)place : -1;
    }

    public static GraphValue? Transposed(GraphValue.Constant constant)
    {
        if (constant.Tensor is not { IsReadable: true, Shape.Count: 2 } tensor)
        {
            return null;
        }

        int rows = tensor.Shape[0];
        int columns = tensor.Shape[1];
        return new GraphValue.Constant(new FileTensor(tensor.Name, tensor.ElementType, new[] { columns, rows }, () => Json.RtNeuralFormat.Transposed(tensor.Values, rows, columns)), null);
    }

    /// <summary>The signal after the node; null: not understood.</summary>
    public static GraphValue? Move(GraphNode node, GraphValue.Signal signal) => node.Operation switch
    {
        "Transpose" => Transpose(node, signal),
        "Squeeze" => Squeeze(node, signal),
        "Unsqueeze" => null,
        "Slice" => Slice(node, signal),
        _ => Reshape(node, signal),
    };

    private static GraphValue? Transpose(GraphNode node, GraphValue.Signal signal)
    {
        long[] order = node.Attribute("perm")?.Ints.ToArray() ?? Enumerable.Range(0, signal.Axes.Length).Reverse().Select(i => (long)i).ToArray();
        return order.Length == signal.Axes.Length && order.OrderBy(i => i).SequenceEqual(Enumerable.Range(0, order.Length).Select(i => (long)i))
            ? signal with { Axes = string.Concat(order.Select(i => signal.Axes[(int)i])) }
            : null;
    }

    private static GraphValue? Squeeze(GraphNode node, GraphValue.Signal signal)
    {
        if (node.Integers("axes", 1) is not { } dropped)
        {
            return null;
        }

        int[] places = dropped.Select(axis => Axis(axis, signal.Axes)).ToArray();
        bool fits = places.All(place => place >= 0 && signal.Axes[place] != 'F' && signal.Axes[place] != 'T' && (signal.Axes[place] != 'D' || signal.Directions == 1));
        return fits ? signal with { Axes = string.Concat(signal.Axes.Where((_, i) => !places.Contains(i))) } : null;
    }

    // Two directions join the features in the order [forward | reverse] where D stands right before F.
    private static GraphValue? Reshape(GraphNode node, GraphValue.Signal signal)
    {
        int direction = signal.Axes.IndexOf('D');
        bool joins = direction >= 0 && (signal.Directions == 1 || signal.Axes.EndsWith("DF", StringComparison.Ordinal));
        if (direction >= 0)
        {
            int rank = node.Operation == "Flatten" ? 2 : node[1] is GraphValue.Constant { Integers: { } shape } ? shape.Length : signal.Axes.Length - 1;
            return joins && rank == signal.Axes.Length - 1
                ? signal with { Axes = signal.Axes.Remove(direction, 1), Features = signal.Features * signal.Directions, Directions = 1 }
                : null;
        }

        // Rows of features stay rows of features, if the last size is that of the features.
        bool known = node[1] is GraphValue.Constant { Integers: { Length: > 0 } sizes } && (sizes[^1] == signal.Features || (sizes[^1] is 0 && sizes.Length == signal.Axes.Length));
        return signal.Stage > 0 && signal.Axes.EndsWith("F", StringComparison.Ordinal) && known ? signal with { Axes = "nF" } : null;
    }

    // The first channel of the input, for a skip; or the last step.
    private static GraphValue? Slice(GraphNode node, GraphValue.Signal signal)
    {
        long[]? starts = node.Integers("starts", 1);
        long[]? ends = node.Integers("ends", 2);
        long[] axes = node.Integers("axes", 3) ?? new long[] { 0 };
        if (starts is not { Length: 1 } || ends is not { Length: 1 } || axes.Length != 1 || node.Inputs.Count > 4 || Axis(axes[0], signal.Axes) is not (int axis and >= 0))
        {
            return null;
        }

        return (signal.Axes[axis], signal.Stage, starts[0], ends[0]) switch
        {
            ('F', 0, 0, 1) => signal with { IsFirstChannel = true },
            ('T', > 0, -1, >= int.MaxValue) when signal.Directions == 1 => signal with { IsLast = true },
            _ => null,
        };
    }
}
