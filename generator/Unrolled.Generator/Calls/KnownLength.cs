using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Calls;

/// <summary>How long a span or an array is, where the compiler can know it.</summary>
/// <param name="Value">The length.</param>
/// <param name="Size">The expression that says it, where another could stand in its place; null: it is counted, or computed.</param>
/// <param name="Start">What the expression counts from, where that is not 0: in <c>x[2..16]</c> the 2.</param>
internal sealed record KnownLength(int Value, ExpressionSyntax? Size = null, ExpressionSyntax? Start = null)
{
    /// <summary>The length without the place where it is written: it cannot be changed there.</summary>
    public KnownLength Fixed => new(Value);

    /// <summary>What is left behind the first numbers; null where there are not so many.</summary>
    public KnownLength? From(int start) => start >= 0 && start <= Value ? new KnownLength(Value - start) : null;
}
