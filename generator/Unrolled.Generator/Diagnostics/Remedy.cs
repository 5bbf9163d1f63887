using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>What a person may write instead, for the code fix.</summary>
/// <param name="Place">The expression or the name that is replaced.</param>
/// <param name="Text">What stands there then. Types are written in full; the fix shortens them.</param>
/// <param name="Title">What the editor offers.</param>
internal sealed record Remedy(Location Place, string Text, string Title);
