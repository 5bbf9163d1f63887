using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Tests.Kernels;

/// <summary>Each rule of the verifier, by a kernel that breaks it and nothing else.</summary>
public sealed class VerifierTests
{
    private const string Spans = "method M(ReadOnlySpan x[8], Span y[8], Step t, ReadOnlySpan free) V4 V2\n";

    /// <summary>The rule, statements that break it, the message, and the statement that it names.</summary>
    public static TheoryData<string, string, string> Broken => new()
    {
        { "let a = b", "b is not declared", "let a = b" },
        { "a = 1", "a is not declared", "a = 1" },
        { "a += 1", "a is not declared", "a += 1" },
        { "let a = z[0]", "z is not declared", "let a = z[0]" },
        { "let a = x[i]", "i is not declared", "let a = x[i]" },
        { "clear y[0, n]", "n is not declared", "clear y[0, n]" },
        { "scope\n  let a = 1\nlet b = a", "a is not declared", "let b = a" },
        { "for i from 0 to 2 by 1\n  let a = 1\nlet b = x[i]", "i is not declared", "let b = x[i]" },
        { "let a = 1\nlet a = 2", "a is declared twice", "let a = 2" },
        { "let x = 1", "x is declared twice", "let x = 1" },
        { "for t from 0 to 2 by 1\n  let a = 1", "t is declared twice", "for t from 0 to 2 by 1\n  let a = 1" },
        { "row\n  let a = 1\n  let b = 2\nlet a = 3", "a is declared twice", "let a = 3" },
        { "if whole V4, V8\n  clear y\nelse\n  clear y", "the method is not generic over the types that are asked for", "if whole V4, V8\n  clear y\nelse\n  clear y" },
        { "if whole V4\n  let a = 1\nelse\n  let b = a", "a is not declared", "let b = a" },
        { "let a = t", "t is a Integer", "let a = t" },
        { "let a = x", "x is a Span", "let a = x" },
        { "let i = 1\nlet a = x[i]", "i is a Number", "let a = x[i]" },
        { "let i = 1\nlet a = i[0]", "i is a Number", "let a = i[0]" },
        { "x[0] = 1", "x is read-only", "x[0] = 1" },
        { "clear x", "x is read-only", "clear x" },
        { "ones x", "x is read-only", "ones x" },
        { "copy y to x", "x is read-only", "copy y to x" },
        { "slice part = x[0, 2] write", "x is read-only", "slice part = x[0, 2] write" },
        { "slice part = y[0, 2] read\npart[0] = 1", "part is read-only", "part[0] = 1" },
        { "x[0] = token token t", "x is read-only", "x[0] = token token t" },
        { "each token of x sums x by 2\n  let a = sum[0]", "x is read-only", "each token of x sums x by 2\n  let a = sum[0]" },
        { "each token of x sums y by 2\n  sum[0] = 1", "sum is read-only", "sum[0] = 1" },
    };

    public static TheoryData<string, string, string> OutOfBounds => new()
    {
        { "let a = x[8]", "x[8] reaches 9 of 8", "let a = x[8]" },
        { "let a = x[-1]", "x[-1] starts at -1", "let a = x[-1]" },
        { "for i from 0 to 9 by 1\n  let a = x[i]", "x[i] reaches 9 of 8", "let a = x[i]" },
        { "for i from 0 to 8 by 1\n  let a = x[i - 1]", "x[i - 1] starts at -1", "let a = x[i - 1]" },
        { "for i from 7 down to 0\n  let a = x[i + 1]", "x[i + 1] reaches 9 of 8", "let a = x[i + 1]" },
        { "for i from 0 to 9 by 3\n  let a = x[i + 2]", "x[i + 2] reaches 9 of 8", "let a = x[i + 2]" },
        { "for i from 0 to 3 by 1\n  let a = x[-4 * i + 8]", "x[-4 * i + 8] reaches 9 of 8", "let a = x[-4 * i + 8]" },
        { "alternate i to 9 by t\n  let a = x[i]", "x[i] reaches 9 of 8", "let a = x[i]" },
        { "for i from 0 to 3 by 1\n  offset at = 4 * i\n  let a = x[at + 1]", "x[at + 1] reaches 10 of 8", "let a = x[at + 1]" },
        { "lanes j from 4 to 8 in V4\n  let a = lanes x[j + 1]", "x[j + 1] reaches 9 of 8", "let a = lanes x[j + 1]" },
        { "slice part = x[6, 3] read", "x[6] reaches 9 of 8", "slice part = x[6, 3] read" },
        { "slice part = x[6, 2] read\nlet a = part[2]", "part[2] reaches 3 of 2", "let a = part[2]" },
        { "slice y = y[0, 2] write\ny[2] = 1", "y[2] reaches 3 of 2", "y[2] = 1" },
        { "clear y[7, 2]", "y[7] reaches 9 of 8", "clear y[7, 2]" },
        { "clear y[9, end]", "y[9] reaches 9 of 8", "clear y[9, end]" },
        { "block lanes\nlet a = lanes[16]", "lanes[16] reaches 17 of 16", "let a = lanes[16]" },
        { "each token of x sums y by 2\n  let a = sum[2]", "sum[2] reaches 3 of 2", "let a = sum[2]" },
        { "token a = token x[8]", "x[8] reaches 9 of 8", "token a = token x[8]" },
        { "token a = token on x[8]", "x[8] reaches 9 of 8", "token a = token on x[8]" },
        { "token a = largest of x[4, 5]", "x[4] reaches 9 of 8", "token a = largest of x[4, 5]" },
        { "copy x[0, 5] to y[0, 4]", "5 numbers do not fit into 4", "copy x[0, 5] to y[0, 4]" },
    };

    public static TheoryData<string, string, string> Lanes => new()
    {
        { "let a = lanes x[0]", "lanes x[0] is a vector outside of a loop over lanes", "let a = lanes x[0]" },
        { "let a = all x[0]", "all x[0] is a vector outside of a loop over lanes", "let a = all x[0]" },
        { "lanes j from 0 to 4 in V4\n  let a = x[0]", "x[0] is a single number in a loop over lanes", "let a = x[0]" },
        { "lanes j from 0 to 4 in V4\n  y[0] = 1", "y[0] is a single number in a loop over lanes", "y[0] = 1" },
        { "lanes j from 0 to 4 in V4\n  all y[0] = 1", "all y[0] writes one number from several lanes", "all y[0] = 1" },
        { "let a = 1\nlanes j from 0 to 4 in V4\n  let b = a", "a is a Number", "let b = a" },
        { "let a = 1\nlanes j from 0 to 4 in V4\n  a += lanes x[j]", "a is a Number", "a += lanes x[j]" },
        {
            "lanes j from 0 to 4 in V4\n  lanes k from 0 to 2 in V2\n    let a = 1",
            "a loop over lanes stands inside another", "lanes k from 0 to 2 in V2\n  let a = 1"
        },
        { "lanes j from 0 to 8 in V8\n  let a = 1", "the method is not generic over V8", "lanes j from 0 to 8 in V8\n  let a = 1" },
        { "lanes j from 0 to 6 in V4\n  let a = 1", "6 numbers are no whole vectors of 4", "lanes j from 0 to 6 in V4\n  let a = 1" },
        {
            "block lanes\nlanes j from 0 to 4 in V4\n  let a = tree(lanes, 4)",
            "a tree over lanes stands in a loop over lanes", "let a = tree(lanes, 4)"
        },
        { "let a = tree(x, 16)", "x has too few lanes", "let a = tree(x, 16)" },
    };

    /// <summary>The method that is called is <c>Called(ReadOnlySpan a[4], Span b[4], Step s)</c>.</summary>
    public static TheoryData<string, string, string> Calls => new()
    {
        { "call Missing()", "there is no method Missing", "call Missing()" },
        { "call Called(x, y)", "Called has 3 parameters, the call 2", "call Called(x, y)" },
        { "call Called(number 1, y, number 1)", "a of Called is given something else", "call Called(number 1, y, number 1)" },
        { "call Called(x, y, x)", "s of Called is given something else", "call Called(x, y, x)" },
        { "call Called(x, x, number 1)", "x is read-only", "call Called(x, x, number 1)" },
        { "call Called(x[0, 3], y, number 1)", "a of Called needs 4 numbers, gets 3", "call Called(x[0, 3], y, number 1)" },
        { "call Called(x, y[5, 4], number 1)", "y[5] reaches 9 of 8", "call Called(x, y[5, 4], number 1)" },
        { "call Called(x, y, number i)", "i is not declared", "call Called(x, y, number i)" },
        { "call Called(x, y, token x[8])", "x[8] reaches 9 of 8", "call Called(x, y, token x[8])" },
    };

    /// <summary>Blocks that need the length of the run, in a method that does not know it.</summary>
    public static TheoryData<string, string, string> Lengths => new()
    {
        { "if length > 2\n  let a = 1", "length is not declared", "if length > 2\n  let a = 1" },
        { "if length is odd\n  let a = 1", "length is not declared", "if length is odd\n  let a = 1" },
        { "steps s from 0 to length\n  let a = 1", "length is not declared", "steps s from 0 to length\n  let a = 1" },
        { "steps s from min(2, length) - 1 down to 0\n  let a = 1", "length is not declared", "steps s from min(2, length) - 1 down to 0\n  let a = 1" },
        { "if z is empty\n  let a = 1", "z is not declared", "if z is empty\n  let a = 1" },
        { "if x is given\n  let a = 1\nelse\n  let b = a", "a is not declared", "let b = a" },
        { "alternate i to 2 by z\n  let a = 1", "z is not declared", "alternate i to 2 by z\n  let a = 1" },
        { "swap x, free by z", "z is not declared", "swap x, free by z" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    [MemberData(nameof(OutOfBounds))]
    [MemberData(nameof(Lanes))]
    [MemberData(nameof(Calls))]
    [MemberData(nameof(Lengths))]
    public void A_broken_rule_is_an_error_with_the_method_the_rule_and_the_statement(string statements, string rule, string at)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => KernelVerifier.Verify(Kernel(statements)));

        Assert.Equal($"M: {rule}.\n{at}\n", error.Message);
    }

    [Theory]
    [InlineData("let a = x[7]\na += a")]
    [InlineData("for i from 0 to 8 by 3\n  let a = x[i + 1]")]
    [InlineData("for i from 0 to 2 by 1\n  let a = x[i]\nfor i from 0 to 2 by 1\n  let a = x[i]")]
    [InlineData("if x is given\n  let a = 1\nelse\n  let a = 2")]
    [InlineData("row\n  let a = x[0]\n  let b = x[1]\ny[0] = (a + b)")]
    [InlineData("lanes j from 0 to 8 in V4\n  let a = (lanes x[j] + all x[0])\n  lanes y[j] = a")]
    [InlineData("let a = x[8 * t]\nlet b = free[100]")]
    [InlineData("call Called(x[4, 4], y, token x[7])")]
    [InlineData("call Called(free, y, number t)")]
    [InlineData("clear y[0, t]\ncopy free to y")]
    public void What_keeps_the_rules_is_no_error(string statements) => KernelVerifier.Verify(Kernel(statements));

    [Fact]
    public void Parameters_have_names_of_their_own() =>
        Assert.Equal(
            "M: x is declared twice.",
            Assert.Throws<InvalidOperationException>(() => KernelVerifier.Verify(KernelTextReader.Methods("method M(Span x, Step x)"))).Message);

    private static IReadOnlyList<KernelMethod> Kernel(string statements) => KernelTextReader.Methods(
        Spans + string.Concat(statements.Split('\n').Select(line => $"  {line}\n")) + "method Called(ReadOnlySpan a[4], Span b[4], Step s)\n  # Nothing.\n");
}
