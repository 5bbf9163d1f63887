namespace Unrolled.Generator.Cells;

/// <summary>A number of a cell that a model may choose: a parameter of the step with a default value.</summary>
/// <param name="Value">The default.</param>
/// <param name="IsInteger">Whether it is an integer of C#.</param>
internal sealed record CellSetting(string Name, double Value, bool IsInteger) : CellTerm
{
    private const string Integer = "int ";

    /// <summary>As a program declares it: <c>int size = 4</c>.</summary>
    public string Declaration => $"{(IsInteger ? Integer : "")}{Name} = {new CellNumber(Value)}";

    public override string ToString() => Name;

    /// <summary>Reads <see cref="Declaration"/>.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static CellSetting Read(string text)
    {
        bool isInteger = text.StartsWith(Integer, StringComparison.Ordinal);
        string[] sides = text.Substring(isInteger ? Integer.Length : 0).Split(new[] { " = " }, StringSplitOptions.None);
        return sides.Length == 2 && sides[0].Length > 0
            ? new CellSetting(sides[0], CellNumber.Read(sides[1]).Value, isInteger)
            : throw new FormatException($"'{text}' is no setting.");
    }
}
