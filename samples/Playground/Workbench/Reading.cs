using Microsoft.CodeAnalysis;

namespace Playground.Workbench;

/// <summary>Something that the compiler or the generator's analyzers say of a place in the source.</summary>
/// <param name="Id">Such as UNR0012.</param>
/// <param name="IsError">Whether it is an error; otherwise a warning.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Start">Where it starts in the source.</param>
/// <param name="Length">How many characters it underlines.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record Finding(string Id, bool IsError, string Message, int Start, int Length, int Line);

/// <summary>All that one look at a source gives.</summary>
/// <param name="Written">The source as it was parsed.</param>
/// <param name="Generated">A tree for each generated file.</param>
/// <param name="Findings">In the order of the source.</param>
internal sealed record Reading(SyntaxTree Written, IReadOnlyList<SyntaxTree> Generated, IReadOnlyList<Finding> Findings);
