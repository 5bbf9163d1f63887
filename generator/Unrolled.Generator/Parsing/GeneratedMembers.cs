using Microsoft.CodeAnalysis;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>The names that the generated part of a class takes. A test compares them with what is generated.</summary>
internal static class GeneratedMembers
{
    /// <summary>Names that no other member may have.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "InputSize", "HiddenSize", "Steps", "OutputSize", "InputLength", "OutputLength",
        "ParameterCount", "ParameterLength", "StateLength", "TapeLength", "WorkLength", "Layout", "LazyLayout", "Tape", "LazyTape",
        "VocabularySize", "FedBackLength", "MaskLength", "Kernels",
    };

    /// <summary>The further names of a class that is not static.</summary>
    private static readonly HashSet<string> InstanceNames = new(StringComparer.Ordinal) { "Parameters", "State", "Crowd", "_parameterBlock" };

    /// <summary>Methods, which may have overloads: R is a read-only span of the model's numbers or of tokens, S a writable one.</summary>
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "Forward(R,R,S)", "Forward(R,R,S,S)", "Forward(R,S,R,S)", "Forward(R,S,R,S,S)",
        "Step(R,S,R,S)", "Step(R,S,R,S,S)",
        "Process(R,S,R,S)", "Process(R,S,R,S,S)",
        "Step(R,S,int,S)", "Step(R,S,int,S,S)",
        "ForwardLogits(R,S,R,S,S)", "ForwardLogits(R,S,R,S,S,R)", "ForwardLogits(R,S,R,S,S,R,R)",
        "Backward(R,R,S,R,S,S,S)", "Backward(R,R,S,R,S,S,S,R)", "Backward(R,R,S,R,S,S)", "Backward(R,R,S,R,S,S,R)",
        "Forward(R,R,S,int)", "Forward(R,S,R,S,int)", "Forward(R,S,R,S,S,int)",
        "ForwardLogits(R,S,R,S,S,int)", "ForwardLogits(R,S,R,S,S,R,int)", "Backward(R,R,S,R,S,S,S,int)", "Backward(R,R,S,R,S,S,int)",
        "Rest(R,S)", "RestBackward(R,S)",
    };

    /// <summary>The further names of a class with a weights file.</summary>
    private static readonly HashSet<string> WeightsNames = new(StringComparer.Ordinal) { "Pretrained", "LazyPretrained" };

    private const string CreatePretrained = "CreatePretrained";

    private static readonly HashSet<string> InstanceMethods = new(StringComparer.Ordinal)
    {
        ".ctor(R)", ".ctor(ParameterBlock)", "CreateRandom(ulong)", CreatePretrained + "()", "Load(string,ModelDifferences)", "Load(Stream,ModelDifferences)", "Load(ReadOnlyMemory<byte>,ModelDifferences)",
        "Save(string)", "Save(Stream)",
        "Predict(R,S)", "Predict(R,S,int)", "Classify(R)", "Classify(R,int)", "CreateState()", "CreateCrowd(int)", "Step(State,R,S)", "Step(State,int,S)", "Process(State,R,S)",
    };

    private static readonly HashSet<string> MethodNames = NamesOf(Methods);

    private static readonly HashSet<string> InstanceMethodNames = NamesOf(InstanceMethods);

    /// <summary>Every name.</summary>
    public static IEnumerable<string> All => Names.Concat(InstanceNames).Concat(WeightsNames).Concat(MethodNames).Concat(InstanceMethodNames).Distinct();

    /// <summary>Whether a class of the name <paramref name="name"/> would bear the name of a member of its own, which C# does not allow.</summary>
    public static bool Take(string name, bool isStatic, bool hasWeights) => TakeAlone(name, isStatic, hasWeights) || TakeAsMethod(name, isStatic, hasWeights);

    /// <summary>Whether <paramref name="member"/> and a generated one cannot stand in one class. Overloads of a generated method can.</summary>
    public static bool Take(ISymbol member, bool isStatic, bool hasWeights)
    {
        if (member is IMethodSymbol method && !TakeAlone(method.Name, isStatic, hasWeights))
        {
            return TakeAsMethod(method.Name, isStatic, hasWeights) && method.TypeParameters.Length == 0
                && MethodsOf(isStatic, hasWeights).Contains($"{method.Name}({string.Join(",", method.Parameters.Select(parameter => Shorthand(parameter.Type)))})");
        }

        return Take(member.Name, isStatic, hasWeights);
    }

    /// <summary>Whether an interface is the one that the model of <paramref name="arguments"/> implements: of its numbers, and of its numbers or tokens as input.</summary>
    public static bool IsNetwork(INamedTypeSymbol type, ModelArguments arguments)
    {
        SpecialType number = (NumberKind)arguments.Number(ArgumentNames.Precision) == NumberKind.Double ? SpecialType.System_Double : SpecialType.System_Single;
        SpecialType input = arguments.IsGiven(ArgumentNames.Vocabulary) ? SpecialType.System_Int32 : number;
        return type is { MetadataName: "INetwork`2", ContainingNamespace: { Name: "Unrolled", ContainingNamespace: { IsGlobalNamespace: true } } }
            && type.TypeArguments[0].SpecialType == number && type.TypeArguments[1].SpecialType == input;
    }

    private static bool TakeAlone(string name, bool isStatic, bool hasWeights) =>
        Names.Contains(name) || (!isStatic && InstanceNames.Contains(name)) || (hasWeights && WeightsNames.Contains(name));

    private static bool TakeAsMethod(string name, bool isStatic, bool hasWeights) =>
        MethodNames.Contains(name) || (!isStatic && InstanceMethodNames.Contains(name) && (hasWeights || name != CreatePretrained));

    private static IEnumerable<string> MethodsOf(bool isStatic, bool hasWeights) =>
        isStatic ? Methods : Methods.Concat(InstanceMethods.Where(signature => hasWeights || signature != CreatePretrained + "()"));

    private static HashSet<string> NamesOf(IEnumerable<string> signatures) =>
        new(signatures.Select(signature => signature.Substring(0, signature.IndexOf('('))), StringComparer.Ordinal);

    private static string Shorthand(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: { Length: 1 } items } when IsNumber(items[0]) => "R",
        INamedTypeSymbol { Name: "Span", TypeArguments: { Length: 1 } items } when IsNumber(items[0]) => "S",
        INamedTypeSymbol { Name: "ParameterBlock" } => "ParameterBlock",
        _ => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
    };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32;
}
