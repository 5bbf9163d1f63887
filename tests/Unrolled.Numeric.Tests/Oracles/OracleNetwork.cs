using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;

namespace Unrolled.Numeric.Tests.Oracles;

/// <summary>A network of one layer in plain double loops over PyTorch's matrices, with the platform's exp and tanh: slow, short, forward only.</summary>
internal sealed class OracleNetwork
{
    private readonly ModelShape _shape;
    private readonly int _hidden;
    private readonly Dictionary<string, double[]> _tensors = [];

    public OracleNetwork(ModelShape shape)
    {
        _shape = shape;
        _hidden = shape.Hidden.Single();
        int gates = shape.Cell switch { CellType.Lstm => 4, CellType.Gru => 3, _ => 1 };
        _tensors["weight_ih_l0"] = new double[gates * _hidden * shape.Input];
        _tensors["weight_hh_l0"] = new double[gates * _hidden * _hidden];
        _tensors["bias_l0"] = new double[gates * _hidden];
        _tensors["bias_hn_l0"] = new double[_hidden];
        foreach (string gate in new[] { "i", "f", "o" })
        {
            _tensors[$"weight_p{gate}_l0"] = new double[_hidden];
        }

        _tensors["weight_head"] = new double[shape.Output * _hidden];
        _tensors["bias_head"] = new double[shape.Output];
    }

    public int StateLength => _shape.Cell == CellType.Lstm ? 2 * _hidden : _hidden;

    public int OutputLength => (_shape.Steps - _shape.FirstOutput) * _shape.Width;

    public void SetParameter(string tensor, ReadOnlySpan<double> values) => values.CopyTo(_tensors[tensor]);

    /// <summary>The numbers of a tensor, to be changed in place.</summary>
    public double[] Parameter(string tensor) => _tensors[tensor];

    public void Forward(Span<double> state, ReadOnlySpan<double> input, Span<double> output)
    {
        ForwardLogits(state, input, output);
        ApplyHead(output);
    }

    public void ForwardLogits(Span<double> state, ReadOnlySpan<double> input, Span<double> logits)
    {
        Span<double> h = state[.._hidden];
        Span<double> c = state[_hidden..];
        var x = new double[_shape.Input];
        for (int t = 0; t < _shape.Steps; t++)
        {
            // Steps that do not read see zeros.
            Array.Clear(x);
            if ((t + 1) * x.Length <= input.Length)
            {
                input.Slice(t * x.Length, x.Length).CopyTo(x);
            }

            OracleCells.Step(_shape, _tensors, x, h, c);
            if (t >= _shape.FirstOutput)
            {
                WriteLogits(h, logits.Slice((t - _shape.FirstOutput) * _shape.Width, _shape.Width));
            }
        }
    }

    private void WriteLogits(ReadOnlySpan<double> h, Span<double> row)
    {
        if (_shape.Output == 0)
        {
            h.CopyTo(row);
            return;
        }

        for (int o = 0; o < _shape.Output; o++)
        {
            row[o] = _tensors["bias_head"][o] + OracleCells.Product(_tensors["weight_head"], o, h);
        }
    }

    private void ApplyHead(Span<double> output)
    {
        for (int start = 0; start < output.Length; start += _shape.Width)
        {
            Span<double> row = output.Slice(start, _shape.Width);
            double sum = 0;
            double largest = double.NegativeInfinity;
            foreach (double value in row)
            {
                largest = Math.Max(largest, value);
            }

            foreach (double value in row)
            {
                sum += Math.Exp(value - largest);
            }

            for (int o = 0; o < row.Length; o++)
            {
                row[o] = _shape.Head switch
                {
                    Head.Softmax => Math.Exp(row[o] - largest) / sum,
                    Head.Sigmoid => 1 / (1 + Math.Exp(-row[o])),
                    _ => row[o],
                };
            }
        }
    }
}
