using static System.FormattableString;

namespace Unrolled.Generator.Kernels;

/// <summary>The invariants of kernels, before and after each pass; the first broken one is an error with its place.</summary>
/// <remarks>
/// Names are declared once, before they are used; elements lie inside their spans for every value of the loop variables; lanes are read in loops
/// over lanes alone; calls fit the methods they name.
/// </remarks>
internal sealed class KernelVerifier
{
    private readonly IReadOnlyDictionary<string, KernelMethod> _methods;
    private readonly KernelMethod _method;
    private readonly Dictionary<string, Declared> _names = new();
    private Statement? _at;

    private KernelVerifier(KernelMethod method, IReadOnlyDictionary<string, KernelMethod> methods)
    {
        _method = method;
        _methods = methods;
    }

    private enum Kind
    {
        Number,
        Vector,
        Span,
        Integer,
        Token,
    }

    /// <exception cref="InvalidOperationException">Something does not hold; the message names the method and the statement.</exception>
    public static void Verify(IReadOnlyCollection<KernelMethod> methods)
    {
        Dictionary<string, KernelMethod> byName = methods.ToDictionary(m => m.Name);
        foreach (KernelMethod method in methods)
        {
            new KernelVerifier(method, byName).VerifyMethod();
        }
    }

    private void VerifyMethod()
    {
        foreach (MethodParameter parameter in _method.Parameters)
        {
            Declare(parameter.Name, parameter.Kind switch
            {
                MethodParameterKind.Step => new Declared(Kind.Integer) { High = int.MaxValue },
                MethodParameterKind.Span => new Declared(Kind.Span) { Length = parameter.Length, IsWritable = true },
                _ => new Declared(Kind.Span) { Length = parameter.Length },
            });
        }

        VerifyBlock(_method.Body, inLanes: false);
    }

    private void VerifyBlock(IEnumerable<Statement> block, bool inLanes)
    {
        var outer = new HashSet<string>(_names.Keys);
        foreach (Statement statement in block)
        {
            _at = statement;
            VerifyStatement(statement, inLanes);
        }

        foreach (string inner in _names.Keys.Where(name => !outer.Contains(name)).ToArray())
        {
            _names.Remove(inner);
        }
    }

    private void VerifyStatement(Statement statement, bool inLanes)
    {
        statement.WithExpressions(value => VerifyExpression(value, inLanes), target => VerifyElement(target, inLanes, isWritten: true));
        switch (statement)
        {
            case Declare declare:
                Declare(declare.Name, new Declared(NumberIn(inLanes)));
                break;
            case Assign { Name: var name }:
                Use(name, NumberIn(inLanes));
                break;
            case AddTo { Name: var name }:
                Use(name, NumberIn(inLanes));
                break;
            case Slice slice:
                VerifySlice(slice);
                break;
            case LaneBlock lanes:
                Declare(lanes.Name, new Declared(Kind.Span) { Length = Widest, IsWritable = true });
                break;
            case Offset offset:
                (long low, long high) = RangeOf(offset.Value);
                Declare(offset.Name, new Declared(Kind.Integer) { Low = low, High = high });
                break;
            case Swap swap:
                Use(swap.One, Kind.Span);
                Use(swap.Other, Kind.Span);
                Use(swap.Between, Kind.Span);
                break;
            case Copy copy:
                long? source = VerifyArgument(copy.Source, mustWrite: false);
                long? destination = VerifyArgument(copy.Destination, mustWrite: true);
                Require(!(source > destination), $"{source} numbers do not fit into {destination}");
                break;
            case Clear clear:
                VerifyArgument(clear.Target, mustWrite: true);
                break;
            case FillOnes fill:
                VerifyArgument(fill.Target, mustWrite: true);
                break;
            case DeclareToken token:
                VerifyArgument(token.Token, mustWrite: false);
                Declare(token.Name, new Declared(Kind.Token) { High = int.MaxValue });
                break;
            case StoreToken token:
                VerifyElement(token.Target, inLanes, isWritten: true);
                VerifyArgument(token.Token, mustWrite: false);
                break;
            case CallMethod call:
                VerifyCall(call);
                break;
            case Row row:
                foreach (Statement inner in row.Body)
                {
                    VerifyStatement(inner, inLanes);
                }

                break;
            case BlockStatement block:
                VerifyInside(block, inLanes);
                break;
        }
    }

    /// <summary>Lanes of a lane block.</summary>
    private const int Widest = 16;

    private void VerifyInside(BlockStatement block, bool inLanes)
    {
        var outer = new HashSet<string>(_names.Keys);
        switch (block)
        {
            case Loop loop:
                // The last round starts at the last multiple of the step before the end.
                DeclareRange(loop.Variable, loop.Start, loop.Start + ((loop.End - 1 - loop.Start) / loop.Step * loop.Step));
                break;
            case DownLoop loop:
                DeclareRange(loop.Variable, loop.First, loop.Last);
                break;
            case IfLonger or IfOddLength:
                Use(Spans.Length, Kind.Integer);
                break;
            case StepLoop loop:
                VerifyBound(loop.From);
                VerifyBound(loop.To);
                DeclareRange(loop.Variable, 0, int.MaxValue);
                break;
            case LaneLoop loop:
                Require(!inLanes, "a loop over lanes stands inside another");
                Require(_method.LaneTypes?.Contains(loop.Lanes) == true, Invariant($"the method is not generic over V{loop.Lanes}"));
                Require((loop.End - loop.Start) % loop.Lanes == 0, Invariant($"{loop.End - loop.Start} numbers are no whole vectors of {loop.Lanes}"));
                DeclareRange(loop.Variable, loop.Start, loop.End - 1);
                break;
            case AlternatingLoop loop:
                Use(loop.Turn, Kind.Integer);
                DeclareRange(loop.Variable, 0, loop.Count - 1);
                break;
            case ForEachToken each:
                VerifyArgument(each.Tokens, mustWrite: false);
                Require(Use(each.Rows, Kind.Span).IsWritable, $"{each.Rows} is read-only");
                Declare(Spans.Token, new Declared(Kind.Token) { High = int.MaxValue });
                Declare(Spans.Sum, new Declared(Kind.Span) { Length = each.Width });
                break;
            case IfEmpty { Span: var span }:
                Use(span, Kind.Span);
                break;
            case IfGiven { Span: var span }:
                Use(span, Kind.Span);
                break;
        }

        foreach (IReadOnlyList<Statement> inner in block.Blocks)
        {
            VerifyBlock(inner, inLanes || block is LaneLoop);
        }

        foreach (string name in _names.Keys.Where(name => !outer.Contains(name)).ToArray())
        {
            _names.Remove(name);
        }
    }

    private void VerifyBound(Bound bound)
    {
        if (bound.Kind != BoundKind.Constant)
        {
            Use(Spans.Length, Kind.Integer);
        }
    }

    private Expression VerifyExpression(Expression expression, bool inLanes)
    {
        switch (expression)
        {
            case Variable variable:
                Use(variable.Name, NumberIn(inLanes));
                break;
            case Element element:
                VerifyElement(element, inLanes, isWritten: false);
                break;
            case LaneTree tree:
                Require(!inLanes, "a tree over lanes stands in a loop over lanes");
                Require(Use(tree.Span, Kind.Span).Length >= tree.Lanes, $"{tree.Span} has too few lanes");
                break;
        }

        return expression.WithOperands(operand => VerifyExpression(operand, inLanes));
    }

    private Element VerifyElement(Element element, bool inLanes, bool isWritten)
    {
        Declared span = Use(element.Span, Kind.Span);
        Require(!isWritten || span.IsWritable, $"{element.Span} is read-only");
        Require(inLanes == (element.Access != Access.Single), $"{KernelText.Of(element)} {(inLanes ? "is a single number in" : "is a vector outside of")} a loop over lanes");
        Require(!(isWritten && element.Access == Access.Broadcast), $"{KernelText.Of(element)} writes one number from several lanes");
        VerifyRange(element.Span, span, element.Index, 1);
        return element;
    }

    private void VerifyRange(string name, Declared span, Index start, long length)
    {
        (long low, long high) = RangeOf(start);
        Require(low >= 0, $"{name}[{start}] starts at {low}");
        Require(span.Length is not { } end || high >= int.MaxValue || high + length <= end, $"{name}[{start}] reaches {high + length} of {span.Length}");
    }

    private void VerifySlice(Slice slice)
    {
        Declared source = Use(slice.Span, Kind.Span);
        Require(slice.Name == slice.Span || !slice.Writable || source.IsWritable, $"{slice.Span} is read-only");
        VerifyRange(slice.Span, source, slice.Start, slice.Length);
        if (slice.Name == slice.Span)
        {
            _names[slice.Name] = source with { Length = slice.Length };
        }
        else
        {
            Declare(slice.Name, new Declared(Kind.Span) { Length = slice.Length, IsWritable = slice.Writable });
        }
    }

    private void VerifyCall(CallMethod call)
    {
        Require(_methods.TryGetValue(call.Method, out KernelMethod? method), $"there is no method {call.Method}");
        Require(method!.Parameters.Count == call.Arguments.Count, Invariant($"{call.Method} has {method.Parameters.Count} parameters, the call {call.Arguments.Count}"));
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            MethodParameter parameter = method.Parameters[i];
            bool wantsSpan = parameter.Kind != MethodParameterKind.Step;
            Require(wantsSpan == call.Arguments[i] is Region, $"{parameter.Name} of {call.Method} is given something else");
            long? given = VerifyArgument(call.Arguments[i], parameter.Kind == MethodParameterKind.Span);
            Require(given == null || parameter.Length == null || given >= parameter.Length, $"{parameter.Name} of {call.Method} needs {parameter.Length} numbers, gets {given}");
        }
    }

    /// <summary>The numbers that an argument hands on, where that is known.</summary>
    private long? VerifyArgument(Argument argument, bool mustWrite)
    {
        switch (argument)
        {
            case Region region:
                Declared span = Use(region.Span, Kind.Span);
                Require(!mustWrite || span.IsWritable, $"{region.Span} is read-only");
                if (region.Length is { } length)
                {
                    // A length that only the run knows can be 0.
                    (_, long numbers) = RangeOf(length);
                    VerifyRange(region.Span, span, region.Start, numbers >= int.MaxValue ? 0 : numbers);
                    return length.IsConstant ? length.Constant : null;
                }

                VerifyRange(region.Span, span, region.Start, 0);
                return region.IsWhole ? span.Length : null;
            case Number number:
                RangeOf(number.Value);
                return null;
            case TokenVariable token:
                Use(token.Name, Kind.Token, Kind.Integer);
                return null;
            case TokenAt token:
                VerifyRange(token.Span, Use(token.Span, Kind.Span), token.Index, 1);
                return null;
            case TapeToken token:
                VerifyRange(token.Span, Use(token.Span, Kind.Span), token.Index, 1);
                return null;
            case LargestOf largest:
                return VerifyArgument(largest.Logits, mustWrite: false);
            default:
                throw new InvalidOperationException($"{_method.Name}: no rule for {argument}.");
        }
    }

    /// <summary>The least and the largest value of an offset; int.MaxValue stands for a bound that only the run knows.</summary>
    private (long Low, long High) RangeOf(Index index)
    {
        long low = index.Constant;
        long high = index.Constant;
        bool isOpen = false;
        foreach ((string name, int factor) in index.Terms)
        {
            Declared variable = Use(name, Kind.Integer, Kind.Token);
            isOpen |= variable.High >= int.MaxValue;
            low += Math.Min(variable.Low * factor, isOpen && factor > 0 ? variable.Low * factor : variable.High * factor);
            high += Math.Max(variable.Low * factor, variable.High * factor);
        }

        // A step that only the run knows starts late enough for a negative constant.
        return isOpen ? (Math.Max(low, 0), int.MaxValue) : (low, high);
    }

    /// <summary>Over lanes every local number is a vector; a single one from outside has another type.</summary>
    private static Kind NumberIn(bool lanes) => lanes ? Kind.Vector : Kind.Number;

    private void DeclareRange(string name, long low, long high) => Declare(name, new Declared(Kind.Integer) { Low = low, High = high });

    private void Declare(string name, Declared declared)
    {
        Require(!_names.ContainsKey(name), $"{name} is declared twice");
        _names[name] = declared;
    }

    private Declared Use(string name, params Kind[] kinds)
    {
        Require(_names.TryGetValue(name, out Declared? declared), $"{name} is not declared");
        Require(kinds.Contains(declared!.Kind), $"{name} is a {declared.Kind}");
        return declared;
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            string at = _at == null ? "" : "\n" + KernelText.Of(new[] { _at });
            throw new InvalidOperationException($"{_method.Name}: {otherwise}.{at}");
        }
    }

    private sealed record Declared(Kind Kind)
    {
        public long? Length { get; init; }

        public bool IsWritable { get; init; }

        public long Low { get; init; }

        public long High { get; init; }
    }
}
