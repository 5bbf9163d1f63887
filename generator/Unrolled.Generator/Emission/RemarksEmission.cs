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
        Code(writer, Equations(frame));
        Paragraph(writer, "Sizes:");
        Code(writer, Table(Sizes(frame)));
        Paragraph(writer, Topology(frame.Spec));
        Paragraph(writer, ParametersIntroduction(frame));
        Code(writer, Table(Tensors(frame)));
        Paragraph(writer, Cost(frame));
        Paragraph(writer, "Plan: " + PlanName(frame.Kernel.Plan.Plan) + ": " + frame.Kernel.Plan.Reason);
        writer.Line("/// </remarks>");
    }

    private static string Summary(ClassFrame frame)
    {
        string layers = (frame.Spec.Layers.Count == 1 ? "" : $" of {Quantity(frame.Spec.Layers.Count, "layer")}")
            + (frame.Spec.Direction switch
            {
                DirectionKind.Both => " in both directions",
                DirectionKind.Reverse => ", backward in time,",
                _ => "",
            });
        string units = Units(frame.Spec.Layers);
        return $"{Cells(frame.Spec)}{layers} over {Quantity(frame.Spec.Steps, "step")}: "
            + $"{Read(frame.Spec)}, {Dense(frame.Spec.InputLayers)}{units} hidden {(units == "1" ? "unit" : "units")}, {Dense(frame.Spec.HeadLayers)}"
            + $"{OutputText.Size(frame)}; {Quantity(frame.Kernel.Parameters.Count, "parameter")}.";
    }

    /// <summary><c>A GRU</c>, <c>A network of the cells Rnn and Gru</c>.</summary>
    private static string Cells(ModelSpec spec) => spec.Cells.Count() == 1
        ? spec.LastLayer.Cell.Name
        : $"A network of the cells {string.Join(", ", spec.Layers.Select(layer => layer.Cell.Title))}";

    private static string Units(IEnumerable<LayerSpec> layers) => string.Join(" + ", layers.Select(layer => Number(layer.Units)));

    private static string Dense(EquatableArray<LayerSpec> layers) => layers.Count == 0 ? "" : $"{Units(layers)} dense {(Units(layers) == "1" ? "unit" : "units")}, ";

    private static string Read(ModelSpec spec) => spec.ReadsTokens
        ? Quantity(spec.Vocabulary, "token") + (spec.Embedding > 0 ? $" embedded in {Quantity(spec.Embedding, "number")}" : "")
        : Quantity(spec.Input, "input");

    private static string EquationsIntroduction(ModelSpec spec)
    {
        string[] states = spec.Cells.SelectMany(cell => cell.States).Select(state => state.Name).Distinct().ToArray();
        string prev = $"{string.Join(" and ", states.Select(name => name + "Prev"))} {(states.Length == 1 ? "is" : "are")} {string.Join(" and ", states)}";
        string before = spec.Direction == DirectionKind.Reverse ? "after" : "before";
        return (spec.Directions == 1 ? "One step; " : $"One step{(spec.Layers.Count == 1 ? "" : " of layer 0")} forward in time; ")
            + (states.Length == 0 ? "" : $"{prev} of the step {before}, {(spec.LearnedInitialState ? "learned" : "zeros")} at rest; ")
            + (spec.Directions == 1 ? "" : "a second layer like it runs backward in time, and what comes next reads the h of both, one after the other; ")
            + (!spec.Cells.Any(cell => cell.HasGates) ? "" : "a gate's letter at the end of wx and rh means its part of them; ")
            + "* multiplies vectors element by element:";
    }

    /// <summary>The cell's equations, and the output with its head.</summary>
    private static IEnumerable<string> Equations(ClassFrame frame)
    {
        const string Output = "y = ";
        string? logits = frame.Equations.SingleOrDefault(IsOutput)?.Substring(Output.Length);
        logits ??= $"weight_head h{(frame.Spec.HeadLayers.Count == 0 ? "" : $"_head{Number(frame.Spec.HeadLayers.Count - 1)}")}" + (frame.Spec.Bias ? " + bias_head" : "");
        IEnumerable<string> cell = frame.Equations.Where(equation => !IsOutput(equation));
        return !frame.HasOutputLayer ? cell : cell.Append(Output + (frame.Spec.Head == HeadKind.Linear ? logits : $"{OutputText.Head(frame)}({logits})"));

        static bool IsOutput(string equation) => equation.StartsWith(Output, StringComparison.Ordinal);
    }

    /// <summary>How many numbers each name of the equations stands for.</summary>
    private static List<string[]> Sizes(ClassFrame frame)
    {
        ModelSpec spec = frame.Spec;
        var rows = new List<string[]>();
        if (spec.ReadsTokens)
        {
            rows.Add(new[] { "token", "1", $"from 0 to {Number(spec.Vocabulary - 1)}" });
        }

        bool isNamed = spec.Layers.Count > 1;
        if (!spec.ReadsTokens || spec.Embedding > 0)
        {
            string x = isNamed && spec.Directions == 2 ? "x_l0" : "x";
            rows.Add(spec.ReadsTokens
                ? new[] { x, Number(spec.Embedding), "row of the token in weight_embedding" }
                : new[] { x, Number(spec.Input), "input of a step" });
        }

        for (int layer = 0; layer < spec.Layers.Count; layer++)
        {
            string suffix = isNamed ? Invariant($"_l{layer}") : "";
            string tensor = Invariant($"_l{layer}");
            rows.AddRange(spec.Layers[layer].Cell.States.Select(state => new[]
            {
                state.Name + suffix, Number(frame.Kernel.State.Parts.First(part => part.Name == state.Name + tensor).Length), state.Meaning,
            }));
        }

        if (frame.HasOutputLayer)
        {
            rows.Add(new[] { "y", Number(spec.Output), "output of a step" });
        }

        return rows;
    }

    private static string Topology(ModelSpec spec)
    {
        if (spec.Steps == 1)
        {
            return "Topology: 1 step, which reads an input and writes an output.";
        }

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

    private static string ParametersIntroduction(ClassFrame frame)
    {
        ModelSpec spec = frame.Spec;
        int RowsOf(string name) => frame.Kernel.Parameters.Tensors.FirstOrDefault(tensor => tensor.Name.StartsWith(name, StringComparison.Ordinal))?.Rows ?? 0;
        var cell = spec.Layers[0].Cell;
        int rows = cell.Gates.Count * spec.Layers[0].Units;
        if (!spec.HasState && spec.Cells.All(c => !c.HasGates))
        {
            return "Parameters:";
        }

        if (RowsOf("weight_ih_l0") != rows || RowsOf("weight_hh_l0") != rows || spec.Cells.Count() > 1)
        {
            return "Parameters; the rows of a matrix stand gate by gate, a gate for each variable that it goes into:";
        }

        int columns = frame.Kernel.Parameters.Tensors.Where(tensor => tensor.Name is "weight_ih_l0" or "weight_hh_l0").Sum(tensor => tensor.Columns);
        return $"Parameters; W = [Wxh | Whh]{(spec.Layers.Count == 1 ? "" : " of layer 0")}, {Shape(rows, columns, false)}, is [weight_ih_l0 | weight_hh_l0]"
            + (cell.HasGates ? $"; the rows of a layer stand gate by gate, {string.Join(" ", cell.Gates)}:" : ":");
    }

    private static List<string[]> Tensors(ClassFrame frame)
    {
        var rows = frame.Kernel.Parameters.Tensors
            .Select(tensor => new[]
            {
                tensor.Name, Shape(tensor.Rows, tensor.Columns, tensor.IsVector), Number((long)tensor.Rows * tensor.Columns), tensor.Note,
            })
            .ToList();
        rows.Add(new[] { "all", "", Number(frame.Kernel.Parameters.Count) });
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
