using Unrolled.Generator.Kernels;
using Unrolled.Generator.Passes;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests.Kernels;

/// <summary>The text of a kernel says all that counts: what is read back is the same kernel.</summary>
public sealed class KernelTextTests
{
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void The_text_of_a_model_is_read_back_as_the_same_kernel(string model)
    {
        foreach (string target in new[] { "net10.0", "netstandard2.1" })
        {
            LoweredModel lowered = LoweredModel.Named(model, target);
            AssertReadBack(lowered.Methods);
            AssertReadBack(KernelPasses.Run(lowered.Methods, fuses: lowered.Spec.Target.HasLanes));
        }
    }

    [Theory]
    [InlineData("let 1 = x", "Line 1, column 4 of 'let 1 = x': ' = ' is expected, found ' 1 = x'.")]
    [InlineData("let a = (b % c)", "Line 1, column 11 of 'let a = (b % c)': an operator is expected, found ' % c)'.")]
    [InlineData("let a = tan(b)", "the argument of a function, not of tan, is expected, found 'b)'.")]
    [InlineData("let a =", "' = ' is expected, found ' ='.")]
    [InlineData("let a = b c", "the end of the line is expected, found ' c'.")]
    [InlineData("scope\n  a = b\n    c = d", "Line 3, column 1 of 'c = d': less indentation is expected, found 'c = d'.")]
    [InlineData("slice a = x[0, end] read", "a constant length before this is expected, found ' read'.")]
    [InlineData("clear x[0, n", "']' is expected, found the end of the line.")]
    [InlineData("(a + b) = c", "only a variable or an element can be set; is expected, found 'c'.")]
    public void What_cannot_be_read_is_an_error_that_names_the_line_and_what_is_expected(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => KernelTextReader.Statements(text)).Message);

    [Fact]
    public void A_method_starts_with_its_name_and_the_kinds_of_its_parameters()
    {
        Assert.Contains("'method ' is expected, found 'clear x'", Assert.Throws<FormatException>(() => KernelTextReader.Methods("clear x")).Message);
        Assert.Contains("Line 7", Assert.Throws<FormatException>(() => KernelTextReader.Methods("method A(Float x)", firstNumber: 7)).Message);
    }

    internal static string TextOf(IEnumerable<KernelMethod> methods) => string.Join("\n", methods.Select(KernelText.Of));

    internal static void AssertReadBack(IReadOnlyList<KernelMethod> methods)
    {
        string text = TextOf(methods);
        IReadOnlyList<KernelMethod> read = KernelTextReader.Methods(text);

        Assert.Equal(text, TextOf(read));
        Assert.Equal(methods.SelectMany(m => m.Parameters), read.SelectMany(m => m.Parameters));

        // Records compare elements to the variables of their offsets, of which the text does not say which run over lanes.
        Assert.Equal(
            KernelVisitor.Elements(KernelVisitor.Walk(methods.SelectMany(m => m.Body))),
            KernelVisitor.Elements(KernelVisitor.Walk(read.SelectMany(m => m.Body))));
        KernelVerifier.Verify(read);
    }
}
