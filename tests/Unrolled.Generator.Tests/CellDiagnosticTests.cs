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
    [InlineData("public static Units {|UNR0043:Step|}(Units x, Units h, float a = 1) => a * Input(x);", "such as 'double alpha = 0.5'")]
    [InlineData("public static Units {|UNR0043:Step|}(Units x, Units h, double a = double.NaN) => a * Input(x);", "such as 'double alpha = 0.5'")]
    [InlineData("public static Units {|UNR0043:Step|}(double a = 1, Units? x = null) => a * Input(x!);", "such as 'double alpha = 0.5'")]
    [InlineData("public static Units {|UNR0043:Step|}(Units input, Units h, double x = 1) => x * Input(input) + h;", "a number x, which is the name of the input")]
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

    [Theory]
    [InlineData("public static Units Step(Units x, Units h, {|UNR0049:double a = 1|}) => Input(x) + h;", "nothing reads 'a': to set it would change nothing")]
    [InlineData("public static Units Step(Units x, Units h, {|UNR0049:double v = 1|}) => Input(x) + F(h); private static Units F(Units v) => -v;", "nothing reads 'v'")]
    [InlineData("public static Units Step(Units x, Units h, int n = 4) => Input(x) + {|UNR0045:1 / n|} * h;", "C# cuts 1 / n off")]
    [InlineData("public static Units Step(Units x, Units h, double a = 0) => Input(x) + {|UNR0045:1 / a|} * h;", "1 / a is no finite number")]
    [InlineData("const double A = double.NaN; public static Units Step(Units x, Units h) => Input(x) + {|UNR0045:A|} * h;", "A is no finite number")]
    [InlineData("public static Units Step(Units x, Units h) => Input(x) + {|UNR0045:1e308 * 10|} * h;", "1e308 * 10 is no finite number")]
    public async Task A_number_is_none(string member, string why) => Assert.Contains(why, Assert.Single(await VerifyCell(member)));

    [Theory]
    [InlineData("CellSetting({|UNR0062:\"beta\"|}, 1)", "the settings of its cell are alpha, size")]
    [InlineData("CellSetting({|UNR0062:\"Alpha\"|}, 1)", "the settings of its cell are alpha, size")]
    [InlineData("CellSetting(\"alpha\", {|UNR0062:1 / 0.0|})", "no finite number")]
    [InlineData("CellSetting(\"size\", {|UNR0062:2.5|})", "2.5 is no whole number")]
    [InlineData("CellSetting(\"size\", {|UNR0062:0|})", "with 0 a projection has not at least 1")]
    [InlineData("CellSetting(value: {|UNR0062:5|}, name: \"size\")", "with 5 values of different sizes meet")]
    [InlineData("CellSetting(\"alpha\", {|UNR0062:0.5|})", "with 0.5 a constant of the cell is no finite number")]
    [InlineData("CellSetting(\"alpha\", 1), CellSetting({|UNR0062:\"alpha\"|}, 2)", "it has a value already")]
    [InlineData("CellSetting(\"alpha\", 1, {|UNR0062:Layer = 2|})", "there is no layer 2, the first is 0 and the last 1")]
    public async Task A_setting_does_not_fit(string settings, string why)
    {
        IReadOnlyList<string> messages = await Verify($$"""
            [Cell]
            public static class Own
            {
                public static (Units, Units) Step(Units x, Units h, Units p, double alpha = 0.3, int size = 4) =>
                    (alpha * h + 1 / (alpha - 0.5) * Input(x) + Matrix("m", p), Project("a", h, size) - Project("b", h, 4));
            }

            [RecurrentModel(typeof(Own), Input = 3, Hidden = 2, Layers = 2, Steps = 5), {{settings}}]
            public partial class Gesture { }
            """);

        Assert.Contains(why, Assert.Single(messages));
    }

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5)")]
    [InlineData("RecurrentModel(typeof(Unrolled.Cells.Gru), Input = 3, Hidden = 2, Steps = 5)")]
    public async Task A_cell_without_settings_is_given_one(string model) => Assert.Contains(
        "no number of that name is a parameter of its cell's step",
        Assert.Single(await Verify($"[{model}, CellSetting({{|UNR0062:\"alpha\"|}}, 1)] public partial class Gesture {{ }}")));

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
    [InlineData("public static Units Step(Units x, Units h, double a = ) => a * h + Input(x);")]
    [InlineData("public static Units Step(Units x, Units h, double = 1) => h + Input(x);")]
    [InlineData("public static Units Step(Units x, Units h, double a = nothing) => a * h + Input(x);")]
    public void A_half_written_cell_breaks_nothing(string member)
    {
        GeneratorRun run = GeneratorRun.Of("using Unrolled;\nusing static Unrolled.CellMath;\n[Cell] public static class Own { " + member + " }\n"
            + "[RecurrentModel(typeof(Own), Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }");

        Assert.Empty(run.Sources);
    }

    private static Task<IReadOnlyList<string>> VerifyCell(string member) => Verify("[Cell] public static class Own { " + member + " }");

    private static Task<IReadOnlyList<string>> Verify(string marked) => Diagnosed.Verify("using static Unrolled.CellMath;\n" + marked);
}
