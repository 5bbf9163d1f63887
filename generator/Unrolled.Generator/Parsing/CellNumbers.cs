using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Cells;

namespace Unrolled.Generator.Parsing;

/// <summary>Numbers and operators of C# in a cell, and the settings of its step.</summary>
internal static class CellNumbers
{
    /// <summary>The number of a literal or of a constant field; null for any other value.</summary>
    public static CellNumber? Of(object? value) =>
        value is int or long or float or double ? new CellNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)) { IsInteger = value is int or long } : null;

    /// <summary>The setting that a parameter of a step is: a number with a default value; null for any other parameter.</summary>
    public static CellSetting? SettingOf(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, HasExplicitDefaultValue: true, Type.SpecialType: SpecialType.System_Double or SpecialType.System_Int32 }
        && Of(parameter.ExplicitDefaultValue) is { } number && IsFinite(number.Value)
            ? new CellSetting(parameter.Name, number.Value, parameter.Type.SpecialType == SpecialType.System_Int32)
            : null;

    /// <summary>The word of an operator; null where the language does not have it.</summary>
    public static string? OperatorOf(BinaryExpressionSyntax binary) => binary.Kind() switch
    {
        SyntaxKind.AddExpression => CellWords.Add,
        SyntaxKind.SubtractExpression => CellWords.Subtract,
        SyntaxKind.MultiplyExpression => CellWords.Multiply,
        SyntaxKind.DivideExpression => CellWords.Divide,
        _ => null,
    };

    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
