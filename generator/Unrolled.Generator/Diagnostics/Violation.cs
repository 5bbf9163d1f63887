using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>A rule that a declaration breaks: which, where, and what was found.</summary>
internal sealed record Violation(DiagnosticDescriptor Rule, Location Place, params object[] Found);
