using Unrolled.Conformance.Layouts;

namespace Unrolled.Conformance.Cases;

/// <summary>The conformance format: other frameworks' networks in their own weight layouts, values only.</summary>
internal static class ConformanceReader
{
    public static ReferenceCase Read(CaseNode root)
    {
        bool single = root.Text("dtype") != "float64";
        CaseNode[] layers = OfferedFeatures.Merged(root.Get("layers", "the layers in order").Items());
        string name = root.Text("name");
        string reasons = string.Join(", ", OfferedFeatures.Missing(layers).Distinct());
        if (reasons.Length > 0)
        {
            return new ReferenceCase { Name = name, File = root.File, NotOffered = reasons };
        }

        CaseNode[] hidden = layers.Where((_, index) => !OfferedFeatures.IsOutput(layers, index)).ToArray();
        Tensor input = root.Get("input", "the input").Tensor(single, -1, hidden[0].Number("input"));
        string output = root.Text("output");
        double atol = root.Get("tolerance", "atol and rtol").Get("atol", "the largest difference allowed").AsReal();
        return new ReferenceCase
        {
            Name = name,
            File = root.File,
            Steps = input.Shape[0],
            ReadSteps = input.Shape[0],
            LastProcessed = output switch
            {
                "last" => true,
                "sequence" => false,
                _ => throw new CaseFormatException(root.File, "$.output", "\"sequence\" or \"last\""),
            },
            Layers = hidden.Select((layer, index) => Layer(root, layer, index, single)).ToArray(),
            Output = layers.Length > hidden.Length ? Output(layers[^1], single) : null,
            Input = input.Data,
            ResidualInput = root.Find("residual_input_channel")?.AsNumber(),
            Expected = Expected(root, single),
            Runs = [CaseRun.Absolute(!single, atol)],
        };
    }

    private static RecurrentLayer Layer(CaseNode root, CaseNode layer, int index, bool single)
    {
        CellEquations equations = CellEquations.Read(layer);
        if (equations.Cell == CellType.Dense)
        {
            (int units, double[] weight, double[]? bias) = Dense(layer, single);
            return new RecurrentLayer(equations, layer.Number("input"), units, [new LayerDirection(false, new LogicalWeights(weight, null, bias, null), null, null)]);
        }

        int hidden = layer.Number("hidden");
        CaseNode? state = root.Find("initial_state")?.Items().Cast<CaseNode?>().FirstOrDefault(item => item!.Value.Number("layer") == index);
        var direction = new LayerDirection(
            layer.Find("direction")?.AsText() == "reverse",
            WeightLayouts.Read(layer, equations, single),
            StateOf(state, "h", equations.Projection ?? hidden, single),
            StateOf(state, "c", hidden, single));
        return new RecurrentLayer(equations, layer.Number("input"), hidden, [direction]);
    }

    private static double[]? StateOf(CaseNode? state, string name, int size, bool single)
    {
        if (state?.Find(name) is not { } values)
        {
            return null;
        }

        double[] numbers = values.Numbers(single);
        return numbers.Length == size ? numbers : throw values.Wrong($"{size} numbers");
    }

    private static OutputLayer Output(CaseNode layer, bool single)
    {
        (int units, double[] weight, double[]? bias) = Dense(layer, single);
        return new OutputLayer(units, OfferedFeatures.HeadOf(layer), weight, bias);
    }

    private static (int Units, double[] Weight, double[]? Bias) Dense(CaseNode layer, bool single)
    {
        int inputs = layer.Number("input");
        int units = layer.Number("units");
        CaseNode weights = layer.Get("weights", "the tensors of the layer");
        bool keras = layer.Get("convention", "the convention of the weights").Text("layout") == "keras";
        double[] weight = keras
            ? weights.Get("kernel", "[in, out]").Tensor(single, inputs, units).Transposed(0, inputs, 0, units)
            : weights.Get("weight", "[out, in]").Tensor(single, units, inputs).Data;
        return (units, weight, weights.Find("bias")?.Tensor(single, units).Data);
    }

    private static List<ExpectedTensor> Expected(CaseNode root, bool single)
    {
        var expected = new List<ExpectedTensor> { new("outputs", root.Get("expected", "the expected output").Tensor(single).Data) };
        foreach (CaseNode state in root.Find("expected_state")?.Items() ?? [])
        {
            int layer = state.Number("layer");
            expected.AddRange(
                from part in new[] { "h", "c" }
                let values = state.Find(part)
                where values is not null
                select new ExpectedTensor($"{part}_l{layer}", values.Value.Numbers(single)));
        }

        return expected;
    }
}
