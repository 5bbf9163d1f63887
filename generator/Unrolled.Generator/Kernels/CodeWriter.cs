using Unrolled.Generator.Limits;

namespace Unrolled.Generator.Kernels;

/// <summary>Collects statements; loops nest. A loop that is to be unrolled runs now, with constants for its variable.</summary>
internal sealed class CodeWriter
{
    private readonly Stack<List<Statement>> _blocks = new();
    private readonly HashSet<string> _notes = new();

    public CodeWriter() => _blocks.Push(new List<Statement>());

    /// <summary>The statements so far, outside all loops.</summary>
    public IReadOnlyList<Statement> Statements => _blocks.Peek();

    public void Add(Statement statement) => _blocks.Peek().Add(statement);

    public void Add(IEnumerable<Statement> statements) => _blocks.Peek().AddRange(statements);

    /// <summary>Runs <paramref name="body"/> for each value from <paramref name="start"/> up to <paramref name="end"/>, exclusive; a single round needs no loop.</summary>
    public void Loop(string variable, int start, int end, int step, Action<Index> body)
    {
        if (start >= end)
        {
            return;
        }

        if (start + step >= end)
        {
            body(start);
            return;
        }

        Add(new Loop(variable, start, end, step, Block(() => body(Index.Of(variable)))));
    }

    /// <summary>The same, written out where there are few rounds.</summary>
    public void ShortLoop(string variable, int start, int end, int step, Action<Index> body)
    {
        if ((end - start + step - 1) / step > CodeBudget.Rounds)
        {
            Loop(variable, start, end, step, body);
            return;
        }

        for (int i = start; i < end; i += step)
        {
            body(i);
        }
    }

    /// <summary>A loop over several rounds from 0 on, from the last round to the first where the number called <paramref name="turn"/> is odd.</summary>
    public void AlternatingLoop(string variable, int count, string turn, Action<Index> body) =>
        Add(new AlternatingLoop(variable, count, turn, Block(() => body(Index.Of(variable)))));

    /// <summary>Runs over <paramref name="count"/> numbers side by side: vectors of <paramref name="lanes"/> lanes, or one by one for 0.</summary>
    public void LaneLoop(string variable, int start, int count, int lanes, Action<Index> body)
    {
        if (lanes == 0)
        {
            Loop(variable, start, start + count, 1, body);
        }
        else
        {
            IReadOnlyList<Statement> block = Block(() => body(Index.Lane(variable)));
            Add(new LaneLoop(variable, start, start + count, lanes, KernelVisitor.MapAll(block, Shared, Shared)));
        }
    }

    /// <summary>A loop over steps between bounds of the run; going down, <paramref name="to"/> is the last.</summary>
    public void StepLoop(string variable, Bound from, Bound to, bool isDown, Action<Index> body) =>
        Add(new StepLoop(variable, from, to, isDown, Block(() => body(Index.Of(variable)))));

    /// <summary>Steps backward from <paramref name="last"/> to <paramref name="first"/>, both included.</summary>
    public void LoopDown(string variable, int last, int first, Action<Index> body)
    {
        if (last == first)
        {
            body(last);
        }
        else if (last > first)
        {
            Add(new DownLoop(variable, last, first, Block(() => body(Index.Of(variable)))));
        }
    }

    /// <summary>Braces around statements that declare variables outside of any loop.</summary>
    public void Scoped(Action write)
    {
        IReadOnlyList<Statement> block = Block(write);
        if (block.Any(s => s is Declare or Slice))
        {
            Add(new Scope(block));
        }
        else
        {
            Add(block);
        }
    }

    /// <summary>Declarations or stores side by side: first those that load, then the others, in their order.</summary>
    public void Row(Action write)
    {
        IReadOnlyList<Statement> block = Block(write);
        AddRow(block.Where(s => s is Declare { Value: Element }).ToArray());
        var row = new List<Statement>();
        foreach (Statement statement in block.Where(s => s is not Declare { Value: Element }))
        {
            if (statement is Comment)
            {
                AddRow(row.ToArray());
                row.Clear();
                Add(statement);
            }
            else
            {
                row.Add(statement);
            }
        }

        AddRow(row.ToArray());
    }

    /// <summary>A sentence of intent, once a method.</summary>
    public void Note(string text)
    {
        if (_notes.Add(text))
        {
            Add(new Comment(text));
        }
    }

    /// <summary>The statements that <paramref name="write"/> writes, on their own.</summary>
    public IReadOnlyList<Statement> Block(Action write)
    {
        _blocks.Push(new List<Statement>());
        write();
        return _blocks.Pop();
    }

    /// <summary>A single number serves all lanes.</summary>
    private static Element Shared(Element element) => element.Access == Access.Single ? element with { Access = Access.Broadcast } : element;

    private void AddRow(IReadOnlyList<Statement> statements)
    {
        if (statements.Count > 1)
        {
            Add(new Row(statements));
        }
        else
        {
            Add(statements);
        }
    }
}
