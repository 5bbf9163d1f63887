using System.Collections.Immutable;

namespace Unrolled.Generator.Emission;

/// <summary>Names of the mathematics as C# identifiers.</summary>
internal static class Identifier
{
    private static readonly ImmutableHashSet<string> Keywords = ImmutableHashSet.Create("do", "is", "as", "in", "if");

    /// <summary>The gradient of o is <c>do</c>: a keyword gets an at sign.</summary>
    public static string Of(string name) => Keywords.Contains(name) ? "@" + name : name;
}
