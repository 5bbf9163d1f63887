using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Calls;

/// <summary>Reads the length of a part: <c>x.Slice(0, 14)</c>, <c>x[..14]</c>.</summary>
internal sealed class SliceReader
{
    private readonly LengthReader _lengths;

    public SliceReader(LengthReader lengths) => _lengths = lengths;

    /// <summary>A part by <c>start</c> and <c>length</c>, or by a range; without any of them the whole.</summary>
    /// <param name="whole">What it is a part of.</param>
    /// <param name="arguments">Those of <c>Slice</c> or <c>AsSpan</c>.</param>
    /// <param name="depth">How many expressions it was reached through.</param>
    public KnownLength? OfPart(ExpressionSyntax? whole, CallArguments arguments, int depth)
    {
        if (arguments["length"] is ExpressionSyntax length)
        {
            return _lengths.Constant(length) is int count and >= 0 ? new KnownLength(count, length) : null;
        }

        if (arguments["range"] is ExpressionSyntax range)
        {
            return OfRange(whole, range, depth);
        }

        return arguments["startIndex"] is not null ? null
            : arguments["start"] is not ExpressionSyntax start ? _lengths.Of(whole, depth + 1)
            : _lengths.Constant(start) is int first ? _lengths.Of(whole, depth + 1)?.From(first)
            : null;
    }

    public KnownLength? OfRange(ExpressionSyntax? whole, ExpressionSyntax argument, int depth)
    {
        if (argument is not RangeExpressionSyntax range || Bound(range.LeftOperand) is not Place first)
        {
            return null;
        }

        if (range.RightOperand is ExpressionSyntax end && Bound(end) is { IsFromEnd: false } last && !first.IsFromEnd)
        {
            return last.Value >= first.Value ? new KnownLength(last.Value - first.Value, end, first.Value == 0 ? null : range.LeftOperand) : null;
        }

        if ((range.RightOperand is null ? new Place(0, IsFromEnd: true) : Bound(range.RightOperand)) is not Place stop || _lengths.Of(whole, depth + 1) is not KnownLength all)
        {
            return null;
        }

        int length = stop.In(all.Value) - first.In(all.Value);
        return length >= 0 ? new KnownLength(length) : null;
    }

    /// <summary>One end of a range; a left end that is not written is 0.</summary>
    private Place? Bound(ExpressionSyntax? end) => end switch
    {
        null => new Place(0, IsFromEnd: false),
        PrefixUnaryExpressionSyntax index when index.IsKind(SyntaxKind.IndexExpression) => _lengths.Constant(index.Operand) is int back and >= 0 ? new Place(back, IsFromEnd: true) : null,
        _ => _lengths.Constant(end) is int value and >= 0 ? new Place(value, IsFromEnd: false) : null,
    };

    private readonly record struct Place(int Value, bool IsFromEnd)
    {
        public int In(int length) => IsFromEnd ? length - Value : Value;
    }
}
