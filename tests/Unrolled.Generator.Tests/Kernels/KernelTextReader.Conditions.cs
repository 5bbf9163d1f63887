using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Tests.Kernels;

/// <content>Blocks that run under a condition.</content>
internal sealed partial class KernelTextReader
{
    private Statement If(KernelLine line, int depth)
    {
        if (line.Skips("length is odd"))
        {
            return new IfOddLength(Body(line, depth));
        }

        if (line.Skips("whole V"))
        {
            return IfWhole(line, depth);
        }

        if (line.Skips("length > "))
        {
            return new IfLonger(line.Integer(), Body(line, depth));
        }

        string span = line.Name();
        if (line.Skips(" is empty"))
        {
            return new IfEmpty(span, Body(line, depth));
        }

        IReadOnlyList<Statement> body = Body(line.Expect(" is given"), depth);
        return new IfGiven(span, body, Else(depth));
    }

    private IfWhole IfWhole(KernelLine line, int depth)
    {
        List<int> types = [line.Integer()];
        while (line.Skips(", V"))
        {
            types.Add(line.Integer());
        }

        IReadOnlyList<Statement> body = Body(line, depth);
        return new IfWhole(types, body, Else(depth) ?? throw new FormatException("'if whole' needs an 'else'."));
    }

    private IReadOnlyList<Statement>? Else(int depth)
    {
        if (IsAtEnd || Indentation != 2 * depth || !IsElse)
        {
            return null;
        }

        _next++;
        return Block(depth + 1);
    }
}
