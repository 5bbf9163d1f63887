using System.Globalization;
using Unrolled.Generator.Kernels;
using KernelIndex = Unrolled.Generator.Kernels.Index;

namespace Unrolled.Generator.Tests.Kernels;

/// <summary>One line of a kernel's text, read from the left: names, numbers, offsets, expressions and operands.</summary>
/// <param name="text">The line without its indentation.</param>
/// <param name="number">Its number in the file, from 1.</param>
/// <param name="lanes">The variables of the loops over lanes around it.</param>
internal sealed class KernelLine(string text, int number, IReadOnlyCollection<string> lanes)
{
    private int _at;

    public bool IsAtEnd => _at == text.Length;

    /// <summary>What is left of the line.</summary>
    public string Rest => text[_at..];

    public bool StartsWith(string token) => string.CompareOrdinal(text, _at, token, 0, token.Length) == 0;

    /// <summary>Whether <paramref name="token"/> is a keyword: a name follows. Else it may be a name itself.</summary>
    public bool StartsWithWord(string token) =>
        StartsWith(token + " ") && _at + token.Length + 1 < text.Length && IsLetter(text[_at + token.Length + 1]);

    /// <summary>Reads <paramref name="token"/> where it is next.</summary>
    public bool Skips(string token)
    {
        bool starts = StartsWith(token);
        _at += starts ? token.Length : 0;
        return starts;
    }

    public bool SkipsWord(string token)
    {
        bool starts = StartsWithWord(token);
        _at += starts ? token.Length + 1 : 0;
        return starts;
    }

    public KernelLine Expect(string token) => Skips(token) ? this : throw Expected($"'{token}'");

    public void ExpectEnd()
    {
        if (!IsAtEnd)
        {
            throw Expected("the end of the line");
        }
    }

    public FormatException Expected(string what) =>
        new($"Line {number}, column {_at + 1} of '{text}': {what} is expected, found {(IsAtEnd ? "the end of the line" : $"'{Rest}'")}.");

    public string Name()
    {
        int start = _at;
        while (!IsAtEnd && (IsLetter(text[_at]) || (char.IsDigit(text[_at]) && _at > start)))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Expected("a name");
    }

    public int Integer() => int.TryParse(Digits("0123456789"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
        ? value
        : throw Expected("an integer");

    public KernelIndex Index()
    {
        KernelIndex sum = Term();
        while (StartsWith(" + ") || StartsWith(" - "))
        {
            sum += Skips(" + ") ? Term() : Expect(" - ").Term() * -1;
        }

        return sum;
    }

    public Bound Bound()
    {
        if (Skips("length"))
        {
            return new Bound(BoundKind.Length, 0, Decrement());
        }

        if (Skips("min("))
        {
            int steps = Integer();
            Expect(", length)");
            return new Bound(BoundKind.AtMostLength, steps, Decrement());
        }

        return Integer();
    }

    public Expression Expression()
    {
        if (Skips("("))
        {
            Expression left = Expression();
            BinaryOperator operation = Skips(" + ") ? BinaryOperator.Add
                : Skips(" - ") ? BinaryOperator.Subtract
                : Skips(" * ") ? BinaryOperator.Multiply
                : Skips(" / ") ? BinaryOperator.Divide
                : Skips(" max ") ? BinaryOperator.Max
                : Skips(" min ") ? BinaryOperator.Min
                : throw Expected("an operator");
            return Closed(new Binary(operation, left, Expression()));
        }

        if (!IsAtEnd && (char.IsDigit(text[_at]) || text[_at] == '-'))
        {
            return double.TryParse(Digits("0123456789.E"), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? new Constant(value)
                : throw Expected("a number");
        }

        if (StartsWithWord("lanes") || StartsWithWord("all"))
        {
            return Element();
        }

        string name = Name();
        return Skips("(") ? Closed(Function(name))
            : StartsWith("[") ? new Element(name, Subscript(), Access.Single)
            : new Variable(name);
    }

    public Element Element()
    {
        Access access = SkipsWord("lanes") ? Access.Lanes : SkipsWord("all") ? Access.Broadcast : Access.Single;
        return new Element(Name(), Subscript(), access);
    }

    public Argument Argument()
    {
        return Skips("number ") ? new Number(Index())
            : StartsWithWord("token") || StartsWithWord("largest") ? Token()
            : Region();
    }

    public Token Token()
    {
        if (Skips("largest of "))
        {
            return new LargestOf(Region());
        }

        Expect("token ");
        if (SkipsWord("on"))
        {
            return new TapeToken(Name(), Subscript());
        }

        string name = Name();
        return StartsWith("[") ? new TokenAt(name, Subscript()) : new TokenVariable(name);
    }

    public Region Region()
    {
        string span = Name();
        if (!Skips("["))
        {
            return new Region(span);
        }

        KernelIndex start = Index();
        Expect(", ");
        KernelIndex? length = Skips("end") ? default(KernelIndex?) : Index();
        Expect("]");
        return new Region(span, start, length);
    }

    /// <summary>What stands between two texts, read by <paramref name="read"/>, with commas in between.</summary>
    public IReadOnlyList<T> List<T>(string open, Func<T> read, string close)
    {
        List<T> items = [];
        Expect(open);
        while (!Skips(close))
        {
            if (items.Count > 0)
            {
                Expect(", ");
            }

            items.Add(read());
        }

        return items;
    }

    private Expression Function(string name) => name switch
    {
        "fma" => new MultiplyAdd(Expression(), Next(), Next()),
        "complete" => new Complete(Expression()),
        "negated" => new Negated(Expression()),
        "positive" => new WherePositive(Expression(), Next(), Next()),
        "sqrt" => new Unary(UnaryOperator.Sqrt, Expression()),
        "abs" => new Unary(UnaryOperator.Abs, Expression()),
        "tree" => new LaneTree(Name(), Expect(", ").Integer()),
        _ => Enum.TryParse(name.Replace("fused", ""), out Function function)
            ? new Activation(function, Expression(), name.StartsWith("fused", StringComparison.Ordinal))
            : throw Expected($"the argument of a function, not of {name},"),
    };

    private Expression Next() => Expect(", ").Expression();

    private Expression Closed(Expression inner)
    {
        Expect(")");
        return inner;
    }

    private KernelIndex Subscript()
    {
        KernelIndex index = Expect("[").Index();
        Expect("]");
        return index;
    }

    private KernelIndex Term()
    {
        if (!IsAtEnd && IsLetter(text[_at]))
        {
            return Symbol();
        }

        int factor = Integer();
        return Skips(" * ") ? Symbol() * factor : factor;
    }

    private KernelIndex Symbol()
    {
        string name = Name();
        return lanes.Contains(name) ? KernelIndex.Lane(name) : KernelIndex.Of(name);
    }

    private int Decrement() => Skips(" - ") ? -Integer() : 0;

    /// <summary>A sign and what follows of <paramref name="allowed"/>; a sign inside belongs to an exponent.</summary>
    private string Digits(string allowed)
    {
        int start = _at;
        while (!IsAtEnd && (allowed.Contains(text[_at]) || (text[_at] is '-' or '+' && (_at == start || text[_at - 1] == 'E'))))
        {
            _at++;
        }

        return text[start.._at];
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || c == '_' || c == '@';
}
