using System.Text.Json.Nodes;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>Neural Amp Modeler's files: two that were trained by others, and what is wrong with changed ones.</summary>
public sealed class NamTests
{
    private const string Small = "nam_example_lstm1x3.nam";
    private const string TwoLayers = "nam_BossLSTM-2x8.nam";

    [Fact]
    public void The_model_agrees_with_what_NAMs_own_code_gives()
    {
        var model = NamSmall.CreateRandom(1);
        var reference = new ForeignCase("nam_lstm");
        WeightsReport report = model.Import(Shared.Model(Small));
        NamSmall.State state = model.CreateState();
        state.Reset();
        float[] outputs = new float[reference.Input.Length];
        model.Process(state, Array.ConvertAll(reference.Input, x => (float)x), outputs);
        Assert.All(outputs.Zip(reference.Expected), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, reference.Tolerance));
        reference.Check(WeightsFile.Read(Shared.Model(Small)).ToNetwork());
        Assert.Contains("layer 0 W [12, 4]  -> weight_ih_l0, weight_hh_l0 columns x and h parted", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_layers_have_905_numbers()
    {
        RecurrentNetwork network = WeightsFile.Read(Shared.Model(TwoLayers)).ToNetwork();
        Assert.Equal("Lstm 1 -> 8 -> 8, dense 1 linear", network.ToString());
        Assert.Equal(905, network.ParameterCount);
        NamTwoLayers.CreateRandom(1).Import(network);
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(TwoLayers)]
    public void What_is_written_again_has_the_same_numbers(string name)
    {
        WeightsFile file = WeightsFile.Read(Shared.Model(name));
        WeightsFile again = WeightsFile.Parse(file.ToNetwork().ToBytes(WeightsFormat.Nam));
        Assert.Equal(Array.ConvertAll(file.Tensors[0].Values, x => (float)x), Array.ConvertAll(again.Tensors[0].Values, x => (float)x));
    }

    [Theory]
    [InlineData("hidden_size", 4, "'the content': weights: expected a flat list of 109 numbers for 1 layers of 4 units, 1 inputs, 1 outputs, found [70].")]
    [InlineData("num_layers", 2, "'the content': weights: expected a flat list of 160 numbers for 2 layers of 3 units, 1 inputs, 1 outputs, found [70].")]
    [InlineData("num_layers", 1_000_000, "found [70].")]
    [InlineData("input_size", 0, "'the content': config.input_size: expected a whole number from 1 to 1000000, found 0.")]
    public void A_wrong_size_is_named(string key, int value, string message)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllBytes(Shared.Model(Small)))!;
        root["config"]![key] = value;
        var error = Assert.Throws<WeightsException>(() => WeightsFile.Parse(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString())).ToNetwork());
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("architecture", "\"WaveNet\"", "architecture: expected \"LSTM\"")]
    [InlineData("version", "\"0.4.0\"", "version: expected a version 0.5.x to 0.7.x, found \"0.4.0\"")]
    [InlineData("weights", "[1, [2]]", "weights[1]: expected a number")]
    [InlineData("weights", "[1, \"NaN\"]", "weights[1]: expected numbers")]
    [InlineData("config", "null", "config: expected input_size, hidden_size, num_layers, found nothing")]
    public void A_wrong_key_is_named(string key, string value, string message)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllBytes(Shared.Model(Small)))!;
        root[key] = JsonNode.Parse(value);
        var error = Assert.Throws<WeightsException>(() => WeightsFile.Parse(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString())).ToNetwork());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>A model that starts at zero would be silently wrong for half a second.</summary>
    [Fact]
    public void A_model_without_the_learned_state_is_refused()
    {
        var model = AmpLstm.CreateRandom(1);
        float[] before = model.Parameters.ToArray();
        var error = Assert.Throws<WeightsException>(() => model.Import(Shared.Model(Small)));
        Assert.Contains("h0_l0: expected no such tensor in model 'AmpLstm' (it needs LearnedInitialState = true), found [3]", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Parameters.ToArray());
    }
}
