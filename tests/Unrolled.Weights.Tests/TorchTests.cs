using System.Text.Json;
using System.Text.Json.Nodes;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>Files that PyTorch wrote, and files for it: there and back with the same numbers.</summary>
public sealed class TorchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What torch.save wrote, with the outputs that PyTorch computed beside it: reading compares them.</summary>
    [Theory]
    [InlineData("lstm_both_ways", "Lstm 3 -> 5 both ways -> 5 both ways, dense 2", 1e-6, null)]
    [InlineData("gru", "Gru 2 -> 5, dense 2", 1e-6, null)]
    [InlineData("relu_without_bias", "Rnn 2 -> 4", 1e-6, RnnActivation.Relu)]
    [InlineData("words", "Lstm 11 tokens -> 4 -> 6, dense 3", 1e-6, null)]
    [InlineData("lstm_double", "Lstm 2 -> 4, dense 1", 1e-14, null)]
    [InlineData("gru_half", "Gru 2 -> 5, dense 2", 1e-6, null)]
    [InlineData("gru_brain", "Gru 2 -> 5, dense 2", 1e-6, null)]
    [InlineData("gru_sequential", "Gru 2 -> 5, dense 4 tanh, dense 4 tanh, dense 2", 1e-6, null)]
    public void Files_of_PyTorch(string name, string network, double error, object? activation)
    {
        RecurrentNetwork read = WeightsFile.Read(Fixture(name + ".pt")).ToNetwork(new ImportOptions { Activation = (RnnActivation?)activation, DenseActivation = network.Contains("tanh", StringComparison.Ordinal) ? LayerActivation.Tanh : null });
        Assert.Equal(network, read.ToString());
        Assert.InRange(read.Report.TestError!.Value, 1e-17, error);
    }

    [Fact]
    public void The_models_themselves_pass_the_files_own_test()
    {
        Assert.InRange(Same.CreateRandom(1).Import(Fixture("gru.pt")).TestError!.Value, 1e-12, 1e-6);
        Assert.InRange(SameInDouble.CreateRandom(1).Import(Fixture("lstm_double.pt")).TestError!.Value, 1e-18, 1e-14);
        Assert.Contains("model.rnn.weight_ih_l0 [15, 2] -> weight_ih_l0", Same.CreateRandom(1).Import(Fixture("gru.pt")).ToString(), StringComparison.Ordinal);
    }

    /// <summary>A tanh network's file in a relu network fails its test, rather than compute nonsense.</summary>
    [Fact]
    public void The_wrong_activation_fails_the_test() =>
        Assert.Contains(
            "expected the file's own outputs within 1e-6, found a difference of",
            Assert.Throws<WeightsException>(() => WeightsFile.Read(Fixture("relu_without_bias.pt")).ToNetwork()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(".pt")]
    [InlineData(".safetensors")]
    public void There_and_back(string extension)
    {
        Check<float, float>(BothWays.CreateRandom(1), BothWays.CreateRandom(2), extension, new() { ["cell"] = "LSTM", ["input"] = 3, ["hidden"] = 5, ["layers"] = 2, ["both"] = true, ["output"] = 2, ["head"] = "Sigmoid" });
        Check<float, float>(GruSoftmax.CreateRandom(1), GruSoftmax.CreateRandom(2), extension, new() { ["cell"] = "GRU", ["input"] = 2, ["hidden"] = 5, ["output"] = 2, ["head"] = "Softmax" });
        Check<float, float>(GruWrites.CreateRandom(1), GruWrites.CreateRandom(2), extension, new() { ["cell"] = "GRU", ["input"] = 2, ["hidden"] = 5, ["output"] = 2 });
        Check<float, float>(ReluWithoutBias.CreateRandom(1), ReluWithoutBias.CreateRandom(2), extension, new() { ["cell"] = "RNN", ["input"] = 2, ["hidden"] = 4, ["bias"] = false, ["activation"] = "relu" });
        Check<float, float>(NamTwoLayers.CreateRandom(1), NamTwoLayers.CreateRandom(2), extension, new() { ["cell"] = "LSTM", ["input"] = 1, ["hidden"] = 8, ["layers"] = 2, ["output"] = 1, ["learned"] = true });
        Check<float, float>(TanhHead.CreateRandom(1), TanhHead.CreateRandom(2), extension, new() { ["cell"] = "GRU", ["input"] = 2, ["hidden"] = 5, ["behind"] = new JsonArray(4, 4), ["between"] = "tanh", ["output"] = 2 });
        Check<float, float>(Entered.CreateRandom(1), Entered.CreateRandom(2), extension, new() { ["cell"] = "LSTM", ["input"] = 3, ["before"] = new JsonArray(6, 4), ["hidden"] = 4, ["behind"] = new JsonArray(5), ["output"] = 2, ["head"] = "Softmax" });
        Check<float, int>(Words.CreateRandom(1), Words.CreateRandom(2), extension, new() { ["cell"] = "LSTM", ["input"] = 11, ["embedding"] = 4, ["hidden"] = 6, ["output"] = 3, ["head"] = "Softmax" }, 11);
        Check<double, double>(InDouble.CreateRandom(1), InDouble.CreateRandom(2), extension, new() { ["cell"] = "LSTM", ["input"] = 2, ["hidden"] = 4, ["output"] = 1, ["double"] = true });
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    private void Check<T, TInput>(INetwork<T, TInput> model, INetwork<T, TInput> other, string extension, JsonObject spec, int vocabulary = 0)
        where T : unmanaged
        where TInput : unmanaged
    {
        if (spec.ContainsKey("learned"))
        {
            var random = new Xoshiro256(4);
            foreach (TensorLayout tensor in model.Layout.Tensors)
            {
                Initializer.Uniform(tensor, model.Parameters, random, 0.7);
            }
        }

        string there = Path.Combine(_folder, "there" + extension);
        string back = Path.Combine(_folder, "back.pt");
        model.Export(there);
        TInput[] input = Outputs.Input(model, vocabulary);
        RecurrentNetwork network = model.ToRecurrentNetwork();
        int width = network.InputWidth;
        spec["x"] = new JsonArray([.. input.Chunk(width).Select(row => JsonSerializer.SerializeToNode(row))]);
        double[][] outputs = JsonSerializer.Deserialize<double[][]>(TorchProcess.Run(spec.ToJsonString(), "run", there, back))!;
        Outputs.Same(Outputs.Of(model, input), [.. outputs.SelectMany(row => row)], typeof(T) == typeof(double) ? 1e-14 : 1e-6);
        other.Import(back, new ImportOptions { InputLayers = [.. network.InputLayers.Select((_, i) => $"input.{i}.")] });
        Assert.Equal(model.Parameters.ToArray(), other.Parameters.ToArray());
    }
}
