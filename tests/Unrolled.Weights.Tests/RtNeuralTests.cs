using System.Text;
using System.Text.Json.Nodes;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>RTNeural's and AIDA-X' JSON.</summary>
public sealed class RtNeuralTests
{
    [Theory]
    [InlineData("rtneural_lstm_1d")]
    [InlineData("rtneural_gru_1d")]
    public void The_tests_of_RTNeural_itself(string name)
    {
        var reference = new ForeignCase(name);
        reference.Check(WeightsFile.Parse(CaseFiles.RtNeural(reference)).ToNetwork());
    }

    /// <summary>A file that was published with 16 units in its head and 20 in its weights.</summary>
    [Fact]
    public void A_file_that_contradicts_itself_is_named()
    {
        var error = Assert.Throws<WeightsException>(() => WeightsFile.Read(Shared.Model("rtneural_bad_lstm.json")).ToNetwork());
        Assert.Equal(
            ["layers[0].weights[0]: expected [1, 64], found [1, 80]", "layers[0].weights[1]: expected [16, 64], found [20, 80]", "layers[0].weights[2]: expected [64], found [80]"],
            error.Faults.Select(fault => fault.ToString()));
        Assert.EndsWith("rtneural_bad_lstm.json", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Skip_gains_and_rate_are_read_and_have_to_be_accepted()
    {
        RecurrentNetwork plain = AmpLstm.CreateRandom(3).ToRecurrentNetwork();
        JsonNode root = JsonNode.Parse(plain.ToBytes(WeightsFormat.RtNeural))!;
        root["in_skip"] = 1;
        root["in_gain"] = 20;
        root["out_gain"] = -6;
        root["metadata"] = new JsonObject { ["samplerate"] = "48000" };
        RecurrentNetwork network = Read(root);
        Assert.Equal(48000, network.SampleRate);
        Assert.True(network.SignalPath.Skip);
        Assert.Equal(10, network.SignalPath.InputGain, 12);
        Assert.Equal(0.50118723362727, network.SignalPath.OutputGain, 12);
        var error = Assert.Throws<WeightsException>(() => AmpLstm.CreateRandom(1).Import(network));
        Assert.Contains("the signal path: expected none", error.Message, StringComparison.Ordinal);

        var model = AmpLstm.CreateRandom(1);
        model.Import(network, new ImportOptions { AppliesSignalPath = true });
        double[] input = [0.3, -0.2, 0.05, 0];
        float[] x = Array.ConvertAll(input, v => (float)v);
        float[] y = new float[4];
        network.SignalPath.ApplyInput(x);
        model.Process(model.CreateState(), x, y);
        network.SignalPath.ApplyOutput(x, y);
        double[] alone = plain.Run(input.Select(v => v * 10).ToArray());
        Assert.All(Enumerable.Range(0, 4), t => Assert.Equal((alone[t] + (10 * input[t])) * 0.50118723362727, y[t], 5));
        Assert.All(network.Run(input).Zip(y), pair => Assert.Equal(pair.First, pair.Second, 5));
    }

    [Fact]
    public void A_files_own_batch_is_run_without_gains_and_has_to_agree()
    {
        RecurrentNetwork plain = AmpLstm.CreateRandom(4).ToRecurrentNetwork();
        double[] input = [.. Enumerable.Range(0, 100).Select(t => (t * 37 % 19 / 10.0) - 0.9)];
        JsonNode root = JsonNode.Parse(plain.ToBytes(WeightsFormat.RtNeural))!;
        root["in_skip"] = 1;
        root["in_gain"] = 12;
        root["input_batch"] = new JsonArray([.. input.Select(x => (JsonNode)x)]);
        root["output_batch"] = new JsonArray([.. plain.Run(input).Zip(input, (y, x) => (JsonNode)(y + x))]);
        RecurrentNetwork network = Read(root);
        Assert.InRange(network.Report.TestError!.Value, 0, 1e-12);
        WeightsReport report = AmpLstm.CreateRandom(1).Import(network, new ImportOptions { AppliesSignalPath = true });
        Assert.InRange(report.TestError!.Value, 1e-12, 1e-5);
        Assert.Contains("The same test by model 'AmpLstm'", report.ToString(), StringComparison.Ordinal);

        root["output_batch"]![57] = 0.9;
        var error = Assert.Throws<WeightsException>(() => Read(root));
        Assert.Contains("output_batch: expected the file's own outputs within 1e-4, found a difference of", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layers[0].type", "\"conv1d\"", "layers[0].type: expected dense layers, then lstm or gru layers, then dense layers, found \"conv1d\"")]
    [InlineData("layers[0].activation", "\"relu\"", "layers[0].activation: expected tanh, which RTNeural always computes, found \"relu\"")]
    [InlineData("layers[1].activation", "\"elu\"", "layers[1].activation: expected linear, tanh, relu, sigmoid or softmax, found \"elu\"")]
    [InlineData("layers[1].weights[1]", "[1, 2]", "layers[1].weights[1]: expected [1], found [2]")]
    [InlineData("layers[0].weights[2]", "null", "layers[0].weights[2]: expected numbers in lists of equal lengths, found null")]
    [InlineData("layers[0].shape", "[null, null, 4]", "layers[0].weights[0]: expected [1, 16], found [1, 12]")]
    [InlineData("in_shape", "[null, null, 2]", "layers[0].weights[0]: expected [2, 12], found [1, 12]")]
    public void A_wrong_value_is_named(string place, string value, string message)
    {
        JsonNode root = JsonNode.Parse(AmpLstm.CreateRandom(3).ToRecurrentNetwork().ToBytes(WeightsFormat.RtNeural))!;
        JsonPath.Set(root, place, value);
        Assert.Contains(message, Assert.Throws<WeightsException>(() => Read(root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_stands_twice_is_named()
    {
        string text = Encoding.UTF8.GetString(AmpLstm.CreateRandom(3).ToRecurrentNetwork().ToBytes(WeightsFormat.RtNeural));
        byte[] twice = Encoding.UTF8.GetBytes("{\"layers\":[]," + text[1..]);
        Assert.Equal("'the content': layers: expected a key once in an object, found it twice.", Assert.Throws<WeightsException>(() => WeightsFile.Parse(twice)).Message);
    }

    private static RecurrentNetwork Read(JsonNode root) => WeightsFile.Parse(Encoding.UTF8.GetBytes(root.ToJsonString())).ToNetwork();
}
