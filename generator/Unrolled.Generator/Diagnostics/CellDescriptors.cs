using Microsoft.CodeAnalysis;
using static Unrolled.Generator.Diagnostics.Descriptors;

namespace Unrolled.Generator.Diagnostics;

/// <summary>What a cell in the user's own equations can be told, UNR0042 to UNR0049 and UNR0062.</summary>
internal static class CellDescriptors
{
    public static readonly DiagnosticDescriptor CellNotUsable = new(
        "UNR0042", "A model names no cell",
        "The model '{0}' needs a cell, but '{1}' {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0042.md");

    public static readonly DiagnosticDescriptor CellStep = new(
        "UNR0043", "A cell has no step",
        "The step of the cell '{0}' {1}: write 'public static Units Step(Units x, Units h)', with a parameter for each state",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0043.md");

    public static readonly DiagnosticDescriptor CellStates = new(
        "UNR0044", "A cell does not give back its states",
        "The step of the cell '{0}' takes the states {1}, {2} in number, and gives back {3}: return each of them, in this order",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0044.md");

    public static readonly DiagnosticDescriptor CellLanguage = new(
        "UNR0045", "A cell says what is no equation",
        "The cell '{0}' cannot say this: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0045.md");

    public static readonly DiagnosticDescriptor CellSize = new(
        "UNR0046", "A value of a cell has the wrong size",
        "In the cell '{0}', '{1}' has {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0046.md");

    public static readonly DiagnosticDescriptor CellNames = new(
        "UNR0047", "A name of a cell's weights is used twice",
        "In the cell '{0}' {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0047.md");

    public static readonly DiagnosticDescriptor CellRecursion = new(
        "UNR0048", "A function of a cell calls itself",
        "In the cell '{0}' the function '{1}' calls itself, and a step has to end: write its equation out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0048.md");

    public static readonly DiagnosticDescriptor CellUnused = new(
        "UNR0049", "A value of a cell is never read",
        "In the cell '{0}' nothing reads '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0049.md");

    public static readonly DiagnosticDescriptor CellSettingUnfit = new(
        "UNR0062", "A setting does not fit its cell",
        "The model '{0}' cannot set '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0062.md");
}
