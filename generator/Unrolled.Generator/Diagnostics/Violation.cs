using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>A rule that a declaration or a call breaks: which, where, and what was found.</summary>
internal sealed record Violation(DiagnosticDescriptor Rule, Location Place, params object[] Found)
{
    /// <summary>Whether the model gets no code. A warning or an info stands beside the code.</summary>
    public bool IsError => Rule.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>What may be written instead; null: that is for a person to know.</summary>
    public Remedy? Remedy { get; init; }

    /// <summary>As the compiler shows it.</summary>
    public Diagnostic ToDiagnostic()
    {
        object[] found = Found.Select(value => (object)Convert.ToString(value, CultureInfo.InvariantCulture)!).ToArray();
        return Remedy is null
            ? Diagnostic.Create(Rule, Place, found)
            : Diagnostic.Create(
                Rule,
                Place,
                new[] { Remedy.Place },
                ImmutableDictionary<string, string?>.Empty.Add(RemedyKeys.Text, Remedy.Text).Add(RemedyKeys.Title, Remedy.Title),
                found);
    }
}
