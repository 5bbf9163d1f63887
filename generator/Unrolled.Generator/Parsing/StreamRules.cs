using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>What may be asked of a model: a stream is read step by step, and a direction that starts at the last step has not got it yet.</summary>
internal static class StreamRules
{
    /// <summary>Whether <paramref name="name"/> is a member that only models of the forward direction have.</summary>
    public static bool IsStreaming(string name) => name is "Step" or "Process";

    /// <param name="model">The model whose member is asked for.</param>
    /// <param name="member">The name that the compiler does not find.</param>
    public static Violation? Check(ModelDeclaration model, SimpleNameSyntax member)
    {
        DirectionKind direction = (DirectionKind)model.Arguments.Number(ArgumentNames.Direction);
        return direction is DirectionKind.Reverse or DirectionKind.Both
            ? new Violation(Descriptors.StreamNotForward, member.GetLocation(), model.Type.Name, member.Identifier.ValueText, direction)
            : null;
    }
}
