using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Mistakes in the annotated class: each with the text that is underlined.</summary>
public sealed class ClassDiagnosticTests
{
    private const string Lstm = "[LstmModel(Input = 3, Hidden = 2, Steps = 5)]";

    [Theory]
    [InlineData($"{Lstm} public class {{|UNR0001:Gesture|}} {{ }}")]
    [InlineData($"{Lstm} public static class {{|UNR0001:Gesture|}} {{ }}")]
    [InlineData($"public class {{|UNR0002:Game|}} {{ {Lstm} public partial class Gesture {{ }} }}")]
    [InlineData($"public struct {{|UNR0002:Game|}} {{ public partial class Level {{ {Lstm} public partial class Gesture {{ }} }} }}")]
    [InlineData($"public class {{|UNR0002:Game|}} {{ public record {{|UNR0002:Level|}} {{ {Lstm} public class {{|UNR0001:Gesture|}} {{ }} }} }}")]
    [InlineData($"{Lstm} public partial class Gesture{{|UNR0003:<T>|}} {{ }}")]
    [InlineData($"public partial class Game{{|UNR0003:<T, U>|}} {{ {Lstm} public partial class Gesture {{ }} }}")]
    [InlineData($"{Lstm} public partial {{|UNR0004:record|}} Gesture {{ }}")]
    [InlineData($"{Lstm} public partial {{|UNR0004:record|}} class Gesture {{ }}")]
    [InlineData($"{Lstm} public {{|UNR0005:abstract|}} partial class Gesture {{ }}")]
    [InlineData($"{Lstm} {{|UNR0006:file|}} partial class Gesture {{ }}")]
    [InlineData($"{{|UNR0006:file|}} partial class Game {{ {Lstm} partial class Gesture {{ }} }}")]
    [InlineData($"{Lstm} public partial class {{|UNR0007:Gesture|}}(int number) {{ public int Number => number; }}")]
    public Task Of_the_kind_of_class(string marked) => Diagnosed.Verify(marked);

    [Theory]
    [InlineData($"{Lstm} [{{|UNR0009:GruModel|}}(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture {{ }}")]
    [InlineData($"{Lstm} public partial class Gesture {{ }} [{{|UNR0009:RnnModel|}}(Input = 1)] public partial class Gesture {{ }}")]
    [InlineData($"{Lstm} [{{|UNR0009:GruModel|}}, {{|UNR0009:Unrolled.RnnModel|}}] public partial class Gesture {{ }}")]
    [InlineData($"{Lstm} [{{|UNR0009:LstmModel|}}(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture {{ }}")]
    public Task Of_two_attributes(string marked) => Diagnosed.Verify(marked);

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    public Task Of_fused_arithmetic_before_its_time(LanguageVersion language) => Diagnosed.Verify(
        "[LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0026:Arithmetic = Arithmetic.Fused|})] public partial class Gesture { }", language);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    public async Task Of_an_old_language(LanguageVersion language, string name)
    {
        IReadOnlyList<string> messages =
            await Diagnosed.Verify("[{|UNR0010:LstmModel|}(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }", language);

        Assert.Equal($"The code of 'Gesture' needs C# 9, and the project is compiled as C# {name}: set LangVersion to 9.0 or later", messages.Single());
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.Default)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public Task A_recent_language_is_none(LanguageVersion language) => Diagnosed.Verify($"{Lstm} public partial class Gesture {{ }}", language);

    [Theory]
    [InlineData("public void {|UNR0011:Forward|}(System.ReadOnlySpan<float> p, System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData("public static int {|UNR0011:Forward|} => 1;")]
    [InlineData("public int {|UNR0011:Forward|};")]
    [InlineData("public class {|UNR0011:State|} { }")]
    [InlineData("public const int {|UNR0011:Steps|} = 5;")]
    [InlineData("public void {|UNR0011:Steps|}(int a) { } public void {|UNR0011:Steps|}() { }")]
    [InlineData("public string {|UNR0011:Layout|} { get; set; } = \"\";")]
    [InlineData("public void {|UNR0011:Step|}(State state, System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData("public {|UNR0011:Gesture|}(System.ReadOnlySpan<float> parameters) : this(parameters.ToArray()) { }")]
    [InlineData("public static Gesture {|UNR0011:Load|}(string path, ModelDifferences accept) => null!;")]
    [InlineData("public event System.Action? {|UNR0011:Predict|};")]
    public Task Of_a_name_that_is_needed(string member) => Diagnosed.Verify($"{Lstm} public partial class Gesture {{ {member} }}");

    [Theory]
    [InlineData("public float[] Predict(float[] x) => x;")]
    [InlineData("public void Forward(int layers) { }")]
    [InlineData("public void Forward<T>(System.ReadOnlySpan<float> p, System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData("public Gesture(string name) : this(new float[ParameterLength]) { }")]
    [InlineData("public static Gesture Load(System.IO.Stream stream) => null!;")]
    [InlineData("public int Length => 1; public class Memory { }")]
    public Task An_overload_or_another_name_is_none(string member) => Diagnosed.Verify($"{Lstm} public partial class Gesture {{ {member} }}");

    [Theory]
    [InlineData("public static void Save(string path) { } public class State { }")]
    [InlineData("internal static float[] Parameters = { };")]
    public Task A_static_class_has_no_instance_members_to_clash_with(string members) =>
        Diagnosed.Verify($"{Lstm} public static partial class Gesture {{ {members} }}");

    [Theory]
    [InlineData("public int Steps;", true)]
    [InlineData("protected class State { }", true)]
    [InlineData("public void Save(string path) { }", true)]
    [InlineData("public void Save(int number) { }", false)]
    [InlineData("private int Steps() => 1; internal int Number => Steps();", false)]
    public Task Of_an_inherited_name(string member, bool isMistake) =>
        Diagnosed.Verify($"public class Named {{ {member} }} {Lstm} public partial class Gesture : {(isMistake ? "{|UNR0011:Named|}" : "Named")} {{ }}");

    [Theory]
    [InlineData("public partial class {|UNR0011:State|} { }")]
    [InlineData("public partial class {|UNR0011:Forward|} { }")]
    [InlineData("public static partial class {|UNR0011:Layout|} { }")]
    [InlineData("public static partial class State { }")]
    public Task Of_a_class_named_like_a_member_of_it(string declaration) => Diagnosed.Verify($"{Lstm} {declaration}");

    [Fact]
    public async Task Of_a_model_that_is_not_optimized()
    {
        Markup markup = Markup.Parse($"using Unrolled;\n{Lstm} public partial class {{|UNR0041:Gesture|}} {{ }}\npublic partial class Gesture {{ }}\npublic class Game {{ }}");

        Diagnostic found = Assert.Single(await GeneratorRun.Of(markup.Source, optimization: OptimizationLevel.Debug).Diagnostics());

        Assert.Equal((markup.Expected[0].Id, markup.Expected[0].Span), (found.Id, found.Location.SourceSpan));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Empty(await GeneratorRun.Of(markup.Source).Diagnostics());
    }

    [Fact]
    public async Task The_messages_say_what_was_found_and_what_is_needed()
    {
        IReadOnlyList<string> messages = await Diagnosed.Verify($$"""
            public class {|UNR0002:Game|} { {{Lstm}} public class {|UNR0001:Gesture|} { public void {|UNR0011:Save|}(string path) { } } }
            """);

        Assert.Equal(
            [
                "'Game' contains the model 'Gesture' but is not partial: add 'partial' to it",
                "'Gesture' has a model attribute but is not partial: write 'partial class Gesture'",
                "'Game.Gesture.Save(string)' takes a name that the generated code of 'Gesture' needs: rename it",
            ],
            messages);
    }
}
