using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Cells;

namespace Unrolled.Generator.Parsing;

/// <summary>Operators, and numbers that are known when the code is written: computed as C# computes them.</summary>
internal static class CellConstants
{
    /// <summary>The number of a literal or of a constant field; null for any other value.</summary>
    public static CellNumber? Of(object? value) =>
        value is int or long or float or double ? new CellNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)) { IsInteger = value is int or long } : null;

    /// <summary>The word of an operator; null where the language does not have it.</summary>
    public static string? OperatorOf(BinaryExpressionSyntax binary) => binary.Kind() switch
    {
        SyntaxKind.AddExpression => CellWords.Add,
        SyntaxKind.SubtractExpression => CellWords.Subtract,
        SyntaxKind.MultiplyExpression => CellWords.Multiply,
        SyntaxKind.DivideExpression => CellWords.Divide,
        _ => null,
    };

    /// <summary>Whether C# would cut the quotient off: both are integers, and it is none.</summary>
    public static bool IsCutOff(string word, CellTerm left, CellTerm right) =>
        word == CellWords.Divide && left is CellNumber { IsInteger: true } a && right is CellNumber { IsInteger: true } b && (b.Value == 0 || a.Value % b.Value != 0);

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
}
