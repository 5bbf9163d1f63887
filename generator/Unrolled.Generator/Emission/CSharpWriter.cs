using System.Text;

namespace Unrolled.Generator.Emission;

/// <summary>Indented C# text whose lines end with <c>\n</c> on every machine.</summary>
internal sealed class CSharpWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line at the current depth; an empty one without trailing blanks.</summary>
    public CSharpWriter Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(text);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Writes several lines that stand together in the source, each at the current depth.</summary>
    public CSharpWriter Lines(string text)
    {
        foreach (string line in text.Replace("\r", "").Split('\n'))
        {
            Line(line.TrimEnd());
        }

        return this;
    }

    /// <summary>Opens a brace below <paramref name="header"/>; disposing closes it.</summary>
    public Scope Block(string header) => Line(header).Block();

    /// <summary>Opens a brace; disposing closes it.</summary>
    public Scope Block()
    {
        Line("{");
        _depth++;
        return new Scope(this);
    }

    public override string ToString() => _text.ToString();

    private void Close()
    {
        _depth--;
        Line("}");
    }

    /// <summary>An open brace.</summary>
    internal readonly struct Scope : IDisposable
    {
        private readonly CSharpWriter _writer;

        public Scope(CSharpWriter writer) => _writer = writer;

        public void Dispose() => _writer.Close();
    }
}
