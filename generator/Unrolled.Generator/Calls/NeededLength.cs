using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Contracts;
using Unrolled.Generator.Diagnostics;
using static System.FormattableString;

namespace Unrolled.Generator.Calls;

/// <summary>The length that an argument needs, in words and as code.</summary>
/// <param name="Rule">What it is compared with.</param>
/// <param name="Model">The class whose constant it is.</param>
/// <param name="Size">The number of the constant.</param>
/// <param name="Steps">How many steps the inputs have, where the rule goes by them and they are known.</param>
internal sealed record NeededLength(LengthRule Rule, INamedTypeSymbol Model, int Size, int? Steps)
{
    private string Constant => $"{Model.Name}.{Rule.Constant}";

    /// <summary><c>exactly 15 numbers (Gesture.InputLength)</c>.</summary>
    public string Text(string noun) => Rule.Kind switch
    {
        LengthKind.AtLeast => $"at least {Quantity(Size, noun)} ({Constant})",
        LengthKind.ExactlyOrEmpty => $"exactly {Quantity(Size, noun)} ({Constant}), or none where it is not wanted",
        LengthKind.RowPerStep when Steps is int steps => Invariant($"exactly {Quantity((long)steps * Size, noun)} ({steps} * {Constant}, a row for each step)"),
        LengthKind.MultipleOf or LengthKind.RowPerStep => $"a multiple of {Quantity(Size, noun)} ({Constant})",
        _ => $"exactly {Quantity(Size, noun)} ({Constant})",
    };

    /// <summary>The constant in the place of a size; null where the number of steps is the user's to say.</summary>
    /// <param name="size">The expression that is wrong.</param>
    /// <param name="start">What it counts from: see <see cref="KnownLength.Start"/>.</param>
    public Remedy? Remedy(ExpressionSyntax size, ExpressionSyntax? start)
    {
        if (Rule.Kind is LengthKind.MultipleOf || (Rule.Kind == LengthKind.RowPerStep && Steps is null))
        {
            return null;
        }

        string factor = Rule.Kind == LengthKind.RowPerStep ? Invariant($"{Steps} * ") : "";
        string length = $"{factor}{Model.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Rule.Constant}";
        string sum = start is null ? length : $"{start} + {length}";
        bool isOneTerm = factor.Length == 0 && start is null;
        return new Remedy(size.GetLocation(), size.Parent is RangeExpressionSyntax && !isOneTerm ? $"({sum})" : sum, $"Use {factor}{Constant}");
    }

    private static string Quantity(long count, string noun) => Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
