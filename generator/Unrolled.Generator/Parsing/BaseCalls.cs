using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Parsing;

/// <summary>Which constructor the call <c>base()</c> means, as C# resolves it.</summary>
internal static class BaseCalls
{
    /// <summary>Attributes that make a call an error of the compiler's.</summary>
    private const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    /// <param name="callable">Constructors that need no argument, at least one.</param>
    /// <returns>Why the compiler objects to the call; null where it does not.</returns>
    public static string? WhatIsWrong(IReadOnlyList<IMethodSymbol> callable) =>
        Resolve(callable) is not IMethodSymbol called ? "several constructors with optional parameters fit it equally well"
        : called.GetAttributes().Any(IsObsoleteError) ? "it is obsolete, and its call an error"
        : called.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == Experimental) ? "it is experimental"
        : null;

    /// <remarks>
    /// No parameters at all are better than any, optional ones are better than an empty array behind them, and there more are better than fewer;
    /// else none is better (C# standard, 12.6.4.3, better function member).
    /// </remarks>
    private static IMethodSymbol? Resolve(IReadOnlyList<IMethodSymbol> callable)
    {
        IMethodSymbol[] best = callable
            .GroupBy(constructor => constructor.Parameters.Length == 0 ? 0 : constructor.Parameters.Any(parameter => parameter.IsParams) ? 2 : 1)
            .OrderBy(same => same.Key)
            .First()
            .GroupBy(constructor => constructor.Parameters.Any(parameter => parameter.IsParams) ? constructor.Parameters.Length : 0)
            .OrderByDescending(same => same.Key)
            .First()
            .ToArray();
        return best.Length == 1 ? best[0] : null;
    }

    private static bool IsObsoleteError(AttributeData attribute) =>
        attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute" && attribute.ConstructorArguments.Any(argument => argument.Value is true);
}
