using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Tests.Kernels;

/// <summary>Reads the text of <see cref="KernelText"/> back: a method at the start of a line, its statements by their indentation.</summary>
internal sealed partial class KernelTextReader
{
    private readonly (string Text, int Number)[] _lines;
    private readonly Stack<string> _lanes = new();
    private int _next;

    private KernelTextReader(string text, int firstNumber) =>
        _lines = [.. text.Split('\n').Select((line, i) => (line.TrimEnd(), firstNumber + i)).Where(line => line.Item1.Length > 0)];

    /// <param name="firstNumber">The number of the first line in its file, for messages.</param>
    /// <exception cref="FormatException">A line cannot be read; the message names it and what is expected.</exception>
    public static IReadOnlyList<KernelMethod> Methods(string text, int firstNumber = 1)
    {
        KernelTextReader reader = new(text, firstNumber);
        List<KernelMethod> methods = [];
        while (!reader.IsAtEnd)
        {
            methods.Add(reader.Method());
        }

        return methods;
    }

    /// <summary>Statements outside of any method.</summary>
    public static IReadOnlyList<Statement> Statements(string text)
    {
        KernelTextReader reader = new(text, 1);
        IReadOnlyList<Statement> block = reader.Block(0);
        return reader.IsAtEnd ? block : throw reader.Line().Expected("less indentation");
    }

    private bool IsAtEnd => _next == _lines.Length;

    private int Indentation => _lines[_next].Text.Length - _lines[_next].Text.TrimStart(' ').Length;

    private bool IsElse => _lines[_next].Text.TrimStart(' ') == "else";

    private KernelLine Line() => new(_lines[_next].Text.TrimStart(' '), _lines[_next].Number, _lanes);

    private KernelMethod Method()
    {
        KernelLine line = Line();
        string name = line.Expect("method ").Name();
        IReadOnlyList<MethodParameter> parameters = line.List("(", () => Parameter(line), ")");
        List<int> lanes = [];
        while (line.Skips(" V"))
        {
            lanes.Add(line.Integer());
        }

        line.ExpectEnd();
        _next++;
        KernelMethod method = new(name, "", parameters, Block(1), lanes);
        return IsAtEnd || Indentation == 0 ? method : throw Line().Expected("less indentation");
    }

    private static MethodParameter Parameter(KernelLine line)
    {
        string word = line.Name();
        if (!Enum.TryParse(word, out MethodParameterKind kind))
        {
            throw line.Expected($"the name of a parameter whose kind is known, not {word},");
        }

        string name = line.Expect(" ").Name();
        return new MethodParameter(name, kind, line.StartsWith("[") ? line.List("[", line.Integer, "]").Single() : null);
    }

    private IReadOnlyList<Statement> Block(int depth)
    {
        List<Statement> block = [];
        while (!IsAtEnd && Indentation == 2 * depth && !IsElse)
        {
            block.Add(Statement(depth));
        }

        return block;
    }

    private Statement Statement(int depth)
    {
        KernelLine line = Line();
        if (line.Skips("#"))
        {
            _next++;
            line.Skips(" ");
            return new Comment(line.Rest);
        }

        Statement? statement = BlockStatement(line, depth);
        if (statement is null)
        {
            statement = Plain(line);
            line.ExpectEnd();
            _next++;
        }

        return statement;
    }

    private static Statement Plain(KernelLine line)
    {
        if (line.SkipsWord("let"))
        {
            return new Declare(line.Name(), line.Expect(" = ").Expression());
        }

        if (line.SkipsWord("slice"))
        {
            return Slice(line);
        }

        if (line.SkipsWord("block"))
        {
            return new LaneBlock(line.Name());
        }

        if (line.SkipsWord("offset"))
        {
            return new Offset(line.Name(), line.Expect(" = ").Index());
        }

        if (line.SkipsWord("swap"))
        {
            return new Swap(line.Name(), line.Expect(", ").Name(), line.Expect(" by ").Name());
        }

        return line.SkipsWord("copy") ? new Copy(line.Region(), line.Expect(" to ").Region())
            : line.SkipsWord("clear") ? new Clear(line.Region())
            : line.SkipsWord("ones") ? new FillOnes(line.Region())
            : line.SkipsWord("token") ? new DeclareToken(line.Name(), line.Expect(" = ").Token())
            : line.SkipsWord("call") ? new CallMethod(line.Name(), line.List("(", line.Argument, ")"))
            : Assignment(line);
    }

    private static Slice Slice(KernelLine line)
    {
        string name = line.Name();
        Region region = line.Expect(" = ").Region();
        int length = region.Length is { IsConstant: true } constant ? constant.Constant : throw line.Expected("a constant length before this");
        bool writable = line.Skips(" write");
        if (!writable)
        {
            line.Expect(" read");
        }

        return new Slice(name, region.Span, region.Start, length, writable);
    }

    private static Statement Assignment(KernelLine line)
    {
        Expression target = line.Expression();
        bool adds = line.Skips(" += ");
        if (!adds)
        {
            line.Expect(" = ");
        }

        return target switch
        {
            Element element when line.SkipsWord("token") => new StoreToken(element, line.Token()),
            Element element => new Store(element, line.Expression(), adds),
            Variable variable when adds => new AddTo(variable.Name, line.Expression()),
            Variable variable => new Assign(variable.Name, line.Expression()),
            _ => throw line.Expected("a statement: only a variable or an element can be set;"),
        };
    }

    private Statement? BlockStatement(KernelLine line, int depth)
    {
        if (line.SkipsWord("lanes"))
        {
            return LaneLoop(line, depth);
        }

        if (line.SkipsWord("if"))
        {
            return If(line, depth);
        }

        if (line.Skips("each token of "))
        {
            Region tokens = line.Region();
            bool isOnTape = line.Skips(" on tape");
            return new ForEachToken(tokens, line.Expect(" sums ").Name(), line.Expect(" by ").Integer(), isOnTape, Body(line, depth));
        }

        return line.Rest switch
        {
            "scope" when line.Skips("scope") => new Scope(Body(line, depth)),
            "row" when line.Skips("row") => new Row(Body(line, depth)),
            _ => Loop(line, depth),
        };
    }

    private Statement? Loop(KernelLine line, int depth)
    {
        if (line.SkipsWord("for"))
        {
            string variable = line.Name();
            int from = line.Expect(" from ").Integer();
            return line.Skips(" down to ")
                ? new DownLoop(variable, from, line.Integer(), Body(line, depth))
                : new Loop(variable, from, line.Expect(" to ").Integer(), line.Expect(" by ").Integer(), Body(line, depth));
        }

        if (line.SkipsWord("steps"))
        {
            string variable = line.Name();
            Bound from = line.Expect(" from ").Bound();
            bool isDown = line.Skips(" down");
            return new StepLoop(variable, from, line.Expect(" to ").Bound(), isDown, Body(line, depth));
        }

        return line.SkipsWord("alternate")
            ? new AlternatingLoop(line.Name(), line.Expect(" to ").Integer(), line.Expect(" by ").Name(), Body(line, depth))
            : null;
    }

    /// <summary>A loop over lanes, or a store to neighbours, which starts with the same word.</summary>
    private Statement? LaneLoop(KernelLine line, int depth)
    {
        string variable = line.Name();
        if (!line.Skips(" from "))
        {
            KernelLine again = Line();
            Statement store = Assignment(again);
            again.ExpectEnd();
            _next++;
            return store;
        }

        int start = line.Integer();
        int end = line.Expect(" to ").Integer();
        int lanes = line.Expect(" in V").Integer();
        _lanes.Push(variable);
        IReadOnlyList<Statement> body = Body(line, depth);
        _lanes.Pop();
        return new LaneLoop(variable, start, end, lanes, body);
    }

    private IReadOnlyList<Statement> Body(KernelLine line, int depth)
    {
        line.ExpectEnd();
        _next++;
        return Block(depth + 1);
    }
}
