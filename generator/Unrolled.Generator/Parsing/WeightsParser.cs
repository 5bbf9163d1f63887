using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Unrolled.Generator.Weights;

namespace Unrolled.Generator.Parsing;

/// <summary>Additional files -> <see cref="WeightsFile"/>.</summary>
internal static class WeightsParser
{
    /// <summary>What was read, for as long as someone holds the text: generator and analyzer read a file once between them, not at every key.</summary>
    private static readonly ConditionalWeakTable<SourceText, WeightsContent> Read = new();

    public static WeightsFile Parse(AdditionalText file, CancellationToken cancellationToken) => new(
        file.Path,
        file.GetText(cancellationToken) is SourceText text ? Read.GetValue(text, known => WeightsReader.Read(known.ToString())) : WeightsReader.Read(null));
}
