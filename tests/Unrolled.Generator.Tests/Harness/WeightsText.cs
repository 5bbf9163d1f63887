using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>An additional file of a compilation.</summary>
internal sealed class WeightsText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    /// <summary>How often the compiler was asked for the text.</summary>
    public int Reads { get; private set; }

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return _text;
    }
}
