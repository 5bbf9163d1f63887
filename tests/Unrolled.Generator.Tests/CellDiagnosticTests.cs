using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Mistakes in a user's cell: each with the text that is underlined.</summary>
public sealed class CellDiagnosticTests
{
    [Theory]
    [InlineData("public static class Own { } [RecurrentModel({|UNR0042:typeof(Own)|}, Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }", "has no attribute [Cell]")]
    [InlineData("[RecurrentModel({|UNR0042:null!|}, Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }", "'null' is no class")]
    [InlineData("[RecurrentModel({|UNR0042:typeof(int)|}, Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }", "'Int32' has no attribute")]
    public async Task A_model_names_no_cell(string source, string why) => Assert.Contains(why, Assert.Single(await Verify(source)));

    [Fact]
    public async Task A_model_of_a_broken_cell_says_where_the_mistake_is()
    {
        IReadOnlyList<string> messages = await Verify(
            "[Cell] public static class {|UNR0043:Own|} { } [RecurrentModel({|UNR0042:typeof(Own)|}, Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }");

        Assert.Contains("equations that cannot be read: see there", string.Concat(messages));
    }

    [Theory]
    [InlineData("public static Units Step(Units x, Units h) => h + Input(x); public static Units {|UNR0043:Step|}(Units x, Units h, Units c) => h;", "stands there twice")]
    [InlineData("public static Units {|UNR0043:Step|}() => 1;", "takes no input")]
    [InlineData("public static {|UNR0044:(Units, Units)|} Step(Units x) => (Input(x), 1);", "takes the states none, 0 in number, and gives back 2")]
    [InlineData("public static Units {|UNR0043:Step|}(Units x, double h) => Input(x);", "takes something else than Units")]
    [InlineData("public static Units {|UNR0043:Step|}(Units x, ref Units h) => Input(x);", "takes something else than Units")]
    [InlineData("public static double {|UNR0043:Step|}(Units x, Units h) => 1;", "returns something else than Units")]
    [InlineData("public static {|UNR0044:Units|} Step(Units x, Units h, Units c) => Input(x) + h + c;", "takes the states h, c, 2 in number, and gives back 1")]
    [InlineData("public static {|UNR0044:(Units, Units)|} Step(Units x, Units h) => (Input(x), h);", "takes the states h, 1 in number, and gives back 2")]
    public async Task A_step_has_another_form(string member, string why) => Assert.Contains(why, Assert.Single(await VerifyCell(member)));

    [Theory]
    [InlineData("Units n = Input(x); {|UNR0045:for (int i = 0; i < 3; i++) { }|} return n + h;", "a step is variables with their values")]
    [InlineData("Units n = Input(x); {|UNR0045:n = n + h;|} return n;", "a step is variables with their values")]
    [InlineData("Units {|UNR0045:n|}; n = Input(x); return n + h;", "'n' has no value here")]
    [InlineData("return {|UNR0045:h.Count|} * Input(x);", "none of the operations")]
    [InlineData("return Input(x) + {|UNR0045:Foreign.Squash(h)|};", "a function is one of CellMath")]
    [InlineData("return Input(x) + {|UNR0045:Slow(h)|};", "'Slow' is not one expression")]
    [InlineData("return Input(x) + {|UNR0045:Shared|} * h;", "'Shared' is no state, no variable before it and no constant of Own")]
    [InlineData("return Input(x, bias: {|UNR0045:Shared|}) + h;", "'Shared' is no state, no variable before it and no constant of Own")]
    [InlineData("return Input(x) + Vector(\"a\", start: {|UNR0045:Tanh(h)|});", "what a parameter starts with is a constant")]
    [InlineData("return {|UNR0045:Squared(Input(x))|} + h;", "does not use an argument with weights exactly once")]
    [InlineData("string name = {|UNR0045:\"a\"|}; return Input(x) + Matrix({|UNR0045:name|}, h);", "none of the operations")]
    [InlineData("return Input(x) + {|UNR0045:1 / 2|} * h;", "C# cuts 1 / 2 off: write one of the numbers with a point, as 1.0")]
    [InlineData("return Input(x) + {|UNR0045:(float)0.1|} * h;", "none of the operations")]
    [InlineData("return Input(x) + Select({|UNR0045:other: h|}, condition: h, chosen: h);", "stand in their order")]
    [InlineData("return Input(x) + {|UNR0046:x|};", "'x' has Input numbers")]
    [InlineData("return Input({|UNR0046:h|}) + Tanh({|UNR0046:x|});", "write Recurrent(h)")]
    [InlineData("return Input(x) + {|UNR0046:h * Project(\"hr\", h, 8)|};", "a value with a number for each unit and one with 8 numbers, from a projection")]
    [InlineData("Units p = Project(\"hr\", h, 8); Units n = Input(x) + Recurrent(h); return n + {|UNR0046:Recurrent(p)|};", "shares its matrix")]
    [InlineData("return Input(x) + Recurrent(Project(\"hr\", h, {|UNR0045:0|}));", "at least 1")]
    [InlineData("return Sigmoid(Input(x)) * {|UNR0047:Input(x)|} + h;", "the variable 'h', which has some already")]
    [InlineData("return Input(x) + Recurrent(h) + {|UNR0047:Recurrent(h)|};", "give this part a variable of its own")]
    [InlineData("return Input(x) + Vector(\"a\") * h + Matrix({|UNR0047:\"a\"|}, h);", "\"a\" is the name of another tensor")]
    [InlineData("return Input(x) + Vector({|UNR0047:\"hh\"|}) * h;", "\"hh\" is the name of another tensor")]
    [InlineData("return Input(x) + Vector({|UNR0047:\"My name\"|}) * h;", "small letters and digits")]
    [InlineData("return Input(x) + Again(h);", "'Again' calls itself", "{|UNR0048:Again(v)|}")]
    [InlineData("Units {|UNR0049:f|} = Sigmoid(Input(x)); return Input(x) + h;", "nothing reads 'f'")]
    public async Task A_body_says_what_a_cell_cannot(string body, string why, string again = "v")
    {
        IReadOnlyList<string> messages = await Verify($$"""
            public static class Foreign { public static Units Squash(Units v) => v; }
            [Cell]
            public static class Own
            {
                public static double Shared = 2;
                public static Units Step(Units x, Units h) { {{body}} }
                private static Units Squared(Units v) => v * v;
                private static Units Again(Units v) => Tanh({{again}});
                private static Units Slow(Units v) { return v; }
            }
            """);

        Assert.Contains(why, string.Concat(messages));
    }

    [Fact]
    public async Task Nothing_reads_x() => Assert.Contains("nothing reads 'x'", Assert.Single(await VerifyCell("public static Units Step({|UNR0049:Units x|}, Units h) => 0.5 * h;")));

    /// <summary>While a person types: the compiler objects, and this says nothing else, or nothing.</summary>
    [Theory]
    [InlineData("public static Units Step(Units x, Units h) { Units f = ; return f; }")]
    [InlineData("public static Units Step(Units x, Units h) { return }")]
    [InlineData("public static Units Step(Units x, Units h) { Units f = Sigmoid(Input( ; }")]
    [InlineData("public static Units Step(Units x, Units h) =>")]
    [InlineData("public static Units Step(")]
    [InlineData("public static (Units, Units) Step(Units x, Units h, Units c) => (h, );")]
    [InlineData("public static Nothing Step(Units x, Units h) => h;")]
    public void A_half_written_cell_breaks_nothing(string member)
    {
        GeneratorRun run = GeneratorRun.Of("using Unrolled;\nusing static Unrolled.CellMath;\n[Cell] public static class Own { " + member + " }\n"
            + "[RecurrentModel(typeof(Own), Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }");

        Assert.Empty(run.Sources);
    }

    private static Task<IReadOnlyList<string>> VerifyCell(string member) => Verify("[Cell] public static class Own { " + member + " }");

    private static Task<IReadOnlyList<string>> Verify(string marked) => Diagnosed.Verify("using static Unrolled.CellMath;\n" + marked);
}
