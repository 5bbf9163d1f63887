using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator;
using Unrolled.Tool;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>The tool <c>unrolled</c>: what it writes, and its exit codes.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Inspect_tells_tensors_and_network()
    {
        (int code, string output, _) = Run("inspect", Fixture("gru.pt"));
        Assert.Equal(0, code);
        Assert.Contains("model.rnn.weight_ih_l0", output, StringComparison.Ordinal);
        Assert.Contains("[15, 2]", output, StringComparison.Ordinal);
        Assert.Contains("PyTorch: Gru 2 -> 5, dense 2, 147 numbers", output, StringComparison.Ordinal);

        (code, output, _) = Run("inspect", Fixture("keras3_lstm.keras"), "--json");
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, code);
        Assert.Equal("Lstm", root.GetProperty("network").GetProperty("cell").GetString());
        Assert.Equal([5, 4], root.GetProperty("network").GetProperty("hidden").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal("Softmax", root.GetProperty("network").GetProperty("head").GetString());
    }

    [Fact]
    public void A_wrong_file_is_1_and_a_wrong_call_is_2()
    {
        string path = Path.Combine(_folder, "x.json");
        File.WriteAllText(path, "{\"layers\": 3}");
        (int code, _, string error) = Run("check", path);
        Assert.Equal(1, code);
        Assert.Contains("layers: expected a list of layers, found 3", error, StringComparison.Ordinal);
        Assert.Equal(1, Run("inspect", Path.Combine(_folder, "absent.pt")).Code);
        (code, string json, _) = Run("check", path, "--json");
        Assert.Equal(1, code);
        Assert.Equal("layers", JsonDocument.Parse(json).RootElement.GetProperty("faults")[0].GetProperty("key").GetString());
        Assert.Equal(2, Run("inspect").Code);
        Assert.Equal(2, Run("frobnicate").Code);
    }

    [Theory]
    [InlineData("gru.pt")]
    [InlineData("lstm_both_ways.pt")]
    [InlineData("lstm_double.pt")]
    [InlineData("words.pt")]
    [InlineData("relu_without_bias.pt", "--activation", "Relu")]
    [InlineData("keras3_lstm.keras")]
    [InlineData("keras2_gru.h5")]
    [InlineData("keras_rnn.npz", "--activation", "Relu")]
    [InlineData("gru_sequential.pt", "--dense-activation", "Tanh")]
    public void The_new_class_compiles_and_agrees_with_the_files_own_test(string name, params string[] options)
    {
        (int code, string output, _) = Run(["new", Fixture(name), "--name", "Made", "--steps", "4", .. options]);
        Assert.Equal(0, code);
        WeightsReport report = Import(Compiled(output, "Made"), Fixture(name));

        // Tokens and a direction from the end are run by the reference alone.
        Assert.Contains("The file's own test", report.ToString(), StringComparison.Ordinal);
        bool stream = !name.Contains("words", StringComparison.Ordinal) && !name.Contains("both", StringComparison.Ordinal) && !name.Contains("keras2", StringComparison.Ordinal);
        Assert.Equal(stream, report.ToString().Contains("The same test by model 'Made'", StringComparison.Ordinal));
    }

    /// <summary>The class of each file computes what the file's network computes in plain loops.</summary>
    [Theory]
    [InlineData("a.pt", "HeadSizes = new[] { 4, 4 }, HeadActivation = DenseActivation.Tanh, Output = 2")]
    [InlineData("a.json", "HeadSizes = new[] { 4, 4 }, HeadActivation = DenseActivation.Tanh, Output = 2")]
    [InlineData("a.keras", "HeadSizes = new[] { 4, 4 }, HeadActivation = DenseActivation.Tanh, Output = 2")]
    [InlineData("b.safetensors", "InputSizes = new[] { 6, 4 }, Hidden = 4, Steps = 4, HeadSizes = new[] { 5 }, Output = 2, Head = Head.Softmax", "--dense-activation", "Relu", "--input-layer", "input.0.", "--input-layer", "input.1.", "--head", "Softmax")]
    [InlineData("b.json", "InputSizes = new[] { 6, 4 }, Hidden = 4, Steps = 4, HeadSizes = new[] { 5 }, Output = 2, Head = Head.Softmax")]
    [InlineData("b.keras", "InputSizes = new[] { 6, 4 }, Hidden = 4, Steps = 4, HeadSizes = new[] { 5 }, Output = 2, Head = Head.Softmax")]
    [InlineData("b.onnx", "InputSizes = new[] { 6, 4 }, Hidden = 4, Steps = 4, HeadSizes = new[] { 5 }, Output = 2, Head = Head.Softmax")]
    [InlineData("c.keras", "[RecurrentModel(typeof(Unrolled.Cells.Gru), typeof(Unrolled.Cells.Lstm), Input = 2, HiddenSizes = new[] { 4, 3 }, Steps = 4, Output = 1)]")]
    [InlineData("c.json", "[RecurrentModel(typeof(Unrolled.Cells.Gru), typeof(Unrolled.Cells.Lstm), Input = 2, HiddenSizes = new[] { 4, 3 }, Steps = 4, Output = 1)]")]
    public void The_new_class_has_dense_layers_and_different_cells(string name, string arguments, params string[] options)
    {
        string path = Path.Combine(_folder, name);
        INetwork<float, float> from = name[0] switch { 'a' => TanhHead.CreateRandom(5), 'b' => Entered.CreateRandom(5), _ => Mixed.CreateRandom(5) };
        from.Export(path);
        if (name == "a.pt")
        {
            options = ["--dense-activation", "Tanh"];
            (int without, _, string error) = Run("new", path, "--name", "Made");
            Assert.Equal(1, without);
            Assert.Contains("the activation between dense layers: expected --dense-activation Relu, Tanh, Sigmoid or Linear, because the file does not tell it", error, StringComparison.Ordinal);
        }

        (int code, string output, _) = Run(["new", path, "--name", "Made", "--steps", "4", .. options]);
        Assert.Equal(0, code);
        Assert.Contains(arguments, output, StringComparison.Ordinal);
        var made = (INetwork<float, float>)Compiled(output, "Made").GetMethod("CreateRandom")!.Invoke(null, [1ul])!;
        made.Import(path, new ImportOptions { InputLayers = name == "b.safetensors" ? ["input.0.", "input.1."] : [] });
        float[] input = Outputs.Input(made);
        Outputs.Same(Outputs.Of(made, input), from.ToRecurrentNetwork().Run(Array.ConvertAll(input, x => (double)x)), 1e-6);
    }

    [Theory]
    [InlineData("nam_BossLSTM-2x8.nam")]
    [InlineData("nam_example_lstm1x3.nam")]
    public void The_new_class_of_a_NAM_file(string name)
    {
        string path = Shared.Model(name);
        (int code, string output, _) = Run("new", path, "--name", "Made", "--namespace", "Sound");
        Assert.Equal(0, code);
        Assert.Contains("LearnedInitialState = true", output, StringComparison.Ordinal);
        Import(Compiled(output, "Sound.Made"), path);
    }

    [Fact]
    public void Convert_goes_round_through_every_format()
    {
        string[] round = ["a.safetensors", "b.onnx", "c.keras", "d.npz", "e.json", "f.pt"];
        string from = Fixture("gru.pt");
        foreach (string to in round.Select(name => Path.Combine(_folder, name)))
        {
            (int code, string output, string error) = Run("convert", from, to);
            Assert.True(code == 0, error);
            Assert.Contains("Read again, it computes the same within 0e+0.", output, StringComparison.Ordinal);
            from = to;
        }

        Assert.Equal(0, Run("check", Fixture("gru.pt"), from).Code);
        Assert.Equal(1, Run("check", Fixture("gru.pt"), Fixture("gru_half.pt")).Code);
        Assert.Equal(1, Run("convert", from, Path.Combine(_folder, "g.nam")).Code);
        Assert.False(File.Exists(Path.Combine(_folder, "g.nam")));
    }

    [Fact]
    public void Check_runs_the_files_own_test()
    {
        (int code, string output, _) = Run("check", Fixture("gru.pt"));
        Assert.Equal(0, code);
        Assert.Contains("gru.pt.test.json) agrees", output, StringComparison.Ordinal);
        File.Copy(Fixture("gru.pt"), Path.Combine(_folder, "gru.pt"));
        (code, _, string error) = Run("check", Path.Combine(_folder, "gru.pt"));
        Assert.Equal(1, code);
        Assert.Contains("the test: expected inputs and outputs in the file, or in gru.pt.test.json beside it, found none", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_has_a_class_for_each_size()
    {
        AmpLstm.CreateRandom(1).Export(Path.Combine(_folder, "clean.json"));
        AmpLstm.CreateRandom(2).Export(Path.Combine(_folder, "crunch.json"));
        Same.CreateRandom(2).Export(Path.Combine(_folder, "pedal.pt"));
        File.WriteAllText(Path.Combine(_folder, "readme.txt"), "no model");
        (int code, string output, _) = Run("family", _folder, "--name", "Amps");
        Assert.Equal(0, code);
        Assert.Contains("[ModelFamily(typeof(Gru1x5In2Out2), typeof(Lstm1x3))]\npublic static partial class Amps\n", output, StringComparison.Ordinal);
        Type amps = Compiled(output, "Amps");
        var family = (NetworkFamily<float>)amps.GetProperty("Family")!.GetValue(null)!;
        Assert.Equal("Lstm1x3", family.Import(Path.Combine(_folder, "crunch.json")).Network.Layout.Model);
        Assert.Equal("Gru1x5In2Out2", family.Import(Path.Combine(_folder, "pedal.pt")).Network.Layout.Model);
        Assert.Contains("/// <summary>pedal.pt.</summary>\n[GruModel(", output, StringComparison.Ordinal);
        Assert.Contains("public partial class Gru1x5In2Out2\n", output, StringComparison.Ordinal);
        Assert.Contains("/// <summary>clean.json, crunch.json.</summary>\n[LstmModel(Input = 1, Hidden = 3, Steps = 64, Output = 1)]\npublic partial class Lstm1x3\n", output, StringComparison.Ordinal);
        Assert.Contains("// '" + Path.Combine(_folder, "readme.txt"), output, StringComparison.Ordinal);
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int code = Program.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static Type Compiled(string source, string name)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(LstmModelAttribute).Assembly.Location).Distinct().Select(path => MetadataReference.CreateFromFile(path));
        var written = CSharpCompilation.Create("Made", [CSharpSyntaxTree.ParseText(source, parse)], references, options);
        CSharpGeneratorDriver.Create([new UnrolledGenerator().AsSourceGenerator()], parseOptions: parse).RunGeneratorsAndUpdateCompilation(written, out Compilation complete, out _);
        using var image = new MemoryStream();
        Assert.Empty(complete.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(image.ToArray()).GetType(name, throwOnError: true)!;
    }

    private static WeightsReport Import(Type type, string path)
    {
        object model = type.GetMethod("CreateRandom")!.Invoke(null, [1ul])!;
        var options = new ImportOptions { Activation = RnnActivation.Relu, DenseActivation = LayerActivation.Tanh };
        return model switch
        {
            INetwork<float> network => network.Import(path, options),
            INetwork<double> network => network.Import(path, options),
            ITokenNetwork<float> network => network.Import(path, options),
            _ => throw new InvalidOperationException(type.ToString()),
        };
    }
}
