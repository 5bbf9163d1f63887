using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>A weights file that does not fit its model is named at the argument, with the key, what was needed and what was found.</summary>
public sealed class WeightsDiagnosticTests
{
    private const string Argument = "Weights = \"gesture.weights.json\"";

    [Theory]
    [InlineData("{|UNR0050:Weights = \"other.json\"|}", "'other.json' is none of the project's additional files: write '<AdditionalFiles Include=\"other.json\" />' in the project, or more of the path here")]
    [InlineData("{|UNR0050:Weights = \"\"|}", "'' is none of the project's additional files: write '<AdditionalFiles Include=\"\" />' in the project, or more of the path here")]
    public async Task A_file_is_not_there(string argument, string message) => Assert.Equal(message, Assert.Single(await Verify(argument, PretrainedModel.File())));

    [Fact]
    public async Task A_file_is_there_twice() =>
        Assert.StartsWith(
            "'gesture.weights.json' is several of the project's",
            Assert.Single(await Verify("{|UNR0050:" + Argument + "|}", PretrainedModel.File(), new WeightsText("/project/gesture.weights.json", PretrainedModel.Text))));

    [Theory]
    [InlineData("", "line 1, column 1: expected is '{'")]
    [InlineData("{}", "it is empty")]
    [InlineData("{ \"layers\": [] }", "its first key is 'layers', and a file for the compiler begins with \"format\": \"unrolled-weights\"; write one with 'unrolled convert FILE NAME.weights.json'")]
    [InlineData("{ \"format\": \"other\" }", "its format is 'other'")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"version\": 2 }", "its version is 2, and this compiler reads version 1")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"gates\": 2 }", "the key 'gates' is unknown")]
    [InlineData("{ \"format\": \"unrolled-weights\" } {", "line 1, column 34: expected is the end")]
    [InlineData("{ \"format\": \"unrolled-weights\",\n \"tensors\": { \"w\": 5 } }", "line 2, column 20: expected is '{'")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"tensors\": { \"w\": { \"shape\": [1] } } }", "the tensor 'w' needs 'shape' and one of 'values' and 'base64'")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"tensors\": { \"w\": { \"shape\": [1, 2, 3], \"values\": [] } } }", "the shape of 'w' is [1, 2, 3]")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"tensors\": { \"w\": { \"shape\": [0], \"values\": [] } } }", "the shape of 'w' is [0]")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"tensors\": { \"w\": { \"shape\": [1.5], \"values\": [] } } }", "expected is a whole number")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"tensors\": { \"w\": { \"shape\": [1], \"values\": [1,] } } }", "expected is a number")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"tensors\": { \"w\": { \"shape\": [1], \"base64\": \"AAAA\" } } }", "'w' has 3 bytes, which is no multiple of 4")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"tensors\": { \"w\": { \"shape\": [1], \"base64\": \"A*AA\" } } }", "the numbers of 'w' are no base64")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"tensors\": { \"w\": { \"shape\": [1], \"dtype\": \"I8\", \"values\": [1] } } }", "the numbers of 'w' are I8")]
    [InlineData("{ \"format\": \"unrolled-weights\", \"tensors\": { \"w\": { \"shape\": [1], \"values\": [1] }, \"w\": { \"shape\": [1], \"values\": [1] } } }", "the tensor 'w' stands in it twice")]
    [InlineData("{ \"format\": \"unrolled-weights", "expected is a text that ends")]
    public async Task A_file_cannot_be_read(string text, string message) =>
        Assert.Contains(message, Assert.Single(await Verify("{|UNR0051:" + Argument + "|}", PretrainedModel.File(text))));

    [Theory]
    [InlineData("{|UNR0052:" + Argument + "|}", "\"weight_head\": { \"shape\": [1, 2], \"values\": [5, 6] },", "", "'weight_head' [1, 2], which 'Gesture' needs, is not in 'gesture.weights.json'")]
    [InlineData("{|UNR0053:" + Argument + "|}", "\"weight_head\":", "\"h0_l0\": { \"shape\": [2], \"values\": [0, 0] }, \"weight_head\":", "'h0_l0' [2] in 'gesture.weights.json' is no tensor of 'Gesture'")]
    [InlineData("{|UNR0054:" + Argument + "|}", "[2, 1], \"values\"", "[1, 2], \"values\"", "'weight_ih_l0' is [1, 2] in 'gesture.weights.json', and 'Gesture' needs [2, 1]")]
    [InlineData("{|UNR0054:" + Argument + "|}", "[2, 1], \"values\": [0.1, -0.25]", "[8, 1], \"values\": [1, 2, 3, 4, 5, 6, 7, 8]", "'weight_ih_l0' is [8, 1] in 'gesture.weights.json', and 'Gesture' needs [2, 1]: 4 gates of 2 units, where the cell has 1")]
    [InlineData("{|UNR0055:" + Argument + "|}", "[0.1, -0.25]", "[0.1]", "'weight_ih_l0' has 1 numbers in 'gesture.weights.json', and its shape [2, 1] needs 2")]
    [InlineData("{|UNR0056:" + Argument + "|}", "[5, 6]", "[5, NaN]", "'weight_head' has NaN at place 1 in 'gesture.weights.json', which is no finite float")]
    [InlineData("{|UNR0056:" + Argument + "|}", "[5, 6]", "[-Infinity, 6]", "'weight_head' has -Infinity at place 0")]
    [InlineData("{|UNR0056:" + Argument + "|}", "[5, 6]", "[1e39, 6]", "'weight_head' has 1E+39 at place 0")]
    [InlineData("{|UNR0056:" + Argument + "|}", "AACAPwAAAMA", "AADAfwAAAMA", "'weight_hh_l0' has NaN at place 0")]
    [InlineData("{|UNR0057:" + Argument + "|}", "\"cell\": \"Rnn\"", "\"cell\": \"Rnn(Activation = Relu)\"", "The cell of 'gesture.weights.json' is Rnn(Activation = Relu), and that of 'Gesture' is Rnn")]
    [InlineData("{|UNR0057:" + Argument + "|}", "\"head\": \"Linear\"", "\"head\": \"Softmax\"", "The head of 'gesture.weights.json' is Softmax")]
    [InlineData("{|UNR0057:" + Argument + "|}", "\"head\": \"Linear\"", "\"direction\": \"Reverse\"", "The direction of 'gesture.weights.json' is Reverse, and that of 'Gesture' is Forward")]
    [InlineData("{|UNR0057:" + Argument + "|}", "\"head\": \"Linear\"", "\"inputs\": \"tokens\"", "The inputs of 'gesture.weights.json' is tokens")]
    public async Task A_file_is_of_another_model(string argument, string before, string after, string message)
    {
        string text = PretrainedModel.Text.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(PretrainedModel.Text, text);

        Assert.StartsWith(message, Assert.Single(await Verify(argument, PretrainedModel.File(text))));
    }

    [Fact]
    public async Task Every_fault_is_told()
    {
        GeneratorRun run = GeneratorRun.Of(PretrainedModel.Source, files: [PretrainedModel.File(PretrainedModel.Text.Replace("weight_head", "weight_tail"))]);

        Assert.Equal(["UNR0052", "UNR0053"], (await run.Diagnostics()).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("LstmModel(Input = 16, Hidden = 248, Steps = 2, {|UNR0058:Weights = \"gesture.weights.json\"|})", "'Gesture' has 262880 numbers, and at most 262144 become source text")]
    public async Task A_model_is_too_large(string attribute, string message) =>
        Assert.StartsWith(message, Assert.Single(await Diagnosed.VerifyGenerated($"[{attribute}] public partial class Gesture {{ }}", PretrainedModel.File())));

    /// <summary>Numbers too large for a float are finite in double precision.</summary>
    [Fact]
    public async Task A_double_model_has_larger_numbers() =>
        Assert.Empty(await Verify(Argument + ", Precision = Precision.Double", PretrainedModel.File(PretrainedModel.Text.Replace("[5, 6]", "[1e39, 6]"))));

    [Theory]
    [InlineData("Weights = \"gesture.weights.json\"")]
    [InlineData("Weights = \"models/gesture.weights.json\"")]
    [InlineData("Weights = null")]
    public async Task A_file_that_fits_is_none(string argument) => Assert.Empty(await Verify(argument, PretrainedModel.File()));

    /// <summary>What is wrong with the model itself is said alone.</summary>
    [Fact]
    public Task A_wrong_model_hides_its_weights() =>
        Diagnosed.Verify("[RnnModel(Input = 1, {|UNR0013:Hidden = 0|}, Steps = 3, Weights = \"gesture.weights.json\")] public partial class Gesture { }");

    [Fact]
    public async Task Names_of_weights_are_free_without_them() =>
        Assert.Empty(await Diagnosed.VerifyGenerated("[RnnModel(Input = 1, Hidden = 1, Steps = 3)] public partial class Gesture { public static int Pretrained => 1; }"));

    [Fact]
    public Task A_name_of_weights_is_needed() =>
        Diagnosed.Verify("[RnnModel(Input = 1, Hidden = 1, Steps = 3, Weights = \"gesture.weights.json\")] public partial class Gesture { public static int {|UNR0011:Pretrained|} => 1; }");

    private static Task<IReadOnlyList<string>> Verify(string argument, params WeightsText[] files) =>
        Diagnosed.VerifyGenerated(PretrainedModel.Source.Replace("using Unrolled;\n", "").Replace(Argument, argument), files);
}
