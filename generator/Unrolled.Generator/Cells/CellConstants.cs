namespace Unrolled.Generator.Cells;

/// <summary>Numbers that are known when the code is written, and settings, which are known when a model is: computed as C# computes them.</summary>
internal static class CellConstants
{
    private static readonly IReadOnlyDictionary<string, double> Defaults = new Dictionary<string, double>();

    /// <summary>Whether a term is a number, or becomes one with the settings.</summary>
    public static bool IsConstant(CellTerm term) => term switch
    {
        CellNumber or CellSetting => true,
        CellCall call => CellWords.IsOperator(call.Word) && call.Parts.All(IsConstant),
        _ => false,
    };

    /// <summary>Whether a term is an integer of C#, whose quotients are cut off.</summary>
    public static bool IsInteger(CellTerm term) => term switch
    {
        CellNumber number => number.IsInteger,
        CellSetting setting => setting.IsInteger,
        CellCall call => IsConstant(call) && call.Parts.All(IsInteger),
        _ => false,
    };

    /// <summary>Whether C# would cut the quotient off: both are integers, and it is none, or a setting decides whether it is.</summary>
    public static bool IsCutOff(string word, CellTerm left, CellTerm right) =>
        word == CellWords.Divide && IsInteger(left) && IsInteger(right)
        && !(left is CellNumber a && right is CellNumber b && b.Value != 0 && a.Value % b.Value == 0);

    /// <summary>An operation on two terms: a number where both are.</summary>
    public static CellTerm Binary(string word, CellTerm left, CellTerm right) => (left, right) switch
    {
        (CellNumber a, CellNumber b) => new CellNumber(word switch
        {
            CellWords.Add => a.Value + b.Value,
            CellWords.Subtract => a.Value - b.Value,
            CellWords.Multiply => a.Value * b.Value,
            _ => a.Value / b.Value,
        })
        {
            IsInteger = a.IsInteger && b.IsInteger,
        },
        _ => new CellCall(word, left, right),
    };

    /// <summary><c>-a</c>.</summary>
    public static CellTerm Negated(CellTerm term) => term is CellNumber number ? number with { Value = -number.Value } : new CellCall(CellWords.Negate, term);

    /// <summary><c>(double)a</c>.</summary>
    public static CellTerm Widened(CellTerm term) => term switch
    {
        CellNumber number => number with { IsInteger = false },
        _ when IsInteger(term) => new CellCall(CellWords.Multiply, term, new CellNumber(1)),
        _ => term,
    };

    /// <summary>The number that a constant is with the defaults of its settings.</summary>
    public static double ValueOf(CellTerm constant) => ((CellNumber)WithSettings(constant, Defaults)).Value;

    /// <summary>A term with numbers for its settings: the given ones, else the defaults.</summary>
    public static CellTerm WithSettings(CellTerm term, IReadOnlyDictionary<string, double> values)
    {
        switch (term)
        {
            case CellSetting setting:
                return new CellNumber(values.TryGetValue(setting.Name, out double value) ? value : setting.Value) { IsInteger = setting.IsInteger };
            case CellCall call:
                CellTerm[] parts = call.Parts.Select(part => WithSettings(part, values)).ToArray();
                return call.Word switch
                {
                    _ when parts.SequenceEqual(call.Parts) => call,
                    CellWords.Add or CellWords.Subtract or CellWords.Multiply or CellWords.Divide => Binary(call.Word, parts[0], parts[1]),
                    CellWords.Negate => Negated(parts[0]),
                    _ => new CellCall(call.Word, call.Label, parts),
                };
            default:
                return term;
        }
    }
}
