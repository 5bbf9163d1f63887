using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>What keeps the generated constructors from compiling, or from doing their work: each with the text that is underlined.</summary>
public sealed class ConstructionDiagnosticTests
{
    private const string Lstm = "[LstmModel(Input = 3, Hidden = 2, Steps = 5)]";

    [Theory]
    [InlineData("public required string {|UNR0029:Name|} { get; set; }")]
    [InlineData("public required int {|UNR0029:Number|}; public required string {|UNR0029:Name|} { get; init; }")]
    public Task Of_a_required_member(string members) => Diagnosed.Verify($"{Lstm} public partial class Gesture {{ {members} }}");

    [Theory]
    [InlineData("public required string Name { get; set; }")]
    [InlineData("public required string Name { get; set; } public required int Number;")]
    [InlineData("public required string Name { get; set; } [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Named() { Name = \"\"; }")]
    public async Task Of_a_required_member_of_a_base_class(string members)
    {
        IReadOnlyList<string> messages = await Diagnosed.Verify(
            $"public class Named {{ {members} }} public class Game : Named {{ }} {Lstm} public partial class Gesture : {{|UNR0029:Game|}} {{ }}");

        Assert.StartsWith("'Named.Name' is required", Assert.Single(messages));
    }

    /// <summary>A call without arguments is resolved as the compiler does it: where it objects to one of ours, so do we, and nowhere else.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("public Named(string name) { }", "UNR0008")]
    [InlineData("private Named() { }", "UNR0008")]
    [InlineData("private protected Named() { }", "")]
    [InlineData("public Named(int a = 0) { } public Named(string a = \"\") { }", "UNR0030")]
    [InlineData("public Named(int a = 0) { } public Named(int a = 0, int b = 0) { }", "UNR0030")]
    [InlineData("public Named() { } public Named(int a = 0) { } public Named(string a = \"\") { }", "")]
    [InlineData("public Named(int a = 0) { } private Named(string a = \"\") { }", "")]
    [InlineData("public Named(params int[] a) { }", "")]
    [InlineData("public Named(params int[] a) { } public Named(int a = 0) { }", "")]
    [InlineData("public Named(params int[] a) { } public Named(int a = 0, int b = 0) { }", "")]
    [InlineData("public Named(params int[] a) { } public Named(params string[] a) { }", "UNR0030")]
    [InlineData("public Named(int a = 0, params int[] b) { } public Named(params int[] a) { }", "")]
    [InlineData("public Named(int a = 0, params int[] b) { } public Named(string a = \"\", params int[] b) { }", "UNR0030")]
    [InlineData("public Named(int a = 0, params int[] b) { } public Named(string a = \"\") { }", "")]
    [InlineData("[System.Obsolete] public Named() { }", "")]
    [InlineData("[System.Obsolete(\"old\")] public Named() { }", "")]
    [InlineData("[System.Obsolete(\"old\", false)] public Named() { }", "")]
    [InlineData("[System.Obsolete(\"old\", true)] public Named() { }", "UNR0030")]
    [InlineData("[System.Obsolete(\"old\", error: true)] public Named() { } public Named(int a = 0) { }", "UNR0030")]
    [InlineData("[System.Obsolete(\"old\", true)] public Named(int a = 0) { } public Named() { }", "")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public Named() { }", "UNR0030")]
    [InlineData("public Named(in int a = 0) { }", "")]
    [InlineData("protected internal Named(object? a = null, [System.Runtime.CompilerServices.CallerLineNumber] int b = 0) { }", "")]
    public async Task Of_the_constructor_of_the_base_class(string constructors, string id)
    {
        string parent = $"public class Named {{ {constructors} }}";
        GeneratorRun compiler = GeneratorRun.Of($"{parent} public class Gesture : Named {{ public Gesture(float[] p) {{ }} }}");
        Assert.Equal(id.Length > 0, Compiled.Diagnostics(compiler).Any(d => d.DefaultSeverity == DiagnosticSeverity.Error || d.Id == "X1"));

        string source = $"{parent} {Lstm} public partial class Gesture : {(id.Length > 0 ? $"{{|{id}:Named|}}" : "Named")} {{ }}";
        await Diagnosed.Verify(source);
        if (id.Length == 0)
        {
            Compiled.AssertClean(GeneratorRun.Of(Quiet + source));
        }
    }

    [Theory]
    [InlineData("public class Named { public Named(int a = 0) { } public Named(string a = \"\") { } }", "Gesture : {|UNR0030:Named|}", "optional parameters fit it equally well")]
    [InlineData("public class Named { [System.Obsolete(\"old\", true)] public Named() { } }", "Gesture : {|UNR0030:Named|}", "it is obsolete, and its call an error")]
    public async Task The_message_says_what_is_wrong_with_the_base_class(string parent, string model, string message) =>
        Assert.Contains(message, Assert.Single(await Diagnosed.Verify($"{parent} {Lstm} public partial class {model} {{ }}")));

    [Theory]
    [InlineData("public interface IGame { } public class Named { public Named(int a) { } }", "IGame { } public partial class Gesture : {|UNR0008:Named|}")]
    [InlineData("namespace Games { public class Named { public Named(int a) { } } }", "System.IDisposable { public void Dispose() { } } public partial class Gesture : {|UNR0008:Games.Named|}")]
    public Task The_base_class_is_marked_wherever_it_stands(string others, string bases) => Diagnosed.Verify($"{others} {Lstm} public partial class Gesture : {bases} {{ }}");

    [Theory]
    [InlineData("public {|UNR0031:Gesture|}() { }")]
    [InlineData("public {|UNR0031:Gesture|}(string name) { }")]
    [InlineData("private {|UNR0031:Gesture|}(string name) : base() { } public Gesture() : this(\"\") { }")]
    [InlineData("public {|UNR0031:Gesture|}(string name) { } internal {|UNR0031:Gesture|}(int number) { }")]
    public Task Of_a_constructor_that_chains_to_none(string constructors) => Diagnosed.Verify($"{Lstm} public partial class Gesture {{ {constructors} }}");

    [Theory]
    [InlineData("", "float")]
    [InlineData(", Precision = Precision.Double", "double")]
    public async Task The_message_says_what_to_write(string argument, string number)
    {
        string attribute = $"[LstmModel(Input = 3, Hidden = 2, Steps = 5{argument})]";
        IReadOnlyList<string> messages = await Diagnosed.Verify($"{attribute} public partial class Gesture {{ public {{|UNR0031:Gesture|}}(string name) {{ }} }}");
        string advice = $": this(new {number}[ParameterLength])";

        Assert.Contains($"write '{advice}'", Assert.Single(messages));
        string source = $"{attribute} public partial class Gesture {{ public Gesture(string name) {advice} {{ }} public Gesture(int number) : this(number.ToString()) {{ }} }}";
        Assert.Empty(await Diagnosed.Verify(source));
        Compiled.AssertClean(GeneratorRun.Of(Quiet + source));
    }

    [Theory]
    [InlineData("static Gesture() { Number = 1; } public static int Number;")]
    [InlineData("public class Inner { public Inner(string name) { } }")]
    public Task Another_constructor_is_none(string members) => Diagnosed.Verify($"{Lstm} public partial class Gesture {{ {members} }}");

    [Theory]
    [InlineData("public partial class Large : {|UNR0036:Gesture|} { }")]
    [InlineData("public class Game : Gesture { public Game() : base(new float[ParameterLength]) { } } LSTM public partial class Large : {|UNR0036:Game|} { }")]
    public async Task Of_a_model_that_derives_from_a_model(string derived)
    {
        string source = derived.Contains("LSTM") ? derived.Replace("LSTM", Lstm) : $"{Lstm} {derived}";
        Markup markup = Markup.Parse($"using Unrolled; {Lstm} public partial class Gesture {{ }} {source}");
        GeneratorRun run = GeneratorRun.Of(markup.Source);

        Diagnostic found = Assert.Single(await run.Diagnostics());
        Assert.Equal(markup.Expected.Single().Id, found.Id);
        Assert.Equal(markup.Expected.Single().Span, found.Location.SourceSpan);
        Assert.Equal(["Gesture.g.cs"], run.HintNames);
    }

    [Fact]
    public async Task A_class_without_an_attribute_may_derive_from_a_model()
    {
        string source = $"{Lstm} public partial class Gesture {{ }} public class Game : Gesture {{ public Game() : base(new float[ParameterLength]) {{ }} }}";

        Assert.Empty(await Diagnosed.Verify(source));
        Compiled.AssertClean(GeneratorRun.Of(Quiet + source));
    }

    /// <summary>The members that the compiler objects to in a class with a constructor of its own, and no others.</summary>
    [Theory]
    [InlineData("public string {|UNR0032:Name|};")]
    [InlineData("public string {|UNR0032:Name|} { get; set; }")]
    [InlineData("public string {|UNR0032:Name|} { get; } public int Number;")]
    [InlineData("public string {|UNR0032:First|}, {|UNR0032:Second|}, Third = \"\";")]
    [InlineData("public event System.Action {|UNR0032:Changed|};")]
    [InlineData("public string? Name; public string? Other { get; set; } public event System.Action? Changed;")]
    [InlineData("public string Name = \"\"; public string Other { get; set; } = null!;")]
    [InlineData("public string Name => \"\"; public string Other { get => \"\"; set { } }")]
    [InlineData("public const string Name = \"\"; public static string Other = \"\";")]
    [InlineData("public System.Collections.Generic.List<string> {|UNR0032:Names|}; public float[] {|UNR0032:Numbers|};")]
    [InlineData("public int Number; public System.DateTime Time; public int? None;")]
    [InlineData("[System.Diagnostics.CodeAnalysis.AllowNull] public string Name;")]
    [InlineData("[System.Diagnostics.CodeAnalysis.MaybeNull] public string Name;")]
    [InlineData("[System.Diagnostics.CodeAnalysis.AllowNull] public string Name { get; set; }")]
    [InlineData("[field: System.Diagnostics.CodeAnalysis.AllowNull] public string {|UNR0032:Name|} { get; set; }")]
    [InlineData("\n#nullable disable\npublic string Name;\n#nullable restore\n")]
    [InlineData("public object {|UNR0032:Value|} { get; init; } public dynamic {|UNR0032:Other|};")]
    public async Task Of_a_member_that_stays_null(string marked)
    {
        Markup markup = Markup.Parse($"public class Gesture {{ public Gesture(float[] p) {{ }} {marked} }}");
        IEnumerable<string> objections = Compiled.Diagnostics(GeneratorRun.Of(markup.Source)).Where(d => d.Id == "CS8618").Select(d => d.GetMessage(null).Split('\'')[1]);
        Assert.Equal(markup.Expected.Select(expected => expected.Text).Order(StringComparer.Ordinal), objections.Distinct().Order(StringComparer.Ordinal));

        await Diagnosed.VerifyGenerated($"{Lstm} public partial class Gesture {{ {marked} }}");
        Compiled.AssertClean(GeneratorRun.Of(Quiet + Markup.Parse($"{Lstm} public partial class Gesture {{ {marked} }}").Source, language: LanguageVersion.CSharp14));
    }

    /// <summary>The users' own parts have members without documentation and without use.</summary>
    private const string Quiet = "#pragma warning disable CS0067, CS0169, CS0414, CS0649, CS1591\nusing Unrolled;\n";
}
