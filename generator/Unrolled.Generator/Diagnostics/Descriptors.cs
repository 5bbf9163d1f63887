using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>The diagnostics of models and calls: what each is called, what it says. When it is said is decided by the rules in <see cref="Parsing"/>.</summary>
/// <remarks>docs/contributing/add-a-diagnostic.md has the steps to a further one. An error keeps a model from having code; a warning or an info does not.</remarks>
internal static class Descriptors
{
    internal const string Category = "Unrolled";
    internal const string HelpFolder = "https://github.com/unrolled-net/unrolled/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor ClassNotPartial = new(
        "UNR0001", "The class of a model is not partial",
        "'{0}' has a model attribute but is not partial: write 'partial class {0}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0001.md");

    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        "UNR0002", "A type that contains a model is not partial",
        "'{0}' contains the model '{1}' but is not partial: add 'partial' to it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0002.md");

    public static readonly DiagnosticDescriptor Generic = new(
        "UNR0003", "A model or a type that contains one is generic",
        "'{0}' is generic, and the model '{1}' has to be one type of one shape: remove the type parameters or move the model out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0003.md");

    public static readonly DiagnosticDescriptor Record = new(
        "UNR0004", "A model is a record",
        "'{0}' is a record, but a network is not a value to compare or copy: write 'partial class {0}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0004.md");

    public static readonly DiagnosticDescriptor Abstract = new(
        "UNR0005", "A model is abstract",
        "'{0}' is abstract, so its instances could not be made: remove 'abstract'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0005.md");

    public static readonly DiagnosticDescriptor FileLocal = new(
        "UNR0006", "A model is local to its file",
        "'{0}' is local to its file, and the code of the model '{1}' stands in another one: remove 'file'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0006.md");

    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        "UNR0007", "A model has a primary constructor",
        "'{0}' has a primary constructor, which the generated constructors cannot call: write an ordinary constructor",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0007.md");

    public static readonly DiagnosticDescriptor BaseConstructor = new(
        "UNR0008", "The base class of a model has no constructor without arguments",
        "'{1}', the base class of '{0}', has no constructor without arguments that '{0}' can call: add one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0008.md");

    public static readonly DiagnosticDescriptor TwoModelAttributes = new(
        "UNR0009", "A class has two model attributes",
        "'{0}' has the attributes '{1}' and '{2}', and a class is one model: keep one of them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0009.md");

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "UNR0010", "The C# version is too old",
        "The code of '{0}' needs C# 9, and the project is compiled as C# {1}: set LangVersion to 9.0 or later",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0010.md");

    public static readonly DiagnosticDescriptor NameTaken = new(
        "UNR0011", "A name is needed for a generated member",
        "'{0}' takes a name that the generated code of '{1}' needs: rename it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0011.md");

    public static readonly DiagnosticDescriptor SizeMissing = new(
        "UNR0012", "A size is missing",
        "'{0}' does not say its {1}: write '{1} = ...' with a number of at least 1",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0012.md");

    public static readonly DiagnosticDescriptor SizeNotPositive = new(
        "UNR0013", "A size is not positive",
        "{0} is {1}, and at least 1 is needed",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0013.md");

    public static readonly DiagnosticDescriptor OutputNegative = new(
        "UNR0014", "The number of outputs is negative",
        "Output is {0}: write the number of outputs, or 0 (or nothing) for none, when the hidden state is the output",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0014.md");

    public static readonly DiagnosticDescriptor TooLarge = new(
        "UNR0015", "A model is too large",
        "'{0}' needs up to {1} numbers for its {2}, and {3} is the most a span may hold: make {4} smaller",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0015.md");

    public static readonly DiagnosticDescriptor ReadStepsOutOfRange = new(
        "UNR0016", "ReadSteps is out of range",
        "ReadSteps is {0}, and it has to lie between 1 and Steps, {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0016.md");

    public static readonly DiagnosticDescriptor FirstOutputOutOfRange = new(
        "UNR0017", "FirstOutput is out of range",
        "FirstOutput is {0}, and it has to lie between 0, the first step, and {1}, the last",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0017.md");

    public static readonly DiagnosticDescriptor AgainstTopology = new(
        "UNR0018", "A number contradicts the topology",
        "{0} is {1}, but {2} means {3}: leave {0} out, or choose another topology",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0018.md");

    public static readonly DiagnosticDescriptor HeadWithoutOutput = new(
        "UNR0019", "A head has no outputs",
        "Head is {0}, but there is no output layer: add 'Output = ...' with a number of at least 1",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0019.md");

    public static readonly DiagnosticDescriptor UnknownEnumValue = new(
        "UNR0020", "An argument is none of its enum's values",
        "{0} is {1}, and it has to be one of {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0020.md");

    public static readonly DiagnosticDescriptor PlanTooLarge = new(
        "UNR0021", "A model is too large for the plan",
        "'{0}' is too large for the plan {1}: a method of {2} {3}, where the JIT optimizes up to {4}; use Plan.Loops, or leave the plan out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0021.md");

    public static readonly DiagnosticDescriptor ArgumentsExclude = new(
        "UNR0022", "Two arguments exclude each other",
        "{0} cannot be given together with {1}: leave one of them out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0022.md");

    public static readonly DiagnosticDescriptor ArgumentNeeds = new(
        "UNR0023", "An argument needs another",
        "{0} needs {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0023.md");

    public static readonly DiagnosticDescriptor VocabularyTooLarge = new(
        "UNR0024", "A vocabulary is too large",
        "Vocabulary is {0}, and at most {1} tokens can be told apart",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0024.md");

    public static readonly DiagnosticDescriptor TooManyLayers = new(
        "UNR0025", "A model has too many layers",
        "{0} is {1}, and at most {2} layers can be written as code",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0025.md");

    public static readonly DiagnosticDescriptor TargetCannotFuse = new(
        "UNR0026", "The target has no fused multiply-add",
        "'{0}' asks for Arithmetic.Fused, which needs .NET 8 and C# 11 or later",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0026.md");

    public static readonly DiagnosticDescriptor StreamNotForward = new(
        "UNR0027", "A model that reads backward is asked to stream",
        "'{0}' has no '{1}': with Direction.{2} it starts at the last step, so it runs whole sequences only (Predict, Forward)",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0027.md");

    public static readonly DiagnosticDescriptor OneStepTopology = new(
        "UNR0028", "A topology of many steps has one",
        "{0} is a topology of many steps, and Steps is 1: write Topology.OneToOne",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0028.md");

    public static readonly DiagnosticDescriptor RequiredMember = new(
        "UNR0029", "A member of a model is required",
        "'{0}' is required, but networks of '{1}' are made by generated code that cannot set it: remove 'required', and give it a value where it is declared",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0029.md");

    public static readonly DiagnosticDescriptor BaseCall = new(
        "UNR0030", "The constructor of a model's base class cannot be called",
        "'{1}', the base class of '{0}', has no constructor without arguments that generated code can call: {2}; add one without parameters",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0030.md");

    public static readonly DiagnosticDescriptor ConstructorWithoutParameters = new(
        "UNR0031", "A constructor leaves a network without parameters",
        "This constructor of '{0}' calls no generated one, so the network would have no parameters: write ': this(new {1}[ParameterLength])' behind its parameter list",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0031.md");

    public static readonly DiagnosticDescriptor MemberStaysNull = new(
        "UNR0032", "A member of a new network is null",
        "'{0}' is null in a new '{1}', though its type says it is not: give it a value where it is declared, or make it nullable",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0032.md");

    public static readonly DiagnosticDescriptor TextTooLarge = new(
        "UNR0033", "The code of a model is too large",
        "The code of '{0}' would have about {1} kilobytes, and at most {2} are written: use fewer layers, or layers whose units are multiples of 16, which need the least code",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0033.md");

    public static readonly DiagnosticDescriptor HidesLibrary = new(
        "UNR0034", "A type of the project hides one that generated code needs",
        "'{1}' of this project hides a name that the code of '{0}' needs: rename it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0034.md");

    public static readonly DiagnosticDescriptor InterfaceTaken = new(
        "UNR0035", "A member of the network's interface is implemented twice",
        "'{1}' is implemented by the generated code of '{0}': remove it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0035.md");

    public static readonly DiagnosticDescriptor DerivesFromModel = new(
        "UNR0036", "A model derives from a model",
        "'{0}' derives from '{1}', which is a model itself, and a class is one network: hold the other in a field, or derive both from a class without a model attribute",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0036.md");

    public static readonly DiagnosticDescriptor WrongLength = new(
        "UNR0037", "An argument has a wrong length",
        "'{0}' needs {1}, but has {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0037.md");

    public static readonly DiagnosticDescriptor UnknownArgument = new(
        "UNR0038", "A model attribute has no such argument",
        "{0} has no argument '{1}': did you mean '{2}'?",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0038.md");

    public static readonly DiagnosticDescriptor WithoutEffect = new(
        "UNR0039", "An argument has no effect",
        "{0} has no effect: {1}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0039.md");

    public static readonly DiagnosticDescriptor SoftmaxOfOne = new(
        "UNR0040", "A softmax has a single output",
        "A softmax over one output is always 1: write Head.Sigmoid, or add outputs",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0040.md");

    public static readonly DiagnosticDescriptor NotOptimized = new(
        "UNR0041", "A model is compiled without optimization",
        "'{0}' is compiled without optimization and runs about 42 times slower: write '<Optimize>true</Optimize>' in the project that holds it",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0041.md");

    /// <summary>All diagnostics by their numbers: these, and those of cells, weights and families.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = new[] { typeof(Descriptors), typeof(CellDescriptors), typeof(WeightsDescriptors) }
        .SelectMany(type => type.GetFields())
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
        .Select(field => (DiagnosticDescriptor)field.GetValue(null))
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();
}
