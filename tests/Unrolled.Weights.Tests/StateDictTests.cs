using System.Text;
using Unrolled.Weights.Models;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>PyTorch's tensors under PyTorch's own names, from every container that holds them.</summary>
public sealed class StateDictTests
{
    public static TheoryData<string> TorchCases => [.. Shared.CaseNames().Where(name => name.StartsWith("torch_", StringComparison.Ordinal) || name.Contains("_torch_old", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(TorchCases))]
    public void Every_case_of_PyTorch_from_safetensors_and_JSON(string name)
    {
        var reference = new ForeignCase(name);
        var options = new ImportOptions { Head = Enum.TryParse(reference.Dense.LastOrDefault()?.LayerActivation, true, out LayerActivation head) ? head : null };
        reference.Check(WeightsFile.Parse(CaseFiles.Safetensors(reference)).ToNetwork(options));
        if (!reference.IsDouble)
        {
            reference.Check(WeightsFile.Parse(CaseFiles.PyTorchJson(reference)).ToNetwork(options));
        }
    }

    [Theory]
    [InlineData(WeightsFormat.Safetensors)]
    [InlineData(WeightsFormat.PyTorch)]
    [InlineData(WeightsFormat.PyTorchJson)]
    public void What_is_written_comes_back_bit_by_bit(WeightsFormat format)
    {
        ThereAndBack.Check<float, float>(BothWays.CreateRandom(1), BothWays.CreateRandom(2), format);
        ThereAndBack.Check<float, float>(GruSoftmax.CreateRandom(1), GruSoftmax.CreateRandom(2), format);
        ThereAndBack.Check<float, float>(GruWrites.CreateRandom(1), GruWrites.CreateRandom(2), format);
        ThereAndBack.Check<float, float>(ReluWithoutBias.CreateRandom(1), ReluWithoutBias.CreateRandom(2), format);
        ThereAndBack.Check<float, float>(NamTwoLayers.CreateRandom(1), NamTwoLayers.CreateRandom(2), format);
        ThereAndBack.Check<float, int>(Words.CreateRandom(1), Words.CreateRandom(2), format);
        if (format != WeightsFormat.PyTorchJson)
        {
            ThereAndBack.Check<double, double>(InDouble.CreateRandom(1), InDouble.CreateRandom(2), format);
        }
    }

    [Fact]
    public void A_checkpoint_of_this_library_is_read_too()
    {
        BothWays from = BothWays.CreateRandom(1), to = BothWays.CreateRandom(2);
        to.Import(Checkpoint.ToFile<float>(BothWays.Layout, from.Parameters).ToBytes());
        Assert.Equal(from.Parameters.ToArray(), to.Parameters.ToArray());
    }

    [Fact]
    public void The_report_says_what_became_of_each_tensor()
    {
        GruSoftmax model = GruSoftmax.CreateRandom(1);
        string report = model.Import(model.ToRecurrentNetwork().ToBytes(WeightsFormat.Safetensors)).ToString();
        Assert.Equal(
            """
            rnn.weight_ih_l0 [15, 2] -> weight_ih_l0
            rnn.weight_hh_l0 [15, 5] -> weight_hh_l0
            rnn.bias_ih_l0 [15]      -> bias_l0             biases added
            rnn.bias_hh_l0 [15]      -> bias and bias_hn_l0 biases added, n's kept apart
            head.weight [2, 5]       -> weight_head
            head.bias [2]            -> bias_head
            The file does not tell what stands behind the linear layer: nothing, unless the model has a sigmoid or a softmax.

            """.ReplaceLineEndings("\n"),
            report);
    }

    [Theory]
    [InlineData("rnn.bias_hh_l0", null, "rnn.bias_hh_l0: expected [15], beside the other bias, found no such tensor")]
    [InlineData("rnn.weight_hh_l0", null, "rnn.weight_hh_l0: expected the recurrent matrix beside rnn.weight_ih_l0 [15, 2], found no such tensor")]
    [InlineData("rnn.weight_ih_l0", "15,3", "weight_ih_l0: expected [15, 2], found [15, 3]")]
    [InlineData("rnn.weight_ih_l0", "2,15", "rnn.weight_ih_l0: expected [15, I], as many rows as rnn.weight_hh_l0 [15, 5], found [2, 15]")]
    [InlineData("rnn.weight_hh_l0", "5,15", "rnn.weight_hh_l0: expected [H, H], [3·H, H] or [4·H, H], found [5, 15]")]
    [InlineData("rnn.weight_hh_l0", "10,5", "rnn.weight_hh_l0: expected [H, H], [3·H, H] or [4·H, H], found [10, 5]")]
    [InlineData("rnn.bias_ih_l0", "20", "rnn.bias_ih_l0: expected [15], found [20]")]
    [InlineData("head.weight", "3,5", "head.bias: expected [3], found [2]")]
    [InlineData("head.weight", "2,4", "head.weight: expected one linear layer [O, 5] behind what writes 5 (ImportOptions.InputLayers names those before the recurrent module), found [2, 4]")]
    [InlineData("rnn.weight_hr_l0", "3,5", "rnn.weight_hr_l0: expected an LSTM without a projection (proj_size = 0), found [3, 5]")]
    [InlineData("rnn.weight_ih_l1", "15,5", "rnn.weight_hh_l1: expected the recurrent matrix beside rnn.weight_ih_l1 [15, 5], found no such tensor")]
    [InlineData("norm.running_mean", "5", "norm.running_mean: expected no tensor beside recurrent modules, linear layers before and behind them, and an embedding, found [5]")]
    [InlineData("conv.weight", "5,2,3", "conv.weight: expected no tensor beside")]
    public void A_changed_tensor_is_named(string key, string? shape, string message)
    {
        var file = new TensorFile();
        foreach (NamedTensor tensor in TensorFile.Parse(GruSoftmax.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.Safetensors)).Tensors.Where(tensor => tensor.Name != key))
        {
            file.Add(tensor);
        }

        if (shape != null)
        {
            int[] sizes = [.. shape.Split(',').Select(int.Parse)];
            file.Add(NamedTensor.From<float>(key, sizes, new float[sizes.Aggregate(1, (a, b) => a * b)]));
        }

        var error = Assert.Throws<WeightsException>(() => GruSoftmax.CreateRandom(2).Import(file.ToBytes()));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_is_named_with_its_place()
    {
        GruSoftmax model = GruSoftmax.CreateRandom(1);
        model.Parameters[GruSoftmax.Layout["weight_hh_l0"].OffsetOf(3, 2)] = float.NaN;
        var error = Assert.Throws<WeightsException>(() => WeightsFile.Parse(model.ToRecurrentNetwork().ToBytes(WeightsFormat.Safetensors)));
        Assert.Contains("weight_hh_l0: expected finite numbers, found NaN at place 17", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Two recurrent modules are no network until somebody says which comes first.</summary>
    [Fact]
    public void Several_modules_need_their_order()
    {
        var file = new TensorFile();
        AddRnn(file, "b.", 2, 4);
        AddRnn(file, "a.", 4, 3);
        var error = Assert.Throws<WeightsException>(() => WeightsFile.Parse(file.ToBytes()).ToNetwork());
        Assert.Contains("expected one recurrent module, or the order of several by ImportOptions.Modules, found 'a.', 'b.'", error.Message, StringComparison.Ordinal);
        Assert.Equal("Rnn 2 -> 4 -> 3", WeightsFile.Parse(file.ToBytes()).ToNetwork(new ImportOptions { Modules = ["b.", "a."] }).ToString());
        Assert.Contains("layer 1: expected an input of 3", Assert.Throws<WeightsException>(() => WeightsFile.Parse(file.ToBytes()).ToNetwork(new ImportOptions { Modules = ["a.", "b."] })).Message, StringComparison.Ordinal);
        Assert.Equal("Rnn 2 -> 4", WeightsFile.Parse(file.ToBytes()).ToNetwork(new ImportOptions { Modules = ["b."], Ignored = ["a."] }).ToString());
    }

    [Theory]
    [InlineData(typeof(GruBefore), "the reset of the GRU: expected BeforeProduct (or Accept = ModelDifferences.Cell), found AfterProduct")]
    [InlineData(typeof(AmpLstm), "the cell: expected Lstm, found Gru")]
    public void Another_model_is_refused(Type type, string message)
    {
        byte[] bytes = GruSoftmax.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.Safetensors);
        INetwork<float> model = type == typeof(GruBefore) ? GruBefore.CreateRandom(1) : AmpLstm.CreateRandom(1);
        Assert.Contains(message, Assert.Throws<WeightsException>(() => model.Import(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_format_cannot_hold_is_refused_or_told()
    {
        Assert.Contains("expected a cell of PyTorch (Rnn, Lstm, Gru AfterProduct), found Gru BeforeProduct", Refused(GruBefore.CreateRandom(1)), StringComparison.Ordinal);
        Assert.Contains("layer 0: expected forward or both directions, as PyTorch has them, found one that runs backward", Refused(BackwardInTime.CreateRandom(1)), StringComparison.Ordinal);
        Assert.Contains("expected an LSTM without peepholes, as PyTorch has it, found peepholes", Refused(Peeping.CreateRandom(1)), StringComparison.Ordinal);
        Assert.Contains("the cell: expected Rnn, Lstm, Gru, which other programs know, found Mgu", Assert.Throws<WeightsException>(() => Minimal.CreateRandom(1).ToRecurrentNetwork()).Message, StringComparison.Ordinal);
        string path = Path.Combine(Directory.CreateTempSubdirectory("unrolled").FullName, "x.safetensors");
        Assert.Equal("The format does not hold the softmax behind the head: apply it to the logits there.\n", GruSoftmax.CreateRandom(1).Export(path).ToString());
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    /// <summary>A setting may change the equations and no shape: what is not known is not taken for the plain cell.</summary>
    [Theory]
    [InlineData("Lstm(CoupledGates = True)")]
    [InlineData("Rnn(Activation = Sine)")]
    [InlineData("Gru(Reset = AfterProduct, Update)")]
    public void A_setting_that_is_not_known_is_refused(string cell)
    {
        string message = Assert.Throws<WeightsException>(() => CellSettings.Parse(cell, "f")).Message;
        Assert.Contains($"the cell: expected settings that other programs know (Activation, Reset, Update, Peepholes), found {cell}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "expected safetensors, .pt")]
    [InlineData("GGUF....", "expected safetensors, .pt")]
    [InlineData("{}", "the keys: expected those of NAM (architecture), GuitarML (model_data), RTNeural (layers), a state_dict (weight_ih_l0) or this library (format), found none")]
    [InlineData("{\"a\": 1", "the file: expected right JSON")]
    public void What_is_no_file_of_weights_is_named(string content, string message) =>
        Assert.Contains(message, Assert.Throws<WeightsException>(() => WeightsFile.Parse(Encoding.UTF8.GetBytes(content))).Message, StringComparison.Ordinal);

    private static string Refused(INetwork<float> model) => Assert.Throws<WeightsException>(() => model.ToRecurrentNetwork().ToBytes(WeightsFormat.Safetensors)).Message;

    private static void AddRnn(TensorFile file, string prefix, int input, int hidden)
    {
        file.Add(NamedTensor.From<float>(prefix + "weight_ih_l0", [hidden, input], new float[hidden * input]));
        file.Add(NamedTensor.From<float>(prefix + "weight_hh_l0", [hidden, hidden], new float[hidden * hidden]));
    }
}
