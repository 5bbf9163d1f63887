using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>A rule that a declaration breaks: which, where, and what was found.</summary>
internal sealed record Violation(DiagnosticDescriptor Rule, Location Place, params object[] Found)
{
    /// <summary>Whether the model gets no code. A warning or an info stands beside the code.</summary>
    public bool IsError => Rule.DefaultSeverity == DiagnosticSeverity.Error;
}
