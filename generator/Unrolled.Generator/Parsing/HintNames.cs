using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>The file names of the generated sources: the full name of the class, such as <c>Games.Gesture.g.cs</c>.</summary>
/// <param name="Clashes">Full names that equal another one but for case. Compilers and many file systems take such names for one, so these get a hash.</param>
/// <remarks>Nearly always empty and then equal to itself, so a further model leaves the others' steps cached.</remarks>
internal sealed record HintNames(EquatableArray<string> Clashes)
{
    /// <summary>Namespace, containing types and name, with dots; as unique as the class itself, since generic types are no models.</summary>
    public static string FullName(TypeSpec type)
    {
        IEnumerable<string> parts = type.Containers.Select(SimpleName).Append(type.Name);
        if (type.Namespace.Length > 0)
        {
            parts = parts.Prepend(type.Namespace);
        }

        return string.Join(".", parts).Replace("@", "");
    }

    public static HintNames Of(ImmutableArray<string> fullNames)
    {
        IEnumerable<string> clashes = fullNames
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(sameButForCase => sameButForCase.Count() > 1)
            .SelectMany(sameButForCase => sameButForCase)
            .OrderBy(name => name, StringComparer.Ordinal);
        return new HintNames(new EquatableArray<string>(clashes.ToArray()));
    }

    /// <param name="part">What tells a further file of the class apart, as <c>.Pretrained</c>.</param>
    public string For(TypeSpec type, string part = "")
    {
        string name = FullName(type);
        return Clashes.Contains(name) ? $"{Printable(name)}-{Hash(name)}{part}.g.cs" : $"{Printable(name)}{part}.g.cs";
    }

    /// <summary>The last word of a container's declaration, <c>partial class Outer</c>.</summary>
    private static string SimpleName(string container) => container.Substring(container.LastIndexOf(' ') + 1);

    /// <summary>Identifiers may hold characters (joiners, combining marks) that a source name may not.</summary>
    private static string Printable(string name)
    {
        StringBuilder printable = new(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c) || c is '.' or '_')
            {
                printable.Append(c);
            }
            else
            {
                printable.Append('(').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append(')');
            }
        }

        return printable.ToString();
    }

    /// <summary>FNV-1a, 32 bits: the same in every process, unlike string.GetHashCode.</summary>
    private static string Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
