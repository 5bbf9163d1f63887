using Microsoft.CodeAnalysis;
using Unrolled.Generator.Contracts;

namespace Unrolled.Generator.Calls;

/// <summary>Which members of a model the generator wrote, in this assembly or in another.</summary>
internal static class GeneratedCode
{
    /// <summary>Whether the generator wrote the member, or the nested class around it. Overloads of the user's own are the user's.</summary>
    public static bool Has(ISymbol member) => IsMarked(member) || (member.ContainingType is INamedTypeSymbol { ContainingType: not null } type && IsMarked(type));

    /// <summary>A constant of the model; null where it has none of this name.</summary>
    public static int? Constant(INamedTypeSymbol model, string name)
    {
        foreach (ISymbol member in model.GetMembers(name))
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: int value })
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsMarked(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: { Length: 2 } arguments }
                && arguments[0].Value is LengthRules.Tool)
            {
                return true;
            }
        }

        return false;
    }
}
