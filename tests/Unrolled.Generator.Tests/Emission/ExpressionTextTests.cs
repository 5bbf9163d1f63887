using Unrolled.Generator.Emission;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Kernels;

namespace Unrolled.Generator.Tests.Emission;

/// <summary>The C# of an expression does its operations in the expression's order, with the fewest parentheses.</summary>
public sealed class ExpressionTextTests
{
    [Theory]
    [InlineData("((a / b) / c)", "a / b / c")]
    [InlineData("(a / (b / c))", "a / (b / c)")]
    [InlineData("(a * (b / c))", "a * (b / c)")]
    [InlineData("((a * b) / c)", "a * b / c")]
    [InlineData("(a / (b + c))", "a / (b + c)")]
    [InlineData("(a - -0.5)", "a - (-0.5f)")]
    [InlineData("negated(-0.5)", "-(-0.5f)")]
    [InlineData("(a + 1E+300)", "a + float.PositiveInfinity")]
    [InlineData("(a max (b min -2))", "StrictMath.Max(a, StrictMath.Min(b, -2f))")]
    [InlineData("sqrt(abs((a + b)))", "MathF.Sqrt(Math.Abs(a + b))")]
    [InlineData("(Exp(a) * fusedLog(b))", "Exp(a) * Log(b)")]
    [InlineData("(a * positive(b, c, 1))", "a * (b > 0f ? c : 1f)")]
    public void Single_numbers(string kernel, string text) => Assert.Equal(text, Over(NumberKind.Single, casts: false).Text(Read(kernel)));

    [Theory]
    [InlineData("(a / (b - 0.1))", "a / (b - V8.All(0.1d))")]
    [InlineData("(a max (b min -2))", "V8.Max(a, V8.Min(b, V8.All(-2d)))")]
    [InlineData("sqrt(abs(a))", "V8.Sqrt(V8.Abs(a))")]
    [InlineData("(Exp(a) * fusedLog(b))", "V8.Exp(a) * V8.FusedLog(b)")]
    [InlineData("positive(b, c, 1)", "V8.Select(V8.Less(V8.All(0d), b), c, V8.All(1d))")]
    public void Vectors(string kernel, string text) => Assert.Equal(text, Over(NumberKind.Double, casts: false).Over("V8").Text(Read(kernel)));

    /// <summary>Where a runtime may keep more precision, an operation is rounded by a cast.</summary>
    [Theory]
    [InlineData("(a / (b / c))", "(float)(a / (float)(b / c))")]
    [InlineData("sqrt((a + b))", "(float)global::System.MathF.Sqrt((float)(a + b))")]
    [InlineData("(a max b)", "global::Unrolled.StrictMath.Max(a, b)")]
    public void Numbers_with_casts(string kernel, string text) => Assert.Equal(text, Over(NumberKind.Single, casts: true).Text(Read(kernel)));

    private static Expression Read(string kernel) => ((Declare)KernelTextReader.Statements($"let x = {kernel}").Single()).Value;

    private static ExpressionEmission Over(NumberKind number, bool casts)
    {
        ModelSpec spec = HandMadeKernel.Lstm().Spec;
        return new ExpressionEmission(
            spec with { Number = number, Target = spec.Target with { HasVectors = !casts } }, new KernelNames(AreShort: !casts));
    }
}
