using Unrolled.Generator.Graph;
using Unrolled.Generator.Network;
using Unrolled.Parameters;

namespace Unrolled.Generator.Memory;

/// <summary>Decides where each tensor of a network stands in its parameter block.</summary>
internal sealed class ParameterAddresses
{
    /// <summary>An output layer with fewer outputs keeps a row an output: its sums run across units, in virtual lanes.</summary>
    public const int FewOutputs = 8;

    /// <summary>Layers start at multiples of this many numbers: 64 bytes in single precision.</summary>
    private const int LayerAlignment = 16;

    private readonly Dictionary<Parameter, TensorAddress> _addresses = new();

    private ParameterAddresses(RecurrentNetwork network)
    {
        int offset = 0;
        foreach (IGrouping<LayerSpace, Parameter> layer in network.Parameters.GroupBy(p => p.Layer))
        {
            offset = (offset + LayerAlignment - 1) / LayerAlignment * LayerAlignment;
            offset = IsInRows(layer.Key) ? PlaceRows(layer, offset) : PlaceGroups(layer, offset);
        }

        TensorPlan[] tensors = network.Parameters
            .Select(p => new TensorPlan(p.Name, p.Gates * p.Space.Count, p.Columns, p.IsVector, _addresses[p]) { Note = p.Note, Initial = p.Initial })
            .ToArray();
        Plan = new ParameterPlan(tensors, tensors.Sum(t => t.Rows * t.Columns), offset);
    }

    public ParameterPlan Plan { get; }

    public static ParameterAddresses Of(RecurrentNetwork network) => new(network);

    public TensorAddress Of(Parameter parameter) => _addresses[parameter];

    public bool IsRowMajor(Parameter parameter) => IsInRows(parameter.Layer);

    private static bool IsInRows(LayerSpace layer) => layer.IsTable || (layer.Space.Name == "y" && layer.Space.Count < FewOutputs);

    private int PlaceRows(IEnumerable<Parameter> layer, int offset)
    {
        foreach (Parameter parameter in layer)
        {
            _addresses[parameter] = TensorAddress.RowMajor(offset, parameter.Columns);
            offset += parameter.Space.Count * parameter.Columns;
        }

        return offset;
    }

    /// <summary>Group after group; in a group the rows of x, of h, then the bias; in a row the gates side by side.</summary>
    private int PlaceGroups(IGrouping<LayerSpace, Parameter> layer, int offset)
    {
        Parameter[] inOrder = layer.OrderBy(p => p.IsVector).ToArray();
        int stride = inOrder.Sum(p => p.Gates * p.Columns);
        int gate = 0;
        foreach (Parameter parameter in inOrder)
        {
            _addresses[parameter] = new TensorAddress(offset, parameter.Space.Count, stride, gate, parameter.Gates);
            gate += parameter.Gates * parameter.Columns;
        }

        return offset + (stride * layer.Key.Space.Count);
    }
}
