using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Cells;

namespace Unrolled.Generator.Parsing;

/// <summary>The arguments of a call that reads weights, by what they are: <c>Matrix("pc", c)</c>, <c>Recurrent(h, bias: "hn")</c>.</summary>
/// <param name="Value">What is multiplied.</param>
/// <param name="Label">The name of a tensor.</param>
/// <param name="Number">What the parameters are in a new model.</param>
internal sealed record CellArguments(ExpressionSyntax? Value, ExpressionSyntax? Label, ExpressionSyntax? Number)
{
    private static readonly Dictionary<string, string[]> Parameters = new()
    {
        [CellWords.Input] = ["x", "bias"],
        [CellWords.Recurrent] = ["value", "bias"],
        [CellWords.Matrix] = ["name", "value"],
        [CellWords.Vector] = ["name", "start"],
        [CellWords.Project] = ["name", "value", "size"],
    };

    public static CellArguments Of(InvocationExpressionSyntax call, string word)
    {
        Dictionary<string, ExpressionSyntax> given = [];
        for (int i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            ArgumentSyntax argument = call.ArgumentList.Arguments[i];
            string name = argument.NameColon?.Name.Identifier.ValueText ?? Parameters[word].ElementAtOrDefault(i) ?? "";
            given[name] = argument.Expression;
        }

        ExpressionSyntax? Get(string name) => given.TryGetValue(name, out ExpressionSyntax? value) ? value : null;
        return new CellArguments(
            Get("value") ?? Get("x"),
            Get("name") ?? (word == CellWords.Recurrent ? Get("bias") : null),
            Get("start") ?? Get("size") ?? (word == CellWords.Input ? Get("bias") : null));
    }
}
