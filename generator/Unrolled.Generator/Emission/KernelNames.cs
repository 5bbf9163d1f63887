namespace Unrolled.Generator.Emission;

/// <summary>How the kernels name the types of others: shortly where they stand in a namespace with usings of its own, else in full.</summary>
/// <remarks>In full, because a type of the user's may have the same short name.</remarks>
internal sealed record KernelNames(bool AreShort)
{
    /// <summary>The namespace of kernels that are local to their file.</summary>
    public const string Namespace = "Unrolled.Generated";

    public string Span(string number) => $"{In("System", "Span")}<{number}>";

    public string ReadOnlySpan(string number) => $"{In("System", "ReadOnlySpan")}<{number}>";

    /// <summary>A type of the library.</summary>
    public string Library(string name) => In("Unrolled", name);

    /// <summary>A vector type of the library.</summary>
    public string Lanes(string name) => In("Unrolled.Lanes", name);

    /// <summary>A function of the library: short names are imported with their class.</summary>
    public string Function(string type, string name) => AreShort ? name : $"{Library(type)}.{name}";

    /// <summary>The attribute of methods that become a part of their callers.</summary>
    public string Inlined => InliningAttribute(In("System.Runtime.CompilerServices", "MethodImpl"), "AggressiveInlining");

    /// <summary>The attribute of methods that stay methods of their own.</summary>
    public string NotInlined => InliningAttribute(In("System.Runtime.CompilerServices", "MethodImpl"), "NoInlining");

    /// <summary>The same in full.</summary>
    public static string InlinedInFull => InliningAttribute("global::System.Runtime.CompilerServices.MethodImpl", "AggressiveInlining");

    private static string InliningAttribute(string name, string option) => $"[{name}({name}Options.{option})]";

    public string In(string space, string name) => AreShort ? name : $"global::{space}.{name}";
}
