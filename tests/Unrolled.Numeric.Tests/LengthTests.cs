using System.Globalization;
using Unrolled.Conformance.Running;
using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>A span of a wrong length is refused: the message names it, what it needs and what it got, and nothing was written.</summary>
public sealed class LengthTests
{
    private const float Untouched = 123.25f;

    private static readonly Experiment<float> Experiment = new(AnnotatedModel.Named("LstmDelayed"));

    private static readonly string[] ForwardSpans = ["parameters", "state", "input", "output"];
    private static readonly string[] StepSpans = ["parameters", "state", "x", "y"];
    private static readonly string[] TrainingSpans = ["parameters", "state", "input", "logits", "tape"];
    private static readonly string[] BackwardSpans =
        ["parameters", "input", "tape", "logitGradient", "parameterGradient", "inputGradient", "stateGradient"];

    public static TheoryData<string, string, int> Mistakes
    {
        get
        {
            var mistakes = new TheoryData<string, string, int>();
            foreach ((string member, string[] spans) in new[]
                     {
                         ("Forward", ForwardSpans), ("Step", StepSpans), ("ForwardLogits", TrainingSpans), ("Backward", BackwardSpans),
                     })
            {
                foreach (string span in spans)
                {
                    mistakes.Add(member, span, -1);
                    if (span != "tape")
                    {
                        mistakes.Add(member, span, 1);
                    }
                }
            }

            return mistakes;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Wrong_length_is_refused_before_anything_is_written(string member, string span, int off)
    {
        GeneratedMembers<float> members = Experiment.Members;
        var spans = new Dictionary<string, float[]>();
        float[] Of(string name, int length)
        {
            float[] values = new float[name == span ? length + off : length];
            Array.Fill(values, Untouched);
            return spans[name] = values;
        }

        float[] parameters = Of("parameters", members.ParameterLength);
        float[] state = Of("state", members.StateLength);
        float[] input = Of("input", members.InputLength);
        float[] tape = Of("tape", members.TapeLength);
        Action run = member switch
        {
            "Forward" => () => members.Forward(parameters, state, input, Of("output", members.OutputLength)),
            "Step" => () => members.Step(parameters, state, Of("x", members.InputSize), Of("y", members.OutputSize)),
            "ForwardLogits" => () => members.ForwardLogits(parameters, state, input, Of("logits", members.OutputLength), tape),
            _ => () => members.Backward(
                parameters, input, tape, Of("logitGradient", members.OutputLength), Of("parameterGradient", members.ParameterLength),
                Of("inputGradient", members.InputLength), Of("stateGradient", members.StateLength)),
        };

        var error = Assert.Throws<ArgumentException>(run);

        Assert.Equal(span, error.ParamName);
        Assert.Contains((spans[span].Length - off).ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Contains(spans[span].Length.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.All(spans.Values, values => Assert.All(values, value => Assert.Equal(Untouched, value)));
    }

    [Theory]
    [InlineData("inputs", 1, 0)]
    [InlineData("outputs", 0, 1)]
    public void Blocks_that_are_no_whole_steps_are_refused(string span, int inputs, int outputs)
    {
        GeneratedMembers<float> members = Experiment.Members;
        float[] state = new float[members.StateLength];
        float[] written = new float[(3 * members.OutputSize) + outputs];

        var error = Assert.Throws<ArgumentException>(
            () => members.Process(Experiment.Parameters, state, new float[(3 * members.InputSize) + inputs], written));

        Assert.Equal(span, error.ParamName);
        Assert.All(state.Concat(written), value => Assert.Equal(0f, value));
    }
}
