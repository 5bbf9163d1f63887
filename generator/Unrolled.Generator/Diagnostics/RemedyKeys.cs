namespace Unrolled.Generator.Diagnostics;

/// <summary>How a diagnostic tells a code fix what to write: its first additional place is replaced. The assembly of the code fixes has this file, too.</summary>
internal static class RemedyKeys
{
    /// <summary>The property with the new text.</summary>
    public const string Text = "Text";

    /// <summary>The property with the title of the fix.</summary>
    public const string Title = "Title";
}
