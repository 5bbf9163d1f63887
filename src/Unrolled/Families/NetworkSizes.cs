using System.Globalization;

namespace Unrolled;

/// <summary>Sizes of a network, told from the names and shapes of its tensors, for messages.</summary>
internal static class NetworkSizes
{
    /// <summary><c>input 1, hidden 16, 16, 4 gates, output 1</c>; of cells with other tensors, their names and shapes.</summary>
    public static string Of(IEnumerable<(string Name, IReadOnlyList<int> Shape)> tensors)
    {
        Dictionary<string, IReadOnlyList<int>> matrices = tensors.Where(tensor => tensor.Shape.Count == 2).ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
        var hidden = new List<int>();
        while (matrices.TryGetValue(FormattableString.Invariant($"weight_hh_l{hidden.Count}"), out IReadOnlyList<int>? matrix))
        {
            hidden.Add(matrix[1]);
        }

        if (hidden.Count == 0 || hidden[0] == 0 || !matrices.TryGetValue("weight_ih_l0", out IReadOnlyList<int>? input))
        {
            return string.Join(", ", tensors.Select(tensor => FormattableString.Invariant($"{tensor.Name} [{string.Join(", ", tensor.Shape)}]")));
        }

        int gates = matrices["weight_hh_l0"][0] / hidden[0];
        string head = matrices.TryGetValue("weight_head", out IReadOnlyList<int>? output) ? FormattableString.Invariant($", output {output[0]}") : "";
        string layers = string.Join(", ", hidden.Select(units => units.ToString(CultureInfo.InvariantCulture)));
        return FormattableString.Invariant($"input {input[1]}, hidden {layers}, {gates} {(gates == 1 ? "gate" : "gates")}{head}");
    }
}
