using System.Text;
using Unrolled.Generator.Kernels;
using static System.FormattableString;

namespace Unrolled.Generator.Emission;

/// <summary>Writes the statements of a method.</summary>
internal sealed class StatementEmission
{
    /// <summary>Characters of a line, its indentation aside.</summary>
    private const int Width = 140;

    private readonly CSharpWriter _writer;
    private readonly ExpressionEmission _expressions;
    private readonly LaneTypeEmission _lanes;
    private readonly OperandText _operands;

    public StatementEmission(CSharpWriter writer, ExpressionEmission expressions, LaneTypeEmission lanes)
    {
        _writer = writer;
        _expressions = expressions;
        _lanes = lanes;
        _operands = new OperandText(expressions.Names);
    }

    public void Write(IEnumerable<Statement> statements)
    {
        Statement? previous = null;
        foreach (Statement statement in statements)
        {
            if (previous != null && NeedsBlankLine(previous, statement))
            {
                _writer.Line();
            }

            Write(statement);
            previous = statement;
        }
    }

    /// <summary>A blank line stands behind a block, between the names of memory and the arithmetic, and before the stores.</summary>
    private static bool NeedsBlankLine(Statement previous, Statement statement) =>
        !IsBlank(previous) && !IsBlank(statement)
        && (IsBraced(previous) || (IsPlace(previous) && !IsPlace(statement)) || (IsStore(statement) && !IsStore(previous) && previous is not Comment));

    private static bool IsBlank(Statement statement) => statement is Comment { Text.Length: 0 };

    private static bool IsBraced(Statement statement) => statement is BlockStatement and not Row;

    private static bool IsPlace(Statement statement) => statement is Slice or LaneBlock;

    private static bool IsStore(Statement statement) => statement is Store || (statement is Row row && row.Body[0] is Store);

    private void Write(Statement statement)
    {
        ExpressionEmission x = _expressions;
        switch (statement)
        {
            case Comment comment:
                _writer.Line(comment.Text.Length == 0 ? "" : $"// {comment.Text}");
                break;
            case Declare declare:
                WriteLong($"{x.Type} {Identifier.Of(declare.Name)} = {x.Text(declare.Value)};");
                break;
            case Assign assign:
                WriteLong(x.Assign(Identifier.Of(assign.Name), assign.Value) + ";");
                break;
            case AddTo add:
                WriteLong(x.Accumulate(Identifier.Of(add.Name), add.Value) + ";");
                break;
            case Store store:
                WriteLong(x.Store(store) + ";");
                break;
            case BlockStatement block:
                WriteBlock(block);
                break;
            default:
                WriteMemory(statement);
                break;
        }
    }

    /// <summary>Statements that move numbers and compute none.</summary>
    private void WriteMemory(Statement statement)
    {
        string number = _expressions.Number;
        KernelNames names = _expressions.Names;
        switch (statement)
        {
            case Slice slice:
                string declared = slice.Name == slice.Span ? "" : (slice.Writable ? names.Span(number) : names.ReadOnlySpan(number)) + " ";
                string note = slice.Note.Length == 0 ? "" : " // " + slice.Note;
                _writer.Line(Invariant($"{declared}{slice.Name} = {slice.Span}.Slice({slice.Start.LabelledText()}, {slice.Length});{note}"));
                break;
            case LaneBlock block:
                _writer.Line($"{names.Span(number)} {block.Name} = stackalloc {number}[16];");
                break;
            case Offset offset:
                _writer.Line($"{names.In("System", "IntPtr")} {offset.Name} = {offset.Value.LabelledText()};");
                break;
            case Copy copy:
                _writer.Line($"{_operands.Of(copy.Source)}.CopyTo({_operands.Of(copy.Destination)});");
                break;
            case Clear clear:
                _writer.Line($"{_operands.Of(clear.Target)}.Clear();");
                break;
            case FillOnes fill:
                _writer.Line($"{_operands.Of(fill.Target)}.Fill(1);");
                break;
            case Swap swap:
                _writer.Line($"{swap.Between} = {swap.One};").Line($"{swap.One} = {swap.Other};").Line($"{swap.Other} = {swap.Between};");
                break;
            case DeclareToken token:
                _writer.Line($"int {token.Name} = {_operands.Of(token.Token)};");
                break;
            case StoreToken token:
                _writer.Line($"{token.Target.Span}[{token.Target.Index.LabelledText()}] = {_operands.Of(token.Token)};");
                break;
            case CallMethod call:
                _writer.Line($"{call.Method}{_lanes.Parameters}({string.Join(", ", call.Arguments.Select(_operands.Of))});");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(statement), statement, "No text for this statement.");
        }
    }

    private void WriteBlock(BlockStatement block)
    {
        switch (block)
        {
            case Scope:
                WriteBraces("", block.Body);
                break;
            case Row row:
                WriteRow(row);
                break;
            case IfLonger longer:
                WriteBraces(Invariant($"if ({Spans.Length} > {longer.Step})"), block.Body);
                break;
            case IfOddLength:
                WriteBraces($"if ({Spans.Length} % 2 == 1)", block.Body);
                break;
            case IfEmpty empty:
                WriteBraces($"if ({empty.Span}.IsEmpty)", block.Body);
                break;
            case IfGiven given:
                WriteBraces($"if (!{given.Span}.IsEmpty)", block.Body);
                if (given.Otherwise != null)
                {
                    WriteBraces("else", given.Otherwise);
                }

                break;
            case IfWhole whole:
                WriteBraces($"if ({string.Join(" && ", whole.LaneTypes.Select(lanes => Invariant($"V{lanes}.Count == {lanes}")))})", whole.Body);
                WriteBraces("else", whole.Otherwise);
                break;
            case ForEachToken each:
                WriteForEachToken(each);
                break;
            case LoopStatement loop:
                WriteLoop(loop);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "No text for this block.");
        }
    }

    private void WriteBraces(string header, IReadOnlyList<Statement> body)
    {
        using (header.Length == 0 ? _writer.Block() : _writer.Block(header))
        {
            Write(body);
        }
    }

    private void WriteLoop(LoopStatement loop)
    {
        string v = loop.Variable;
        switch (loop)
        {
            case Loop up:
                WriteBraces(Invariant($"for (int {v} = {up.Start}; {v} < {up.End}; {(up.Step == 1 ? $"{v}++" : $"{v} += {up.Step}")})"), loop.Body);
                break;
            case DownLoop down:
                WriteBraces(Invariant($"for (int {v} = {down.Last}; {v} >= {down.First}; {v}--)"), loop.Body);
                break;
            case StepLoop steps:
                string from = _operands.Of(steps.From);
                string to = _operands.Of(steps.To);
                WriteBraces(steps.IsDown ? $"for (int {v} = {from}; {v} >= {to}; {v}--)" : $"for (int {v} = {from}; {v} < {to}; {v}++)", loop.Body);
                break;
            case LaneLoop lanes:
                using (_writer.Block(Invariant($"for (int {v} = {lanes.Start}; {v} < {lanes.End}; {v} += V{lanes.Lanes}.Count)")))
                {
                    new StatementEmission(_writer, _expressions.Over(Invariant($"V{lanes.Lanes}")), _lanes).Write(loop.Body);
                }

                break;
            case AlternatingLoop alternating:
                using (_writer.Block(Invariant($"for (int turn = 0; turn < {alternating.Count}; turn++)")))
                {
                    _writer.Line("// Odd steps run from the last group to the first: the weights read last are in the nearest cache still.");
                    _writer.Line(Invariant($"int {v} = ({alternating.Turn} & 1) == 0 ? turn : {alternating.Count - 1} - turn;"));
                    Write(loop.Body);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(loop), loop, "No text for this loop.");
        }
    }

    private void WriteForEachToken(ForEachToken each)
    {
        string tokens = _operands.Of(each.Tokens);
        using (_writer.Block($"for (int t = {tokens}.Length - 1; t >= 0; t--)"))
        using (_writer.Block(Invariant($"if ({_expressions.Names.Library("TokenGradient")}.Sum({tokens}, {each.Rows}, {each.Width}, t))")))
        {
            _writer.Line($"int {Spans.Token} = {(each.IsOnTape ? "(int)" : "")}{tokens}[t];");
            _writer.Line(Invariant($"{_expressions.Names.ReadOnlySpan(_expressions.Number)} {Spans.Sum} = {each.Rows}.Slice(t * {each.Width}, {each.Width});"));
            Write(each.Body);
        }
    }

    /// <summary>As many statements side by side as fit on a line.</summary>
    private void WriteRow(Row row)
    {
        var line = new StringBuilder();
        foreach (Statement statement in row.Body)
        {
            bool declares = statement is Declare;
            string text = TextOf(statement);
            if (line.Length > 0 && line.Length + 2 + text.Length > Width)
            {
                WriteLong(line.Append(';').ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? declares ? ", " : "; " : declares ? _expressions.Type + " " : "").Append(text);
        }

        WriteLong(line.Append(';').ToString());
    }

    /// <summary>A declaration without its type, or a store; without a semicolon.</summary>
    private string TextOf(Statement statement) => statement switch
    {
        Declare declare => $"{Identifier.Of(declare.Name)} = {_expressions.Text(declare.Value)}",
        Store store => _expressions.Store(store),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, "Only declarations and stores stand side by side."),
    };

    /// <summary>Breaks a long line before a plus that stands in no index, one step further in.</summary>
    private void WriteLong(string text)
    {
        string indent = "";
        while (text.Length > Width && LastBreak(text) is var at && at > 0)
        {
            _writer.Line(indent + text.Substring(0, at));
            text = text.Substring(at + 1);
            indent = "    ";
        }

        _writer.Line(indent + text);
    }

    private static int LastBreak(string text)
    {
        int last = 0;
        int brackets = 0;
        for (int i = 0; i < Width; i++)
        {
            brackets += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
            if (brackets == 0 && string.CompareOrdinal(text, i, " + ", 0, 3) == 0)
            {
                last = i;
            }
        }

        return last;
    }
}
