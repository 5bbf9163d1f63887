using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>A user's equations: what is read of them, and that cells which the generator knows are the same cells in them.</summary>
public sealed class CellLanguageTests
{
    private const string Usings = "using Unrolled;\nusing static Unrolled.CellMath;\n";

    [Theory]
    [InlineData("Units Step(Units x, Units h) => Tanh(Input(x) + Recurrent(h))", "h; return Tanh(Add(Input(0), Recurrent(h)))")]
    [InlineData("Units Step(Units input, Units h) => Tanh(Input(input, 1) - h / 2)", "h; return Tanh(Subtract(Input(1), Divide(h, 2)))")]
    [InlineData("Units Step(Units x, Units h) => 4 / 2 * h + (double)1 / 4 + 1.0 / 2 * Input(x)", "h; return Add(Add(Multiply(2, h), 0.25), Multiply(0.5, Input(0)))")]
    [InlineData("Units Step(Units x, Units h) => -h * (1 - Alpha) + Input(x)", "h; return Add(Multiply(Negate(h), 0.75), Input(0))")]
    [InlineData("Units Step(Units x, Units h) => Blend(Sigmoid(Input(x)), h, 2 * h)", "h; return Add(Multiply(Sigmoid(Input(0)), h), Multiply(2, h))")]
    [InlineData("(Units a, Units b) Step(Units x, Units h, Units c) => (Input(x) + c, h)", "h c; return Add(Input(0), c), h")]
    [InlineData("Units Step(Units x, Units h) { Units f = Vector(\"a\", start: -1e-3), g = Matrix(\"m\", x); return f * g + CellMath.Recurrent(h, bias: \"hn\"); }",
        "h; f = Vector.a(-0.001); g = Matrix.m(x); return Add(Multiply(f, g), Recurrent.hn(h))")]
    [InlineData("Units Step(Units u, Units h) { var x = Select(h, Clip(h, -1, Own.Alpha), LeakyRelu(h)); return x + Input(u); }",
        "h; xValue = Select(h, Clip(h, -1, 0.25), LeakyRelu(h, 0.01)); return Add(xValue, Input(0))")]
    [InlineData("Units Step(Units x, Units h, double alpha = 0.3) => (1 - alpha) * h + -alpha * Input(x, bias: 2 * alpha)",
        "h, alpha = 0.3; return Add(Multiply(Subtract(1, alpha), h), Multiply(Negate(alpha), Input(Multiply(2, alpha))))")]
    [InlineData("Units Step(Units x, Units h, int size = 3, double a = Alpha) => Project(\"p\", Input(x), size + 1) * Blend((double)size / 2, h, a)",
        "h, int size = 3, a = 0.25; return Multiply(Project.p(Input(0), Add(size, 1)), Add(Multiply(Divide(Multiply(size, 1), 2), h), a))")]
    public void A_step_is_read(string step, string expected)
    {
        CellReading reading = ReadingOf($$"""
            [Cell] public static class Own
            {
                private const double Alpha = 0.25;
                public static {{step}}{{(step.EndsWith('}') ? "" : ";")}}
                private static Units Blend(Units f, Units a, Units b) => f * a + b;
            }
            """);

        Assert.Empty(reading.Violations);
        Assert.Equal(expected, reading.Program!.ToString());
        Assert.Equal(expected, CellText.Read(expected).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("h; return")]
    [InlineData("h; f; return f")]
    [InlineData("h; f = Add(h; return f")]
    [InlineData("h; return Add(h h)")]
    public void Text_that_is_no_program_is_refused(string text) => Assert.Throws<FormatException>(() => CellText.Read(text));

    /// <summary>But for names in comments and variables, the code is that of the built-in cell: so are its bits and its speed.</summary>
    [Theory]
    [InlineData("LstmModel", "", UserCells.Lstm)]
    [InlineData("LstmModel", "", UserCells.Lstm, "Hidden = 19, Layers = 2, Output = 3, Arithmetic = Arithmetic.Fused, Dropout = true")]
    [InlineData("LstmModel", "", UserCells.Lstm, "Hidden = 3, Bias = false, Topology = Topology.OneToMany")]
    [InlineData("GruModel", "", UserCells.Gru)]
    [InlineData("GruModel", "", UserCells.Gru, "Hidden = 19, Output = 3, Direction = Direction.Both")]
    [InlineData("GruModel", "Update = GruUpdate.Writes", UserCells.GruThatWrites)]
    [InlineData("GruModel", "Reset = GruReset.BeforeProduct", UserCells.GruBefore)]
    [InlineData("RnnModel", "", UserCells.Elman)]
    [InlineData("LstmModel", "", UserCells.Lstm, "Hidden = 64")]
    [InlineData("GruModel", "", UserCells.Gru, "Hidden = 64")]
    [InlineData("RnnModel", "", UserCells.Elman, "Hidden = 64")]
    [InlineData("RnnModel", "Activation = RnnActivation.Relu", UserCells.ElmanRelu, "Hidden = 19, Crowd = true")]
    [InlineData("MguModel", "", UserCells.Mgu)]
    [InlineData("LstmModel", "Peepholes = true", UserCells.Peepholes)]
    public void A_built_in_cell_as_a_users_has_the_same_kernels(string attribute, string settings, string cell, string shape = "Hidden = 3")
    {
        string sizes = $"Input = 3, Steps = 5, {shape}";
        string own = KernelsOf($"{Usings}{cell}\n[RecurrentModel(typeof(Own), {sizes})] public partial class Gesture {{ }}");
        string known = KernelsOf($"{Usings}[{attribute}({sizes}{(settings.Length > 0 ? ", " : "")}{settings})] public partial class Gesture {{ }}");

        Assert.Equal(known, own);
    }

    /// <summary>A setting is the number that is written there, in the code and in what a checkpoint keeps.</summary>
    [Theory]
    [InlineData("", "0.3")]
    [InlineData("[CellSetting(\"alpha\", 0.1)]", "0.1")]
    [InlineData("[CellSetting(value: 2, name: \"alpha\")]", "2")]
    [InlineData("[CellSetting(\"alpha\", 7), CellSetting(\"alpha\", -0.5, Layer = 0)]", "-0.5")]
    public void A_setting_is_a_number_of_the_equations(string settings, string value)
    {
        const string Model = "[RecurrentModel(typeof(Own), Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }";
        string set = TextOf(GeneratorRun.Of(Usings + UserCells.Leaky + settings + Model));
        string written = TextOf(GeneratorRun.Of(Usings + UserCells.Leaky.Replace(", double alpha = 0.3", "").Replace("alpha", $"({value})") + Model));

        Assert.Contains($"A network of the cell Own(alpha = {value}) over 5 steps", set);
        Assert.Contains($"Multiply({value}, Tanh(", set);
        Assert.Equal(written, set.Replace($"Own(alpha = {value})", "Own"));
    }

    [Fact]
    public void Each_layer_has_its_own_settings()
    {
        string text = TextOf(GeneratorRun.Of(
            Usings + UserCells.Leaky + "[RecurrentModel(typeof(Own), Input = 3, Hidden = 2, Layers = 3, Steps = 5), CellSetting(\"alpha\", 0.1), CellSetting(\"alpha\", 0.02, Layer = 1)] public partial class Gesture { }"));

        Assert.Contains("A network of the cells Own(alpha = 0.1), Own(alpha = 0.02), Own(alpha = 0.1)", text);
    }

    [Theory]
    [InlineData(UserCells.Mgu, "")]
    [InlineData(UserCells.Leaky, "[CellSetting(\"alpha\", 0.1)]")]
    public void A_cell_of_another_assembly_gives_the_same_code(string cell, string settings)
    {
        string model = settings + "[RecurrentModel(typeof(Own), Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }";
        GeneratorRun library = GeneratorRun.Of("#pragma warning disable CS1591 // No documentation here.\n" + Usings + cell);
        using var assembly = new MemoryStream();
        Assert.Empty(library.Complete.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        MetadataReference reference = MetadataReference.CreateFromImage(assembly.ToArray());

        GeneratorRun apart = GeneratorRun.Of(Usings + model, references: [reference]);
        GeneratorRun together = GeneratorRun.Of(Usings + cell + model);

        Assert.Equal(TextOf(together), TextOf(apart));
    }

    private static CellReading ReadingOf(string cell)
    {
        Compilation compilation = GeneratorRun.Of(Usings + cell).Complete;
        return CellReading.Of(compilation.GetTypeByMetadataName("Own")!, TestContext.Current.CancellationToken)!;
    }

    private static string TextOf(GeneratorRun run) => run.Sources.Single(source => source.HintName == "Gesture.g.cs").SourceText.ToString();

    /// <summary>The methods of the kernels without comments and names.</summary>
    private static string KernelsOf(string source)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(TextOf(GeneratorRun.Of(source))).GetRoot();
        var names = new Dictionary<string, int>();
        IEnumerable<string> tokens = root.ChildNodes().Last().DescendantTokens()
            .Select(token => token.IsKind(SyntaxKind.IdentifierToken) ? $"n{names.GetValueOrDefault(token.Text, names[token.Text] = names.GetValueOrDefault(token.Text, names.Count))}" : token.Text);
        return string.Join(' ', tokens).Replace("; ", ";\n");
    }
}
