using System.Reflection;
using System.Runtime.Loader;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Looking inside a run, and training through a state that one network hands to another.</summary>
public sealed class InspectionTests
{
    [Theory]
    [InlineData("StraightLine")]
    [InlineData("StepMethod")]
    [InlineData("Loops")]
    public void A_linear_unit_shrinks_its_gradient_by_its_weight_every_step(string plan)
    {
        INetwork<double> unit = Create(
            $"[RnnModel(Input = 1, Hidden = 1, Steps = 6, Topology = Topology.ManyToOne, Activation = RnnActivation.Identity, Trace = true, Precision = Precision.Double, Plan = Plan.{plan})] public partial class Unit {{ }}",
            "Unit");
        TapeLayout layout = TapeOf(unit);
        unit.Parameters[unit.Layout["weight_hh_l0"].OffsetOf(0, 0)] = 0.8;
        double[] input = [1, -2, 0.5, 3, 1, 2];
        var logits = new double[1];
        var tape = new double[unit.TapeLength];
        unit.ForwardLogits(new double[1], input, logits, tape);
        unit.Backward(input, tape, [1.0], new double[unit.Layout.Length], default, default);

        var norms = new double[6];
        GradientFlow.Norms<double>(layout, tape, "dh_l0", norms);

        for (int t = 0; t < 6; t++)
        {
            Assert.Equal(Math.Pow(0.8, 5 - t), norms[t], 1e-14);
        }

        Assert.Equal(logits[0], new HiddenTrace<double>(layout, tape).At("h_l0", 5)[0]);
    }

    [Fact]
    public void A_trace_shows_what_the_equations_say_and_writes_it_down()
    {
        INetwork<double> network = Create("[LstmModel(Input = 2, Hidden = 3, Steps = 4, Precision = Precision.Double)] public partial class Gesture { }", "Gesture");
        double[] input = [0.5, -1, 2, 0.25, -0.75, 1, 1.5, -2];
        var output = new double[network.LogitLength];
        var tape = new double[network.TapeLength];
        network.ForwardLogits(new double[network.StateLength], input, output, tape);

        var trace = new HiddenTrace<double>(TapeOf(network), tape);
        Assert.Equal(output, trace["h_l0"].ToArray());
        for (int t = 0; t < 4; t++)
        {
            for (int j = 0; j < 3; j++)
            {
                double before = t == 0 ? 0 : trace.At("c_l0", t - 1)[j];
                double c = (trace.At("f_l0", t)[j] * before) + (trace.At("i_l0", t)[j] * trace.At("g_l0", t)[j]);
                Assert.Equal(c, trace.At("c_l0", t)[j], 1e-14);
                Assert.Equal(trace.At("o_l0", t)[j] * Math.Tanh(c), trace.At("h_l0", t)[j], 1e-14);
            }
        }

        using var text = new StringWriter();
        trace.WriteCsv(text, "c_l0", "i_l0");
        string[] lines = text.ToString().Split('\n');
        Assert.Equal("step,c_l0[0],c_l0[1],c_l0[2],i_l0[0],i_l0[1],i_l0[2]", lines[0]);
        Assert.Equal(6, lines.Length);
        Assert.Equal(trace.At("i_l0", 3)[2], double.Parse(lines[4].Split(',')[6], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Throws<ArgumentException>(() => TapeOf(network)["z_l0"]);
    }

    [Fact]
    public void A_share_of_saturated_gates_is_counted()
    {
        var layout = new TapeLayout(6, new TapeValue("i_l0", offset: 1, rows: 2, columns: 2));
        float[] tape = [9, 0.01f, 0.5f, 0.97f, 0.4f, 9];

        Assert.Equal(0.5, GradientFlow.Saturation<float>(layout, tape, "i_l0"));
    }

    /// <summary>The encoder's final state is the decoder's initial one; so are the gradients, the other way round.</summary>
    [Fact]
    public void A_decoder_trains_its_encoder_through_the_state()
    {
        INetwork<double> encoder = Create("[GruModel(Input = 2, Hidden = 3, Steps = 3, LearnedInitialState = true, Precision = Precision.Double)] public partial class Encoder { }", "Encoder");
        INetwork<double> decoder = Create("[GruModel(Input = 1, Hidden = 3, Steps = 4, Output = 1, Precision = Precision.Double)] public partial class Decoder { }", "Decoder");
        double[] question = [0.5, -1, 0.25, 2, -0.5, 1];
        double[] answer = [1, -0.5, 0.75, 0];
        double[] weights = [0.3, -0.7, 1.1, 0.9];
        var state = new double[3];
        var encoded = new double[encoder.LogitLength];
        var decoded = new double[decoder.LogitLength];
        var encoderTape = new double[encoder.TapeLength];
        var decoderTape = new double[decoder.TapeLength];
        double Loss()
        {
            encoder.Rest(state);
            encoder.ForwardLogits(state, question, encoded, encoderTape);
            decoder.ForwardLogits(state, answer, decoded, decoderTape);
            return decoded.Zip(weights, (y, w) => y * w).Sum();
        }

        Loss();
        var stateGradient = new double[3];
        var gradient = new double[encoder.Layout.Length];
        decoder.Backward(answer, decoderTape, weights, new double[decoder.Layout.Length], default, stateGradient);
        encoder.Backward(question, encoderTape, new double[encoder.LogitLength], gradient, default, stateGradient);
        encoder.RestBackward(stateGradient, gradient);

        foreach (TensorLayout tensor in encoder.Layout.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                int at = tensor.OffsetOf(row);
                double value = encoder.Parameters[at];
                encoder.Parameters[at] = value + 1e-4;
                double above = Loss();
                encoder.Parameters[at] = value - 1e-4;
                double below = Loss();
                encoder.Parameters[at] = value;
                Assert.Equal((above - below) / 2e-4, gradient[at], 1e-8);
            }
        }
    }

    [Fact]
    public void A_token_out_of_range_is_named_before_anything_is_written()
    {
        var speller = (INetwork<float, int>)(object)CreateAny("[LstmModel(Vocabulary = 5, Hidden = 2, Steps = 3)] public partial class Speller { }", "Speller");
        float[] state = [1, 2, 3, 4];
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            speller.ForwardLogits(state, [4, 5, 0], new float[speller.LogitLength], new float[speller.TapeLength]));

        Assert.Contains("token 5 at position 1", error.Message);
        Assert.Contains("vocabulary's 5", error.Message);
        Assert.Equal([1, 2, 3, 4], state);
    }

    private static TapeLayout TapeOf(object network) =>
        (TapeLayout)network.GetType().GetProperty("Tape", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static INetwork<double> Create(string model, string name) => (INetwork<double>)CreateAny(model, name);

    private static object CreateAny(string model, string name)
    {
        using MemoryStream image = new();
        Assert.Empty(GeneratorRun.Of($"using Unrolled;\n{model}").Complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        image.Position = 0;
        Type type = new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(image).GetType(name, throwOnError: true)!;
        return type.GetMethod("CreateRandom")!.Invoke(null, [3UL])!;
    }
}
