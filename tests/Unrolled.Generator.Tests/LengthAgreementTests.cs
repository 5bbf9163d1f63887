using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Every generated member with spans is called with right lengths, then with each of them one off: the analyzer objects where the running code does, and only there.</summary>
public sealed class LengthAgreementTests
{
    /// <summary>What each parameter takes, written down a second time. A block of a stream has 4 steps.</summary>
    private static readonly Dictionary<string, string> Lengths = new()
    {
        ["parameters"] = "Gesture.ParameterLength", ["parameterGradient"] = "Gesture.ParameterLength",
        ["state"] = "Gesture.StateLength", ["stateGradient"] = "Gesture.StateLength",
        ["input"] = "Gesture.InputLength", ["inputGradient"] = "Gesture.InputLength", ["tokens"] = "Gesture.InputLength",
        ["output"] = "Gesture.OutputLength", ["logits"] = "Gesture.OutputLength", ["logitGradient"] = "Gesture.OutputLength",
        ["x"] = "Gesture.InputSize", ["y"] = "Gesture.OutputSize",
        ["inputs"] = "4 * Gesture.InputSize", ["outputs"] = "4 * Gesture.OutputSize",
        ["work"] = "Gesture.WorkLength", ["tape"] = "Gesture.TapeLength",
        ["fedBack"] = "Gesture.FedBackLength", ["mask"] = "Gesture.MaskLength",
    };

    [Theory]
    [InlineData("lstm")]
    [InlineData("linear head")]
    [InlineData("softmax head, double")]
    [InlineData("one to one")]
    [InlineData("delayed")]
    [InlineData("layers of their own sizes, loops, dropout")]
    [InlineData("both directions")]
    [InlineData("tokens")]
    [InlineData("one token to many")]
    [InlineData("values fed back")]
    [InlineData("tokens fed back")]
    [InlineData("lengths")]
    [InlineData("lengths, many to one, loops")]
    [InlineData("learned state, traced")]
    [InlineData("straight line")]
    [InlineData("static")]
    public async Task The_analyzer_objects_where_the_running_code_does(string model)
    {
        IReadOnlyList<IMethodSymbol> methods = Methods(GeneratorRun.Of(Models.Source(model)));
        Assert.True(methods.Count >= 8);
        List<string> calls = [.. methods.SelectMany(Calls)];
        string[] lines = [.. calls.Select((call, i) => $"/// <summary>.</summary>\npublic static void M{i}() {{ {call}; }}\n")];
        GeneratorRun run = GeneratorRun.Of($"{Models.Source(model)}/// <summary>.</summary>\npublic static class Probe {{\n{string.Concat(lines)}}}");
        ILookup<string, Diagnostic> found = (await run.Diagnostics()).ToLookup(diagnostic => MethodAround(diagnostic));
        Type probe = Load(run).GetType("Probe", throwOnError: true)!;

        for (int i = 0; i < calls.Count; i++)
        {
            bool throws = Throws(probe.GetMethod($"M{i}")!);
            Assert.True(found[$"M{i}"].Count() == (throws ? 1 : 0), $"{calls[i]}: throws {throws}, diagnosed {string.Join("; ", found[$"M{i}"])}");
        }

        Assert.Equal(calls.Count, calls.Distinct().Count());
        Assert.All(methods, method => Assert.False(Throws(probe.GetMethod($"M{calls.IndexOf(Calls(method).First())}")!)));
    }

    /// <summary>The right call, then those with one argument a number shorter or longer.</summary>
    private static IEnumerable<string> Calls(IMethodSymbol method)
    {
        yield return Call(method, null, 0);
        foreach (IParameterSymbol parameter in method.Parameters.Where(IsSpan))
        {
            if (!IsEmpty(method, parameter))
            {
                yield return Call(method, parameter, -1);
            }

            yield return Call(method, parameter, 1);
        }
    }

    private static string Call(IMethodSymbol method, IParameterSymbol? wrong, int off)
    {
        StringBuilder call = new(method.MethodKind == MethodKind.Constructor ? "_ = new Gesture" : (method.IsStatic ? "Gesture." : "Gesture.CreateRandom(1).") + method.Name);
        IEnumerable<string> arguments = method.Parameters.Select(parameter => IsSpan(parameter) ? $"new {Items(parameter)}[{Length(method, parameter)}{(ReferenceEquals(parameter, wrong) ? $" + {off}" : "")}]"
            : parameter.Type.Name == "State" ? "Gesture.CreateRandom(1).CreateState()"
            : parameter.Name == "length" ? "Gesture.Steps"
            : "0");
        return call.Append('(').AppendJoin(", ", arguments).Append(')').ToString().Replace("+ -", "- ");
    }

    private static string Length(IMethodSymbol method, IParameterSymbol parameter) =>
        (method.Name, parameter.Name) == ("Process", "tokens") ? "4 * Gesture.InputSize" : Lengths[parameter.Name];

    private static bool IsEmpty(IMethodSymbol method, IParameterSymbol parameter) =>
        method.ContainingType.GetMembers(Length(method, parameter).Split('.')[1]).OfType<IFieldSymbol>().Single().ConstantValue is 0;

    private static bool Throws(MethodInfo method)
    {
        try
        {
            method.CreateDelegate<Action>()();
            return false;
        }
        catch (Exception exception) when (exception is ArgumentException)
        {
            return true;
        }
    }

    private static List<IMethodSymbol> Methods(GeneratorRun run) =>
    [
        .. run.Complete.GetTypeByMetadataName("Gesture")!.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.DeclaredAccessibility == Accessibility.Public && method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor && method.Parameters.Any(IsSpan)),
    ];

    private static bool IsSpan(IParameterSymbol parameter) => parameter.Type.Name is "Span" or "ReadOnlySpan";

    private static string Items(IParameterSymbol parameter) => ((INamedTypeSymbol)parameter.Type).TypeArguments[0].ToDisplayString();

    private static string MethodAround(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan)
        .FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.ValueText;

    private static Assembly Load(GeneratorRun run)
    {
        using MemoryStream image = new();
        Assert.Empty(run.Complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        image.Position = 0;
        return new AssemblyLoadContext("lengths", isCollectible: true).LoadFromStream(image);
    }
}
