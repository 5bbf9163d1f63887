using static System.FormattableString;

namespace Unrolled.Generator.Kernels;

/// <content>Expressions, arguments, ranges and names.</content>
internal sealed partial class KernelVerifier
{
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
