using Microsoft.CodeAnalysis;
using static Unrolled.Generator.Diagnostics.Descriptors;

namespace Unrolled.Generator.Diagnostics;

/// <summary>What can be wrong with weights in the source, and with families that open files, UNR0050 to UNR0061.</summary>
internal static class WeightsDescriptors
{
    public static readonly DiagnosticDescriptor WeightsNotFound = new(
        "UNR0050", "A weights file is not in the project",
        "'{0}' is {1} of the project's additional files: write '<AdditionalFiles Include=\"{0}\" />' in the project, or more of the path here",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0050.md");

    public static readonly DiagnosticDescriptor WeightsUnreadable = new(
        "UNR0051", "A weights file cannot be read",
        "'{0}' holds no weights for '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0051.md");

    public static readonly DiagnosticDescriptor WeightsMissing = new(
        "UNR0052", "A tensor is missing from a weights file",
        "'{0}' {1}, which '{2}' needs, is not in '{3}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0052.md");

    public static readonly DiagnosticDescriptor WeightsExtra = new(
        "UNR0053", "A weights file has a tensor that the model does not have",
        "'{0}' {1} in '{2}' is no tensor of '{3}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0053.md");

    public static readonly DiagnosticDescriptor WeightsShape = new(
        "UNR0054", "A tensor of a weights file has another shape",
        "'{0}' is {1} in '{2}', and '{3}' needs {4}{5}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0054.md");

    public static readonly DiagnosticDescriptor WeightsCount = new(
        "UNR0055", "A tensor of a weights file has not the numbers that its shape needs",
        "'{0}' has {1} numbers in '{2}', and its shape {3} needs {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0055.md");

    public static readonly DiagnosticDescriptor WeightsNotFinite = new(
        "UNR0056", "A number of a weights file is not finite",
        "'{0}' has {1} at place {2} in '{3}', which is no finite {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0056.md");

    public static readonly DiagnosticDescriptor WeightsMeaning = new(
        "UNR0057", "A weights file is of another cell, input, direction or head",
        "The {0} of '{1}' is {2}, and that of '{3}' is {4}: the same weights would compute other things",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0057.md");

    public static readonly DiagnosticDescriptor WeightsTooMany = new(
        "UNR0058", "A model is too large for weights in its source",
        "'{0}' has {1} numbers, and at most {2} become source text: embed a safetensors file as a resource instead, and load it with '{0}.Load(stream)'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0058.md");

    public static readonly DiagnosticDescriptor FamilyMember = new(
        "UNR0059", "A model cannot be in a family",
        "'{0}' cannot be in the family '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0059.md");

    public static readonly DiagnosticDescriptor FamilyTwins = new(
        "UNR0060", "Two models of a family are the same network",
        "'{0}' and '{1}' of the family '{2}' have the same cell and sizes, so that no file tells them apart: leave one of them out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0060.md");

    public static readonly DiagnosticDescriptor FamilyClass = new(
        "UNR0061", "A class cannot be a family",
        "'{0}' cannot be a family: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0061.md");
}
