namespace Unrolled.Generator.Cells;

/// <summary>Reads the canonical text of a program.</summary>
internal sealed class CellText
{
    private readonly string _text;
    private readonly IReadOnlyList<CellSetting> _settings;
    private int _at;

    private CellText(string text, IReadOnlyList<CellSetting> settings) => (_text, _settings) = (text, settings);

    /// <summary>The program of a text.</summary>
    /// <exception cref="FormatException">The text is not one of <see cref="CellProgram.ToString"/>.</exception>
    public static CellProgram Read(string text)
    {
        string[] lines = text.Split(';');
        const string Return = "return ";
        string last = lines[lines.Length - 1].Trim();
        if (lines.Length < 2 || !last.StartsWith(Return, StringComparison.Ordinal))
        {
            throw new FormatException($"The equations end with '{last}', not with what they return.");
        }

        string[] taken = lines[0].Split(',');
        CellSetting[] settings = taken.Skip(1).Select(part => CellSetting.Read(part.Trim())).ToArray();
        CellStatement[] statements = lines.Skip(1).Take(lines.Length - 2).Select(line => Statement(line.Trim(), settings)).ToArray();
        var results = new CellText(last.Substring(Return.Length), settings);
        string[] states = taken[0].Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
        return new CellProgram(states, statements, results.List(() => results._at == results._text.Length)) { Settings = settings };
    }

    private static CellStatement Statement(string line, IReadOnlyList<CellSetting> settings)
    {
        int equals = line.IndexOf(" = ", StringComparison.Ordinal);
        if (equals < 0)
        {
            throw new FormatException($"'{line}' is no equation.");
        }

        var value = new CellText(line.Substring(equals + 3), settings);
        return new CellStatement(line.Substring(0, equals), value.Term());
    }

    private CellTerm Term()
    {
        string word = Word();
        if (word.Length > 0 && (char.IsDigit(word[0]) || word[0] == '-'))
        {
            return CellNumber.Read(word);
        }

        if (_at == _text.Length || _text[_at] != '(')
        {
            return _settings.FirstOrDefault(setting => setting.Name == word) ?? (CellTerm)new CellVariable(word);
        }

        _at++;
        IReadOnlyList<CellTerm> parts = List(() => _at < _text.Length && _text[_at] == ')');
        _at++;
        int point = word.IndexOf('.');
        return point < 0 ? new CellCall(word, "", parts) : new CellCall(word.Substring(0, point), word.Substring(point + 1), parts);
    }

    private List<CellTerm> List(Func<bool> isEnd)
    {
        var parts = new List<CellTerm>();
        while (!isEnd())
        {
            if (_at >= _text.Length)
            {
                throw new FormatException($"'{_text}' is cut off.");
            }

            parts.Add(Term());
            if (_at < _text.Length && _text[_at] == ',')
            {
                _at++;
            }
            else if (!isEnd())
            {
                throw new FormatException($"'{_text}' has something else than a comma at {_at}.");
            }
        }

        return parts;
    }

    /// <summary>A name, a name with a label, or a number.</summary>
    private string Word()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        int start = _at;
        while (_at < _text.Length && _text[_at] is not ('(' or ')' or ',' or ' '))
        {
            _at++;
        }

        return _at > start ? _text.Substring(start, _at - start) : throw new FormatException($"'{_text}' has no term at {_at}.");
    }
}
