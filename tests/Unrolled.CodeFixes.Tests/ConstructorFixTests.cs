using Unrolled.CodeFixes.Tests.Harness;

namespace Unrolled.CodeFixes.Tests;

/// <summary>A constructor of a model begins with a generated one.</summary>
public sealed class ConstructorFixTests
{
    private const string Random = "Chain to the generated constructor, with random parameters";
    private const string Zero = "Chain to the generated constructor, with parameters of zero";

    [Theory]
    [InlineData("public {|UNR0031:Gesture|}(string name) => Name = name;", "public Gesture(string name) : this(new float[ParameterLength]) => Name = name;")]
    [InlineData("public {|UNR0031:Gesture|}(string name) { Name = name; }", "public Gesture(string name) : this(new float[ParameterLength]) { Name = name; }")]
    [InlineData("public {|UNR0031:Gesture|}() : base() { }", "public Gesture() : this(new float[ParameterLength]) { }")]
    [InlineData("public {|UNR0031:Gesture|}(string name)\n    {\n    }", "public Gesture(string name) : this(new float[ParameterLength])\n    {\n    }")]
    public Task It_starts_with_zeros(string constructor, string expected) => Fixed.Verify(Source(constructor), Zero, Source(expected));

    [Fact]
    public Task It_starts_with_random_parameters() => Fixed.Verify(
        Source("public {|UNR0031:Gesture|}(string name) => Name = name;"),
        Random,
        Source("public Gesture(string name) : this(CreateRandom(seed: 1).Parameters) => Name = name;"));

    [Fact]
    public Task Numbers_are_those_of_the_model() => Fixed.Verify(
        Source("public {|UNR0031:Gesture|}() { }", ", Precision = Precision.Double"),
        Zero,
        Source("public Gesture() : this(new double[ParameterLength]) { }", ", Precision = Precision.Double"));

    [Fact]
    public Task Parameters_that_it_is_given_are_handed_on() => Fixed.Verify(
        Source("public {|UNR0031:Gesture|}(string name, float[] weights) => Name = name;"),
        "Chain to the constructor that copies 'weights'",
        Source("public Gesture(string name, float[] weights) : this(weights) => Name = name;"));

    [Fact]
    public Task All_at_once() => Fixed.VerifyAll(
        Source("public {|UNR0031:Gesture|}(string name) => Name = name; public {|UNR0031:Gesture|}() { }"),
        Zero,
        Source("public Gesture(string name) : this(new float[ParameterLength]) => Name = name; public Gesture() : this(new float[ParameterLength]) { }"));

    [Fact]
    public async Task What_it_says_to_its_base_class_is_not_thrown_away() =>
        Assert.Empty(await Fixed.Titles(Source("public {|UNR0031:Gesture|}(string name) : base(name) { }")));

    private static string Source(string constructor, string arguments = "") => $$"""
        public class Named { public Named() { } public Named(string name) => Name = name; public string Name { get; set; } = ""; }
        [LstmModel(Input = 3, Hidden = 2, Steps = 5{{arguments}})]
        public partial class Gesture : Named
        {
            {{constructor}}
        }
        """;
}
