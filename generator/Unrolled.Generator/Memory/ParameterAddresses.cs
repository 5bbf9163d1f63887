using System.Globalization;
using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
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
    private readonly bool _isByUnit;

    private ParameterAddresses(RecurrentNetwork network)
    {
        IsOneLayer = network.Spec.Layers.Count == 1 && network.Spec.Directions == 1;
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

    private ParameterAddresses(ParameterAddresses grouped)
    {
        (_addresses, Plan, IsOneLayer) = (grouped._addresses, grouped.Plan, grouped.IsOneLayer);
        _isByUnit = true;
    }

    public ParameterPlan Plan { get; }

    /// <summary>Whether names need no layer's number: one layer in one direction.</summary>
    public bool IsOneLayer { get; }

    /// <summary><c>h_l0</c> is h where there is one layer.</summary>
    public string ShortName(string state) => IsOneLayer ? state.Substring(0, state.IndexOf('_')) : state;

    public static ParameterAddresses Of(RecurrentNetwork network) => new(network);

    /// <summary>The addresses in a copy of the parameters in which each unit's numbers stand together, instead of each lane group's.</summary>
    public ParameterAddresses ByUnit() => new(this);

    public TensorAddress Of(Parameter parameter) => _addresses[parameter];

    /// <summary>Where the parameter block keeps one gate, unit and column of a tensor, counted from the tensor's first number in the unit's run.</summary>
    public Index At(Parameter parameter, int gate, UnitRef unit, Index column)
    {
        TensorAddress address = _addresses[parameter];
        if (_isByUnit && address.Units > 0)
        {
            return unit.ByUnit(address, gate, column).From(
                new Label(LabelText.Of(parameter.Name, IsOneLayer) + "ByUnit", UnitRef.Only.ByUnit(address, 0, 0).Constant, Spans.Parameters));
        }

        int start = address.Units == 0 ? address.Offset : new UnitRef(unit.Start, unit.Size, 0, 0).In(address, 0, 0).Constant;
        bool isOneRun = address.Units == 0 || UnitRun.Of(parameter.Space.Count).Count == 1;
        return unit.In(address, gate, column).From(new Label(
            LabelText.Of(parameter.Name, IsOneLayer) + (isOneRun ? "" : "_" + unit.Size.ToString(CultureInfo.InvariantCulture)), start, Spans.Parameters));
    }

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
