using Unrolled.Generator.Kernels;
using static System.FormattableString;

namespace Unrolled.Generator.Emission;

/// <summary>Writes the statements of a method.</summary>
internal sealed class StatementEmission
{
    private readonly CSharpWriter _writer;
    private readonly ExpressionEmission _expressions;
    private readonly LaneTypeEmission _lanes;

    public StatementEmission(CSharpWriter writer, ExpressionEmission expressions, LaneTypeEmission lanes)
    {
        _writer = writer;
        _expressions = expressions;
        _lanes = lanes;
    }

    public void Write(IEnumerable<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            Write(statement);
        }
    }

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
                WriteLong($"{Identifier.Of(assign.Name)} = {x.Text(assign.Value)};");
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
        switch (statement)
        {
            case Slice slice:
                string type = KernelEmission.TypeOf(slice.Writable ? MethodParameterKind.Span : MethodParameterKind.ReadOnlySpan, number);
                string declared = slice.Name == slice.Span ? "" : type + " ";
                _writer.Line(Invariant($"{declared}{slice.Name} = {slice.Span}.Slice({slice.Start}, {slice.Length});"));
                break;
            case LaneBlock block:
                _writer.Line($"{KernelEmission.TypeOf(MethodParameterKind.Span, number)} {block.Name} = stackalloc {number}[16];");
                break;
            case Offset offset:
                _writer.Line($"nint {offset.Name} = {offset.Value};");
                break;
            case Copy copy:
                _writer.Line($"{OperandText.Of(copy.Source)}.CopyTo({OperandText.Of(copy.Destination)});");
                break;
            case Clear clear:
                _writer.Line($"{OperandText.Of(clear.Target)}.Clear();");
                break;
            case FillOnes fill:
                _writer.Line($"{OperandText.Of(fill.Target)}.Fill(1);");
                break;
            case Swap swap:
                _writer.Line($"{swap.Between} = {swap.One};").Line($"{swap.One} = {swap.Other};").Line($"{swap.Other} = {swap.Between};");
                break;
            case DeclareToken token:
                _writer.Line($"int {token.Name} = {OperandText.Of(token.Token)};");
                break;
            case StoreToken token:
                _writer.Line($"{token.Target.Span}[{token.Target.Index}] = {OperandText.Of(token.Token)};");
                break;
            case CallMethod call:
                _writer.Line($"{call.Method}{_lanes.Parameters}({string.Join(", ", call.Arguments.Select(OperandText.Of))});");
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
                string from = OperandText.Of(steps.From);
                string to = OperandText.Of(steps.To);
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
                    _writer.Line("// Odd steps run from the last group to the first: what was read last is in the nearest cache still.");
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
        string tokens = OperandText.Of(each.Tokens);
        using (_writer.Block($"for (int t = {tokens}.Length - 1; t >= 0; t--)"))
        using (_writer.Block(Invariant($"if (global::Unrolled.TokenGradient.Sum({tokens}, {each.Rows}, {each.Width}, t))")))
        {
            string rowType = KernelEmission.TypeOf(MethodParameterKind.ReadOnlySpan, _expressions.Number);
            _writer.Line($"int {Spans.Token} = {(each.IsOnTape ? "(int)" : "")}{tokens}[t];");
            _writer.Line(Invariant($"{rowType} {Spans.Sum} = {each.Rows}.Slice(t * {each.Width}, {each.Width});"));
            Write(each.Body);
        }
    }

    /// <summary>Breaks a long line before a plus, one step further in.</summary>
    private void WriteLong(string text)
    {
        const int Width = 120;
        string indent = "";
        while (text.Length > Width && text.LastIndexOf(" + ", Width, StringComparison.Ordinal) is var at && at > 0)
        {
            _writer.Line(indent + text.Substring(0, at));
            text = text.Substring(at + 1);
            indent = "    ";
        }

        _writer.Line(indent + text);
    }
}
