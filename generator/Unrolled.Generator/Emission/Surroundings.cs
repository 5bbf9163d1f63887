using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Emission;

/// <summary>The namespace and the containing types that a part of a class stands in.</summary>
internal static class Surroundings
{
    /// <param name="inside">Writes the class.</param>
    public static void Write(CSharpWriter writer, TypeSpec type, Action inside)
    {
        IEnumerable<string> headers = type.Namespace.Length > 0 ? type.Containers.Prepend("namespace " + type.Namespace) : type.Containers;
        CSharpWriter.Scope[] open = headers.Select(header => writer.Block(header)).ToArray();
        inside();
        foreach (CSharpWriter.Scope scope in open)
        {
            scope.Dispose();
        }
    }
}
