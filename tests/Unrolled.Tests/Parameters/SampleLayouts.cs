namespace Unrolled.Tests.Parameters;

/// <summary>Layouts with the names and shapes that the generator writes.</summary>
internal static class SampleLayouts
{
    /// <summary>An LSTM with a linear head, its length rounded up to 16 numbers so that there is padding.</summary>
    public static ParameterLayout Lstm(int input, int hidden, int output, string model = "Sample") => Recurrent(4, input, hidden, output, model);

    /// <summary>A vanilla network with a linear head.</summary>
    public static ParameterLayout Rnn(int input, int hidden, int output, string model = "Sample") => Recurrent(1, input, hidden, output, model);

    /// <summary>GRUs that reset after the product: of each the end of its tensors' names, one for a layer and direction, and its units.</summary>
    public static ParameterLayout Gru(params (string Suffix, int Hidden)[] layers)
    {
        var tensors = new List<TensorLayout>();
        int offset = 0;
        foreach ((string suffix, int hidden) in layers)
        {
            Add("weight_ih" + suffix, 3 * hidden, 2, isVector: false);
            Add("bias" + suffix, 3 * hidden, 1, isVector: true);
            Add("weight_hh" + suffix, 3 * hidden, hidden, isVector: false);
            Add("bias_hn" + suffix, hidden, 1, isVector: true);
        }

        return new ParameterLayout("Sample", offset, offset, [.. tensors]);

        void Add(string name, int rows, int columns, bool isVector)
        {
            tensors.Add(TensorLayout.RowMajor(name, rows, columns, isVector, offset));
            offset += rows * columns;
        }
    }

    /// <summary>The same layout with a meaning.</summary>
    public static ParameterLayout WithMeaning(ParameterLayout layout, ModelMeaning meaning) =>
        new(layout.Model, meaning, layout.Count, layout.Length, [.. layout.Tensors]);

    /// <summary>Different numbers in every tensor, zero in the padding.</summary>
    public static T[] Fill<T>(ParameterLayout layout, Func<double, T> convert)
        where T : unmanaged
    {
        var block = new T[layout.Length];
        int n = 0;
        foreach (TensorLayout tensor in layout.Tensors)
        {
            tensor.CopyFrom<T>(Enumerable.Range(0, tensor.Count).Select(_ => convert((++n / 7.0) - 3)).ToArray(), block);
        }

        return block;
    }

    private static ParameterLayout Recurrent(int gates, int input, int hidden, int output, string model)
    {
        int stride = gates * (input + hidden + 1);
        int layer = stride * hidden;
        int count = layer + (output * (hidden + 1));
        return new ParameterLayout(
            model,
            count,
            (count + 15) / 16 * 16,
            TensorLayout.Grouped("weight_ih_l0", gates * hidden, input, false, 0, hidden, stride, 0, gates),
            TensorLayout.Grouped("weight_hh_l0", gates * hidden, hidden, false, 0, hidden, stride, gates * input, gates),
            TensorLayout.Grouped("bias_l0", gates * hidden, 1, true, 0, hidden, stride, gates * (input + hidden), gates, gates == 4 ? [0, 1, 0, 0] : null),
            TensorLayout.RowMajor("weight_head", output, hidden, false, layer),
            TensorLayout.RowMajor("bias_head", output, 1, true, layer + (output * hidden)));
    }
}
