using Unrolled.Conformance.Cases;

namespace Unrolled.Numeric.Tests;

/// <summary>A file that is not a whole case is refused with its name and what was expected.</summary>
public sealed class CaseReaderTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("{\"schema\":\"rnn-conformance/1\",\"name\":\"a\"", "one whole JSON object")]
    [InlineData("", "one whole JSON object")]
    [InlineData("[]", "a \"schema\" (conformance format) or \"cell\" and \"parameters\" (gradients format)")]
    [InlineData("{\"schema\":\"rnn-conformance/9\"}", "\"rnn-conformance/1\"")]
    [InlineData("{\"schema\":\"rnn-conformance/1\"}", "$.dtype: expected a string")]
    [InlineData("{\"cell\":\"lstm\",\"parameters\":{},\"steps\":\"five\"}", "$.steps: expected a whole number, found String")]
    [InlineData("{\"cell\":\"cnn\",\"parameters\":{},\"steps\":5,\"input\":1,\"output\":0,\"read_steps\":5,\"loss\":\"mse\"}", "$.cell: expected rnn, lstm or gru")]
    public void Refusal_names_the_file_and_what_was_expected(string text, string expected)
    {
        File.WriteAllText(_file, text);

        var error = Assert.Throws<CaseFormatException>(() => CaseReader.Read(_file));

        Assert.Contains(_file, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hard_sigmoid_without_its_constants_is_refused()
    {
        File.WriteAllText(_file, OfLstm("hard_sigmoid"));

        var error = Assert.Throws<CaseFormatException>(() => CaseReader.Read(_file));

        Assert.Contains("$.layers[0].convention.activations.gate: expected a hard_sigmoid with alpha and beta", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_cannot_be_written_is_not_offered_and_says_why()
    {
        File.WriteAllText(_file, OfLstm("mish", """
            ,"projection":"h","input_forget":"f_from_i"
            """));

        ReferenceCase read = CaseReader.Read(_file);

        Assert.Equal(
            "a projection of the hidden state of lstm in the layout pytorch, coupled input and forget gates of lstm in the layout pytorch, the activation mish of the gate",
            read.NotOffered);
    }

    [Fact]
    public void A_fixture_cut_off_anywhere_is_refused()
    {
        byte[] whole = File.ReadAllBytes(SharedCases.Fixtures[0].File);
        for (int length = 0; length < whole.Length - 2; length += 997)
        {
            File.WriteAllBytes(_file, whole[..length]);

            Assert.Throws<CaseFormatException>(() => CaseReader.Read(_file));
        }
    }

    [Fact]
    public void A_tensor_of_another_size_is_refused()
    {
        string text = File.ReadAllText(SharedCases.Fixtures.Single(fixture => fixture.Name == "gru_3x2_t5").File);
        File.WriteAllText(_file, text.Replace("\"rnn.weight_hh_l0\":{\"shape\":[6,2]", "\"rnn.weight_hh_l0\":{\"shape\":[4,3]", StringComparison.Ordinal));

        var error = Assert.Throws<CaseFormatException>(() => CaseReader.Read(_file));

        Assert.Contains("$.parameters.rnn.weight_hh_l0: expected [6, 2], found [4, 3]", error.Message, StringComparison.Ordinal);
    }

    private static string OfLstm(string gate, string more = "") => $$"""
        {"schema":"rnn-conformance/1","name":"a","dtype":"float32","layers":[{"type":"lstm","convention":
            {"layout":"pytorch","activations":{"gate":"{{gate}}","candidate":"tanh","output":"tanh"}{{more}}} } ]}
        """;
}
