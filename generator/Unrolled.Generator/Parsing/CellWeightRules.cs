using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Every tensor of a cell has a name of its own: that of its variable, or the one in quotes.</summary>
internal sealed class CellWeightRules
{
    private static readonly string[] Taken = ["ih", "hh", "head", "embedding"];
    private readonly string _cell;
    private readonly List<Violation> _violations;
    private readonly HashSet<string> _labels = [];
    private readonly HashSet<string> _gates = [];
    private string _statement = "";

    public CellWeightRules(string cell, List<Violation> violations)
    {
        _cell = cell;
        _violations = violations;
    }

    /// <summary>A variable, whose name its gate has.</summary>
    public void Start(string statement) => _statement = statement;

    public void Check(InvocationExpressionSyntax call, string word, ExpressionSyntax? place, string label)
    {
        if (word is CellWords.Input or CellWords.Recurrent && !_gates.Add(word + _statement))
        {
            Refuse(call, $"the weights of {word} are named after the variable '{_statement}', which has some already: give this part a variable of its own");
        }

        if (place is null)
        {
            return;
        }

        if (label.Length == 0 || label.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9'))) || char.IsDigit(label[0]))
        {
            Refuse(place, $"the name of a tensor is small letters and digits: \"{label}\"");
        }
        else if (Taken.Contains(label) || !_labels.Add(label))
        {
            Refuse(place, $"\"{label}\" is the name of another tensor");
        }
    }

    private void Refuse(ExpressionSyntax place, string why) => _violations.Add(new Violation(CellDescriptors.CellNames, place.GetLocation(), _cell, why));
}
