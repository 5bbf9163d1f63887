using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Every diagnostic: what it is called, what it says. When it is said is decided by the rules in <see cref="Parsing"/>.</summary>
/// <remarks>docs/contributing/add-a-diagnostic.md has the steps to a further one. An error keeps a model from having code; a warning or an info does not.</remarks>
internal static class Descriptors
{
    private const string Category = "Unrolled";
    private const string HelpFolder = "https://github.com/unrolled-net/unrolled/blob/main/docs/diagnostics/";

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
        "In the cell '{0}' nothing reads '{1}': its weights would never learn",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + "UNR0049.md");

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

    /// <summary>All of the above by their numbers.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = typeof(Descriptors).GetFields()
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
        .Select(field => (DiagnosticDescriptor)field.GetValue(null))
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();
}
