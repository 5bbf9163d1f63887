using System.Text;

namespace Unrolled.Weights.Layouts;

/// <summary>The tables as the page of layouts shows them.</summary>
internal static class LayoutTable
{
    public static string Text()
    {
        var text = new StringBuilder("| from | cell | its tensors | gates there | take blocks |\n|---|---|---|---|---|\n");
        foreach (CellForm form in Frameworks.All.SelectMany(layout => layout.Cells))
        {
            string cell = form.Cell + (form.Reset is { } reset ? reset == GruReset.AfterProduct ? ", reset after" : ", reset before" : "");
            string taken = string.Join(", ", form.Taken);
            bool asTheyAre = form.Taken.SequenceEqual(Enumerable.Range(0, form.Order.Count));
            bool perGate = form.Tensors.Count(tensor => tensor.IsMatrix) > 2 || form.Tensors[0].Blocks.Count < form.Order.Count;
            text.Append($"| {form.Framework.Name} | {cell} | {Tensors(form)} | {string.Join(" ", form.Order)} | ")
                .Append(perGate ? "by name" : asTheyAre ? "as they are" : taken).Append(" |\n");
        }

        return text.ToString();
    }

    // Of a framework with tensors for each gate, those of the first gate.
    private static string Tensors(CellForm form)
    {
        const int Readable = 5;
        string first = form.Tensors[0].Blocks[0].Gate;
        return form.Tensors.Count <= Readable
            ? string.Join(", ", form.Tensors.Select(Tensor))
            : string.Join(", ", form.Tensors.Where(tensor => tensor.Blocks[0].Gate == first).Select(Tensor)) + "; the same of each gate";
    }

    // Two biases of all gates in one tensor are told apart.
    private static string Tensor(TensorForm form)
    {
        string stacked = form.Blocks.Select(block => block.Part).Distinct().Count() > 1
            ? " = " + string.Join(" ", form.Blocks.GroupBy(block => block.Part).Select(part => $"b{(part.Key == TensorPart.InputBias ? "x" : "h")}({string.Join(" ", part.Select(block => block.Gate))})"))
            : "";
        return $"`{form.Name}` {form.ShapeText()}{(form.Transposed ? "ᵀ" : "")}{stacked}";
    }
}
