using System.Globalization;
using System.Text;

namespace Unrolled.Generator.Weights;

/// <summary>JSON text (RFC 8259), read value by value from the front. A generator may bring no library along.</summary>
internal sealed class JsonReader
{
    private readonly string _text;
    private int _at;

    public JsonReader(string text)
    {
        _text = text;
        _at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    }

    /// <summary>The keys of an object. The value of a key has to be read before the next key.</summary>
    public IEnumerable<string> Members()
    {
        Expect('{');
        if (Take('}'))
        {
            yield break;
        }

        do
        {
            string key = Text();
            Expect(':');
            yield return key;
        }
        while (Take(','));
        Expect('}');
    }

    /// <summary>The places of a list. The value at a place has to be read before the next place.</summary>
    public IEnumerable<int> Items()
    {
        Expect('[');
        if (Take(']'))
        {
            yield break;
        }

        int index = 0;
        do
        {
            yield return index++;
        }
        while (Take(','));
        Expect(']');
    }

    public string Text()
    {
        Expect('"');
        int end = _text.IndexOf('"', _at);
        if (end >= 0 && _text.IndexOf('\\', _at, end - _at) < 0)
        {
            string plain = _text.Substring(_at, end - _at);
            _at = end + 1;
            return plain;
        }

        var text = new StringBuilder();
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == '"')
            {
                _at++;
                return text.ToString();
            }

            text.Append(_text[_at] == '\\' ? Escaped() : _text[_at]);
        }

        throw Fault("a text that ends");
    }

    public int Integer()
    {
        int start = Next();
        double number = Number();
        if (number != Math.Floor(number) || Math.Abs(number) > int.MaxValue)
        {
            _at = start;
            throw Fault("a whole number");
        }

        return (int)number;
    }

    /// <summary>A number; also NaN and Infinity, which JSON does not have but Python writes: who reads it can then say which one it is.</summary>
    public double Number()
    {
        int start = Next();
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '+' or '-' or '.'))
        {
            _at++;
        }

        string word = _text.Substring(start, _at - start);
        switch (word)
        {
            case "NaN": return double.NaN;
            case "Infinity": return double.PositiveInfinity;
            case "-Infinity": return double.NegativeInfinity;
        }

        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(word, Styles, CultureInfo.InvariantCulture, out double number) && word[0] != '+')
        {
            return number;
        }

        _at = start;
        throw Fault("a number");
    }

    /// <summary>Nothing may follow.</summary>
    public void End()
    {
        if (Next() < _text.Length)
        {
            throw Fault("the end");
        }
    }

    public WeightsFormatException Fault(string expected)
    {
        int line = 1;
        int start = 0;
        int at = Math.Min(_at, _text.Length);
        for (int i = 0; i < at; i++)
        {
            if (_text[i] == '\n')
            {
                line++;
                start = i + 1;
            }
        }

        return new WeightsFormatException(FormattableString.Invariant($"line {line}, column {at - start + 1}: expected is {expected}"));
    }

    private char Escaped()
    {
        _at++;
        char code = _at < _text.Length ? _text[_at] : '\0';
        int place = "\"\\/bfnrt".IndexOf(code);
        if (place >= 0)
        {
            return "\"\\/\b\f\n\r\t"[place];
        }

        if (code == 'u' && _at + 4 < _text.Length
            && ushort.TryParse(_text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            _at += 4;
            return (char)unit;
        }

        throw Fault("an escape that JSON has");
    }

    private void Expect(char symbol)
    {
        if (!Take(symbol))
        {
            throw Fault($"'{symbol}'");
        }
    }

    private bool Take(char symbol)
    {
        if (Next() == _text.Length || _text[_at] != symbol)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Past white space.</summary>
    private int Next()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\n' or '\r' or '\t')
        {
            _at++;
        }

        return _at;
    }
}

/// <summary>The text is no file of weights; the message says where and what was expected.</summary>
internal sealed class WeightsFormatException : Exception
{
    public WeightsFormatException(string message)
        : base(message)
    {
    }
}
