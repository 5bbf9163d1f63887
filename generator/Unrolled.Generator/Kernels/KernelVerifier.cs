using static System.FormattableString;

namespace Unrolled.Generator.Kernels;

/// <summary>The invariants of kernels, before and after each pass; the first broken one is an error with its place.</summary>
/// <remarks>
/// Names are declared once, before they are used; elements lie inside their spans for every value of the loop variables; lanes are read in loops
/// over lanes alone; calls fit the methods they name.
/// </remarks>
internal sealed partial class KernelVerifier
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
            case IfWhole whole:
                Require(whole.LaneTypes.All(lanes => _method.LaneTypes?.Contains(lanes) == true), "the method is not generic over the types that are asked for");
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
}
