using System.Text;
using System.Text.Json.Nodes;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>Dense layers before and behind recurrent ones, and layers of different cells: through every format that can hold them, and refused by name elsewhere.</summary>
public sealed class DenseLayerTests
{
    private static readonly ImportOptions Open = new() { DenseActivation = LayerActivation.Relu, InputLayers = ["input.0.", "input.1."] };

    /// <summary>The generated model against plain loops over its weights.</summary>
    [Fact]
    public void The_layers_are_the_models()
    {
        Same(TanhHead.CreateRandom(3));
        Same(Entered.CreateRandom(3));
        Same(Mixed.CreateRandom(3));

        static void Same(INetwork<float, float> model)
        {
            float[] input = Outputs.Input(model);
            Outputs.Same(Outputs.Of(model, input), model.ToRecurrentNetwork().Run(Array.ConvertAll(input, x => (double)x)), 1e-6);
        }
    }

    [Theory]
    [InlineData(WeightsFormat.Safetensors)]
    [InlineData(WeightsFormat.PyTorch)]
    [InlineData(WeightsFormat.PyTorchJson)]
    [InlineData(WeightsFormat.Keras)]
    [InlineData(WeightsFormat.Onnx)]
    [InlineData(WeightsFormat.RtNeural)]
    [InlineData(WeightsFormat.Unrolled)]
    public void What_is_written_comes_back_bit_by_bit(WeightsFormat format)
    {
        ThereAndBack.Check<float, float>(TanhHead.CreateRandom(1), TanhHead.CreateRandom(2), format);
        Entered from = Entered.CreateRandom(1), to = Entered.CreateRandom(2);
        to.Import(from.ToRecurrentNetwork().ToBytes(format), Open);
        Assert.Equal(from.Parameters.ToArray(), to.Parameters.ToArray());
        if (format is WeightsFormat.Keras or WeightsFormat.Onnx or WeightsFormat.RtNeural or WeightsFormat.Unrolled)
        {
            ThereAndBack.Check<float, float>(Mixed.CreateRandom(1), Mixed.CreateRandom(2), format);
        }
        else
        {
            Assert.Contains("the layers: expected layers of one cell, as a module of PyTorch has them, found mixed 2 -> 4 -> 3, dense 1", Refused(Mixed.CreateRandom(1).ToRecurrentNetwork(), format), StringComparison.Ordinal);
        }
    }

    /// <summary>The compiler compares the words that a file has with those of the model.</summary>
    [Fact]
    public void A_file_for_the_compiler_tells_the_layers_as_the_model_does()
    {
        Told(TanhHead.CreateRandom(1), "Gru > Dense(Activation = Tanh) > Dense(Activation = Tanh)");
        Told(Entered.CreateRandom(1), "Dense > Dense > Lstm > Dense");
        Told(Mixed.CreateRandom(1), Mixed.Layout.Meaning!.Cell);

        static void Told(INetwork<float, float> model, string cells)
        {
            Assert.Equal(cells, model.Layout.Meaning!.Cell);
            Assert.Equal(cells, (string?)JsonNode.Parse(model.ToRecurrentNetwork().ToBytes(WeightsFormat.Unrolled))!["cell"]);
        }
    }

    [Fact]
    public void The_report_names_them_as_the_model_does()
    {
        WeightsReport report = Entered.CreateRandom(1).Import(Entered.CreateRandom(2).ToRecurrentNetwork().ToBytes(WeightsFormat.PyTorch), Open);
        Assert.Contains(new WeightsStep("input.1.bias [4]", "bias_in1", ""), report.Steps);
        Assert.Contains(new WeightsStep("head.0.weight [5, 4]", "weight_head0", ""), report.Steps);
        Assert.Contains(new WeightsStep("head.1.weight [2, 5]", "weight_head", ""), report.Steps);
    }

    [Theory]
    [InlineData("weight_head0: expected [4, 5], found no such tensor in Gru 2 -> 5, dense 2", typeof(GruSoftmax), typeof(TanhHead))]
    [InlineData("weight_head0: expected no such tensor in model 'GruSoftmax' (it needs HeadSizes), found [4, 5]", typeof(TanhHead), typeof(GruSoftmax))]
    [InlineData("the cells: expected Gru, Lstm, found Gru", typeof(GruSoftmax), typeof(Mixed))]
    [InlineData("the cells: expected Gru, found Gru, Lstm", typeof(Mixed), typeof(TanhHead))]
    public void Another_model_is_refused(string message, Type from, Type to)
    {
        static INetwork<float, float> Model(Type type) => (INetwork<float, float>)type.GetMethod("CreateRandom")!.Invoke(null, [1ul])!;
        Assert.Contains(message, Assert.Throws<WeightsException>(() => Model(to).Import(Model(from).ToRecurrentNetwork())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_activation_is_refused()
    {
        byte[] file = TanhHead.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.Safetensors);
        Assert.Contains(
            "the activation of dense layer 0: expected Tanh (or Accept = ModelDifferences.Cell), found Relu",
            Assert.Throws<WeightsException>(() => TanhHead.CreateRandom(1).Import(file, new ImportOptions { DenseActivation = LayerActivation.Relu })).Message, StringComparison.Ordinal);
    }

    /// <summary>Linear layers of one shape have an order where nn.Sequential numbers them, and none elsewhere.</summary>
    [Fact]
    public void The_order_is_that_of_the_numbers()
    {
        var file = new TensorFile();
        foreach (NamedTensor tensor in TensorFile.Parse(GruSoftmax.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.Safetensors)).Tensors.Where(tensor => tensor.Name.StartsWith("rnn.", StringComparison.Ordinal)))
        {
            file.Add(tensor);
        }

        foreach (int number in new[] { 10, 2 })
        {
            file.Add(NamedTensor.From<float>($"mlp.{number}.weight", [5, 5], Enumerable.Repeat((float)number, 25).ToArray()));
        }

        RecurrentNetwork network = WeightsFile.Parse(file.ToBytes()).ToNetwork();
        Assert.Equal([2, 10], network.Dense.Select(layer => (int)layer.Weight[0]));
        file.Add(NamedTensor.From<float>("out.weight", [5, 5], new float[25]));
        Assert.Contains("mlp.10.weight, mlp.2.weight, out.weight: expected one linear layer [O, 5]", Assert.Throws<WeightsException>(() => WeightsFile.Parse(file.ToBytes()).ToNetwork()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.", "none.weight: expected the linear layer that ImportOptions.InputLayers names, found no such matrix")]
    [InlineData("head.0.", "head.0.weight: expected [4, I], what the recurrent module reads, found 5 rows")]
    public void Input_layers_have_to_fit(string name, string message) => Assert.Contains(
        message,
        Assert.Throws<WeightsException>(() => WeightsFile.Parse(Entered.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.Safetensors)).ToNetwork(new ImportOptions { InputLayers = [name] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_a_format_cannot_hold_is_refused()
    {
        RecurrentNetwork entered = Entered.CreateRandom(1).ToRecurrentNetwork();
        Assert.Contains("does not tell which dense layers stand before them", Refused(entered, WeightsFormat.Npz), StringComparison.Ordinal);
        Assert.Contains("does not tell which dense layers stand before them", Refused(entered, WeightsFormat.KerasHdf5), StringComparison.Ordinal);
        RecurrentNetwork amp = AmpLstm.CreateRandom(1).ToRecurrentNetwork();
        var two = new RecurrentNetwork(amp.Layers, [new DenseLayer(3, 3, new double[9], null), .. amp.Dense]);
        Assert.Contains("the dense layers: expected one, as NAM holds it, found 2", Refused(two, WeightsFormat.Nam), StringComparison.Ordinal);
        Assert.Contains("the dense layers: expected one, as GuitarML holds it, found 2", Refused(two, WeightsFormat.GuitarMl), StringComparison.Ordinal);
        foreach (WeightsFormat format in new[] { WeightsFormat.Keras, WeightsFormat.Onnx, WeightsFormat.RtNeural })
        {
            Assert.Contains("the activation between dense layers: expected one that is told", Refused(two, format), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("tanh", "relu", "the dense layers: expected Linear, Tanh, Relu or Sigmoid, the same in all layers before the output layer, found Tanh, Relu")]
    [InlineData("softmax", "softmax", "the dense layers: expected Linear, Tanh, Relu or Sigmoid, the same in all layers before the output layer, found Softmax")]
    public void What_no_model_has_is_refused(string first, string second, string message)
    {
        JsonNode root = JsonNode.Parse(TanhHead.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.RtNeural))!;
        JsonPath.Set(root, "layers[1].activation", $"\"{first}\"");
        JsonPath.Set(root, "layers[2].activation", $"\"{second}\"");
        RecurrentNetwork network = WeightsFile.Parse(Encoding.UTF8.GetBytes(root.ToJsonString())).ToNetwork();
        Assert.Contains(message, Assert.Throws<WeightsException>(network.CheckIsAModel).Message, StringComparison.Ordinal);
        Assert.Contains(message, Refused(network, WeightsFormat.Unrolled), StringComparison.Ordinal);
    }

    private static string Refused(RecurrentNetwork network, WeightsFormat format) => Assert.Throws<WeightsException>(() => network.ToBytes(format)).Message;
}
