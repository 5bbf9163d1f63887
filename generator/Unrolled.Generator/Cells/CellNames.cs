namespace Unrolled.Generator.Cells;

/// <summary>The names of a user's variables in generated code, where others stand beside them.</summary>
internal static class CellNames
{
    /// <summary>What generated code calls its own: spans, sums, counters.</summary>
    private static readonly HashSet<string> Taken = new()
    {
        "w", "x", "y", "t", "k", "j", "p", "a", "at", "dw", "dx", "dy", "wx", "rh", "row", "sum", "all", "now", "next", "last", "input", "state", "work", "tape", "mask",
        "lane", "lanes", "block", "group", "gates", "length", "token", "tanhs", "sigmoids", "logits", "output", "logitGradient", "inputGradient", "stateGradient",
        "parameters", "parameterGradient", "fedBack", "dLogits", "dState",
    };

    private static readonly string[] Ends = { "Prev", "Next", "Even", "Odd", "Row", "Trace", "Sum" };

    /// <summary>The name of a gate or a state: letters and digits.</summary>
    public static string Gate(string name)
    {
        string letters = new(name.Where(char.IsLetterOrDigit).ToArray());
        return letters.Length == 0 || char.IsDigit(letters[0]) ? "v" + letters : letters;
    }

    /// <summary>The name of a variable, distinct from generated ones and from the gradients of <paramref name="others"/>.</summary>
    public static string Variable(string name, IReadOnlyCollection<string> others)
    {
        string letters = Gate(name);
        bool isTaken = Taken.Contains(letters)
            || letters.StartsWith("wx", StringComparison.Ordinal)
            || letters.StartsWith("rh", StringComparison.Ordinal)
            || Ends.Any(end => letters.EndsWith(end, StringComparison.Ordinal))
            || (letters[0] == 'd' && others.Contains(letters.Substring(1)))
            || IsCounted(letters, "sum") || IsCounted(letters, "row") || IsCounted(letters, "all") || IsCounted(letters, "at");
        return isTaken ? letters + "Value" : letters;
    }

    private static bool IsCounted(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) && name.Length > word.Length && name.Skip(word.Length).All(char.IsDigit);
}
