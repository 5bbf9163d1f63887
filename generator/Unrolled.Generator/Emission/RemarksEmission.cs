using Unrolled.Generator.Lowering;
using Unrolled.Generator.Spec;
using static System.FormattableString;
using static Unrolled.Generator.Emission.DocText;

namespace Unrolled.Generator.Emission;

/// <summary>The documentation of the class: what the network computes, its shapes, parameters and cost, how its code is laid out.</summary>
internal static class RemarksEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        writer.Line("/// <summary>" + Xml(Summary(frame)) + "</summary>").Line("/// <remarks>");
        Paragraph(writer, EquationsIntroduction(frame.Spec));
        Code(writer, frame.Equations.Concat(OutputEquation(frame)));
        Paragraph(writer, "Shapes:");
        Code(writer, Table(Shapes(frame)));
        Paragraph(writer, Topology(frame.Spec));
        Paragraph(writer, "Parameters:");
        Code(writer, Table(Tensors(frame.Kernel.Parameters)));
        Paragraph(writer, Cost(frame));
        Paragraph(writer, "Plan: " + PlanName(frame.Kernel.Plan.Plan) + ": " + frame.Kernel.Plan.Reason);
        writer.Line("/// </remarks>");
    }

    private static string Summary(ClassFrame frame)
    {
        string layers = (frame.Spec.Hidden.Count == 1 ? "" : $" of {Quantity(frame.Spec.Hidden.Count, "layer")}")
            + (frame.Spec.Direction switch
            {
                DirectionKind.Both => " in both directions",
                DirectionKind.Reverse => ", backward in time,",
                _ => "",
            });
        string units = string.Join(" + ", frame.Spec.Hidden.Select(units => Number(units)));
        return $"{CellText.Name(frame.Spec.Cell)}{layers} over {Quantity(frame.Spec.Steps, "step")}: "
            + $"{Read(frame.Spec)}, {units} hidden {(units == "1" ? "unit" : "units")}, "
            + $"{OutputText.Size(frame)}; {Quantity(frame.Kernel.Parameters.Count, "parameter")}.";
    }

    private static string Read(ModelSpec spec) => spec.ReadsTokens
        ? Quantity(spec.Vocabulary, "token") + (spec.Embedding > 0 ? $" embedded in {Quantity(spec.Embedding, "number")}" : "")
        : Quantity(spec.Input, "input");

    private static string EquationsIntroduction(ModelSpec spec) =>
        "One step" + (spec.Hidden.Count == 1 ? "" : " of one layer, whose x is the h of the layer below")
        + (spec.Cell.Kind == CellKind.Lstm ? "; hPrev and cPrev are h and c of the step before" : "; hPrev is h of the step before")
        + (spec.LearnedInitialState ? ", learned at rest" : ", zeros at rest") + (spec.Directions == 2 ? "; each layer is there twice, once in each direction" : "") + "; * multiplies vectors element by element:";

    private static IEnumerable<string> OutputEquation(ClassFrame frame)
    {
        if (frame.HasOutputLayer)
        {
            string logits = "V h" + (frame.Spec.Bias ? " + b_y" : "");
            yield return frame.Spec.Head == HeadKind.Linear ? $"y = {logits}" : $"y = {OutputText.Head(frame)}({logits})";
        }
    }

    private static List<string[]> Shapes(ClassFrame frame)
    {
        ModelSpec spec = frame.Spec;
        IReadOnlyList<string> gates = CellText.Gates(spec.Cell);
        var rows = new List<string[]>();
        int inputs = spec.ReadsTokens && spec.Embedding == 0 ? spec.Vocabulary : spec.ReadsTokens ? spec.Embedding : spec.Input;
        if (spec.ReadsTokens)
        {
            rows.Add(new[] { "token", Number(spec.Vocabulary), spec.Embedding > 0 ? "one of so many" : "one of so many; [:, token] is its column, which no product computes" });
        }

        for (int layer = 0; layer < spec.Hidden.Count; layer++)
        {
            int units = spec.Hidden[layer];
            int rowsOfW = Math.Max(1, gates.Count) * units;
            string where = spec.Hidden.Count == 1 ? "" : $", layer {Number(layer)}";
            if (layer > 0 || !spec.ReadsTokens || spec.Embedding > 0)
            {
                rows.Add(new[] { "x", Number(inputs), (layer > 0 ? "h of the layer below" : spec.ReadsTokens ? "row of the token in weight_embedding" : "input of a step") + where });
            }

            rows.Add(new[] { "h", Number(units), "hidden state" + where });
            if (spec.Cell.Kind == CellKind.Lstm)
            {
                rows.Add(new[] { "c", Number(units), "cell state" + where });
            }

            rows.Add(new[] { "W", Shape(rowsOfW, inputs + units, false), W(layer) + GateRows(gates, units) + where });
            rows.AddRange(Biases(spec, rowsOfW, units, where));
            inputs = spec.Directions * units;
        }

        if (frame.HasOutputLayer)
        {
            rows.Add(new[] { "V", Shape(spec.Output, inputs, false), "weight_head, the output layer" });
            if (spec.Bias)
            {
                rows.Add(new[] { "b_y", Number(spec.Output), "its biases" });
            }

            rows.Add(new[] { "y", Number(spec.Output), "output of a step" });
        }

        return rows;
    }

    private static string W(int layer) => Invariant($"[Wxh | Whh] = [weight_ih_l{layer} | weight_hh_l{layer}]");

    private static string GateRows(IReadOnlyList<string> gates, int units) =>
        gates.Count == 0 ? "" : $", rows gate by gate: {string.Join(" ", gates)}, {Quantity(units, "unit")} each";

    private static IEnumerable<string[]> Biases(ModelSpec spec, int rows, int units, string where)
    {
        if (spec.Bias)
        {
            yield return new[] { "b", Number(rows), "biases" + where };
            if (spec.Cell is { Kind: CellKind.Gru, Reset: GruResetKind.AfterProduct })
            {
                yield return new[] { "b_hn", Number(units), "bias of the recurrent product of n" + where };
            }
        }
    }

    private static string Topology(ModelSpec spec)
    {
        string reads = spec.ReadSteps == spec.Steps
            ? "every step reads an input"
            : spec.ReadSteps == 1 ? $"step 0 reads an input, later ones see {Unread(spec)}"
            : $"steps 0 to {Number(spec.ReadSteps - 1)} read an input, later ones see {Unread(spec)}";
        string writes = spec.FirstOutput == 0 ? "every step writes an output"
            : spec.FirstOutput == spec.Steps - 1 ? "the last step writes an output"
            : $"steps {Number(spec.FirstOutput)} to {Number(spec.Steps - 1)} write an output";
        return $"Topology: {Quantity(spec.Steps, "step")}; {reads}; {writes}.";
    }

    private static string Unread(ModelSpec spec) => spec.Feedback == FeedbackKind.Output
        ? spec.ReadsTokens ? "the most probable token of the step before" : "the output of the step before"
        : spec.ReadsTokens ? "none" : "zeros";

    private static List<string[]> Tensors(ParameterPlan parameters)
    {
        var rows = parameters.Tensors
            .Select(tensor => new[]
            {
                tensor.Name, Shape(tensor.Rows, tensor.Columns, tensor.IsVector), Number((long)tensor.Rows * tensor.Columns),
            })
            .ToList();
        rows.Add(new[] { "all", "", Number(parameters.Count) });
        return rows;
    }

    private static string Cost(ClassFrame frame)
    {
        Kernel kernel = frame.Kernel;
        return $"Cost: {Quantity(kernel.Counts.StepMultiplyAdds, "multiply-add")} a step, "
            + $"{Number(kernel.Counts.ForwardMultiplyAdds)} forward and "
            + $"{Number(kernel.Counts.BackwardMultiplyAdds)} backward over a sequence. "
            + $"Memory: parameters {Bytes(frame, kernel.Parameters.Length)}, state {Bytes(frame, kernel.State.Length)}, "
            + $"tape {Bytes(frame, kernel.TapeLength)}, work {Bytes(frame, kernel.WorkLength)}.";
    }

    private static string Bytes(ClassFrame frame, long numbers) => Quantity(numbers * frame.BytesPerNumber, "byte");

    private static string PlanName(PlanKind plan) => plan switch
    {
        PlanKind.StraightLine => "straight line",
        PlanKind.StepMethod => "one method a step",
        PlanKind.Loops => "loops",
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan, "A kernel has its plan decided."),
    };
}
