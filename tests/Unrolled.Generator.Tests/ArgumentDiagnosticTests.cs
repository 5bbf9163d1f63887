using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Mistakes in the attribute's arguments: each with the text that is underlined.</summary>
public sealed class ArgumentDiagnosticTests
{
    [Theory]
    [InlineData("{|UNR0012:LstmModel|}(Hidden = 2, Steps = 5)", "Input")]
    [InlineData("{|UNR0012:LstmModel|}(Input = 3, Steps = 5)", "Hidden")]
    [InlineData("{|UNR0012:Unrolled.LstmModelAttribute|}(Input = 3, Hidden = 2)", "Steps")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0012:Topology = Topology.ManyToManyDelayed|})", "ReadSteps")]
    public async Task A_size_is_missing(string attribute, string size) =>
        Assert.Contains($"does not say its {size}", Assert.Single(await Verify(attribute)));

    [Fact]
    public async Task All_sizes_are_missing()
    {
        GeneratorRun run = GeneratorRun.Of("using Unrolled;\n[LstmModel] public partial class Gesture { }");

        Assert.Equal(["UNR0012", "UNR0012", "UNR0012"], (await run.Diagnostics()).Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("LstmModel({|UNR0013:Input = 0|}, Hidden = 2, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, {|UNR0013:Hidden = -2|}, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, {|UNR0013:Steps = 1 - 1|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, {|UNR0013:Steps = int.MinValue|}, ReadSteps = 7, FirstOutput = 9)")]
    [InlineData("GruModel({|UNR0013:Input = 0|}, {|UNR0013:Hidden = 0|}, {|UNR0013:Steps = 0|})")]
    [InlineData("RnnModel(Input = 3, Hidden = 2, {|UNR0013:Steps = 0|}, Topology = Topology.OneToOne)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0014:Output = -1|})")]
    public Task A_size_is_not_positive(string attribute) => Verify(attribute);

    [Theory]
    [InlineData("LstmModel(Input = 3, HiddenSizes = new[] { 4, 2 }, {|UNR0022:Hidden = 2|}, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, HiddenSizes = new[] { 4, 2 }, {|UNR0022:Layers = 2|}, Steps = 5)")]
    [InlineData("LstmModel(Vocabulary = 3, {|UNR0022:Input = 3|}, Hidden = 2, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, {|UNR0023:Embedding = 2|}, Hidden = 2, Steps = 5)")]
    [InlineData("LstmModel(Vocabulary = 3, Hidden = 2, Steps = 5, {|UNR0023:Crowd = true|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Direction = Direction.Reverse, {|UNR0023:Crowd = true|})")]
    [InlineData("LstmModel(Vocabulary = 3, Hidden = 2, Steps = 5, {|UNR0023:Batched = true|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, VariableLength = true, {|UNR0023:Batched = true|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, ReadSteps = 2, Output = 3, Feedback = Feedback.Output, {|UNR0023:Batched = true|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, InputSizes = new[] { 4 }, Direction = Direction.Both, {|UNR0023:Batched = true|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0023:Dropout = true|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 3, {|UNR0023:Feedback = Feedback.Output|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, ReadSteps = 2, Output = 2, {|UNR0023:Feedback = Feedback.Output|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, ReadSteps = 2, FirstOutput = 2, Output = 3, {|UNR0023:Feedback = Feedback.Output|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, ReadSteps = 2, Output = 3, Head = Head.Sigmoid, {|UNR0023:Feedback = Feedback.Output|})")]
    [InlineData("LstmModel(Vocabulary = 3, Hidden = 2, Steps = 5, ReadSteps = 2, Output = 3, {|UNR0023:Feedback = Feedback.Output|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, ReadSteps = 2, Output = 3, Direction = Direction.Both, {|UNR0023:Feedback = Feedback.Output|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, ReadSteps = 2, {|UNR0023:VariableLength = true|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Plan = Plan.StraightLine, {|UNR0023:VariableLength = true|})")]
    [InlineData("LstmModel({|UNR0024:Vocabulary = 16777217|}, Hidden = 1, Steps = 1)")]
    [InlineData("LstmModel(Input = 3, Hidden = 1, Steps = 1, {|UNR0025:Layers = 257|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 1, Steps = 1, {|UNR0025:Layers = int.MaxValue|})")]
    [InlineData("LstmModel(Input = 3, {|UNR0013:HiddenSizes = new[] { 4, 0 }|}, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, {|UNR0013:HiddenSizes = new int[0]|}, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, {|UNR0013:HiddenSizes = null!|}, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, {|UNR0013:HiddenSizes = default!|}, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, {|UNR0013:HiddenSizes = null!|}, Steps = 5, {|UNR0023:Dropout = true|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, {|UNR0013:Layers = 0|}, Steps = 5)")]
    [InlineData("LstmModel({|UNR0013:Vocabulary = 0|}, Hidden = 2, Steps = 5)")]
    [InlineData("LstmModel(Vocabulary = 5, {|UNR0013:Embedding = -1|}, Hidden = 2, Steps = 5)")]
    public Task Arguments_do_not_fit_each_other(string attribute) => Verify(attribute);

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0023:HeadSizes = new[] { 4 }|})", "HeadSizes needs an Output")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 2, {|UNR0023:HeadActivation = DenseActivation.Tanh|})", "HeadActivation needs HeadSizes")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0023:InputActivation = DenseActivation.Tanh|})", "InputActivation needs InputSizes")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0013:InputSizes = new[] { 4, 0 }|})", "InputSizes is 0")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 2, {|UNR0013:HeadSizes = new int[0]|})", "HeadSizes.Length is 0")]
    [InlineData("DenseModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0023:Trace = true|})", "Trace needs a layer that carries a state")]
    [InlineData("DenseModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0023:Crowd = true|})", "Crowd needs a layer that carries a state")]
    [InlineData("DenseModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0023:LearnedInitialState = true|})", "LearnedInitialState needs a layer")]
    [InlineData("DenseModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0023:Topology = Topology.ManyToOne|})", "Topology needs a layer that carries a state")]
    [InlineData("RecurrentModel(typeof(Unrolled.Cells.Rnn), typeof(Unrolled.Cells.Gru), Input = 3, {|UNR0023:HiddenSizes = new[] { 2, 3, 4 }|}, Steps = 5)", "a layer for each of the 2 cells that are named, and has 3")]
    [InlineData("RecurrentModel(typeof(Unrolled.Cells.Rnn), typeof(Unrolled.Cells.Gru), Input = 3, Hidden = 2, {|UNR0023:Layers = 1|}, Steps = 5)", "and has 1")]
    [InlineData("RecurrentModel(typeof(Unrolled.Cells.Rnn), {|UNR0042:typeof(int)|}, Input = 3, Hidden = 2, Steps = 5)", "'Int32' has no attribute [Cell]")]
    [InlineData("{|UNR0042:RecurrentModel|}(Input = 3, Hidden = 2, Steps = 5)", "'typeof(...)' is missing")]
    public async Task Layers_do_not_fit(string attribute, string message) => Assert.Contains(message, Assert.Single(await Verify(attribute)));

    [Theory]
    [InlineData("LstmModel(Input = 3, {|UNR0015:Hidden = 8192|}, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, {|UNR0015:Hidden = int.MaxValue|}, {|UNR0015:Steps = int.MaxValue|})")]
    [InlineData("LstmModel({|UNR0015:Input = 200000|}, Hidden = 1000, Steps = 1)")]
    [InlineData("LstmModel(Input = 3, Hidden = 1000, Steps = 1, {|UNR0015:Output = 1000000|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 1000, {|UNR0015:Steps = 20000|})")]
    [InlineData("LstmModel(Input = 50000, Hidden = 1, {|UNR0015:Steps = 6000|})")]
    [InlineData("LstmModel(Input = 1, Hidden = 1, {|UNR0015:Steps = 100000|}, Output = 5000)")]
    public Task A_model_is_too_large(string attribute) => Verify(attribute);

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 31, {|UNR0033:Layers = 22|}, Steps = 5)")]
    [InlineData("GruModel(Input = 3, Hidden = 31, {|UNR0033:Layers = 14|}, Steps = 5, Direction = Direction.Both)")]
    [InlineData("LstmModel(Input = 3, Hidden = 64, {|UNR0033:Layers = 109|}, Steps = 5)")]
    [InlineData("LstmModel(Input = 3, Hidden = 64, {|UNR0033:Layers = 84|}, Steps = 5, ReadSteps = 3)")]
    [InlineData("LstmModel(Input = 3, {|UNR0033:HiddenSizes = new[] { 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31 }|}, Steps = 5)")]
    public async Task The_code_is_too_large(string attribute) =>
        Assert.Matches("about [0-9]+ kilobytes, and at most 3000 are written", Assert.Single(await Verify(attribute)));

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 31, Layers = 21, Steps = 5)")]
    [InlineData("GruModel(Input = 3, Hidden = 31, Layers = 13, Steps = 5, Direction = Direction.Both)")]
    [InlineData("RnnModel(Input = 3, Hidden = 16, Layers = 256, Steps = 5)")]
    public async Task Nearly_too_large_code_takes_what_was_estimated(string attribute)
    {
        GeneratorRun run = GeneratorRun.Of($"using Unrolled;\n[{attribute}] public partial class Gesture {{ }}");

        Assert.InRange(Assert.Single(run.Sources).SourceText.Length, 1_900_000, 4_100_000);
        Assert.Empty(await run.Diagnostics());
    }

    [Theory]
    [InlineData("RnnModel(Input = 1, Hidden = 1, Steps = 551, {|UNR0021:Plan = Plan.StraightLine|})", "1102 multiply-adds, where the JIT optimizes up to 1100")]
    [InlineData("RnnModel(Input = 1, Hidden = 1, Steps = 334, {|UNR0021:Plan = Plan.StraightLine|})", "2004 variables, where the JIT optimizes up to 2000")]
    [InlineData("LstmModel(Input = 1, Hidden = 1, Steps = 84, {|UNR0021:Plan = Plan.StraightLine|})", "2016 variables")]
    [InlineData("GruModel(Input = 1, Hidden = 1, Steps = 112, {|UNR0021:Plan = Plan.StraightLine|})", "2016 variables")]
    public async Task The_plan_is_too_large(string attribute, string message) => Assert.Contains(message, Assert.Single(await Verify(attribute)));

    [Theory]
    [InlineData("RnnModel(Input = 1, Hidden = 1, Steps = 333, Plan = Plan.StraightLine)")]
    [InlineData("LstmModel(Input = 1, Hidden = 1, Steps = 83, Plan = Plan.StraightLine)")]
    [InlineData("LstmModel(Input = 3, Hidden = 8000, Steps = 5)")]
    [InlineData("RnnModel(Input = 1, Hidden = 1, Steps = 10000000)")]
    public Task Nearly_too_large_is_none(string attribute) => Verify(attribute);

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0016:ReadSteps = 0|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0016:ReadSteps = 6|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0016:ReadSteps = 6|}, Topology = Topology.ManyToManyDelayed)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0017:FirstOutput = -1|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0017:FirstOutput = 5|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Topology = Topology.ManyToOne, {|UNR0018:ReadSteps = 4|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Topology = Topology.ManyToOne, {|UNR0018:FirstOutput = 0|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Topology = Topology.OneToMany, {|UNR0018:ReadSteps = 2|}, {|UNR0018:FirstOutput = 1|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, {|UNR0018:Steps = 5|}, Topology = Topology.OneToOne)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Topology = Topology.OneToOne, {|UNR0016:ReadSteps = 2|})")]
    public Task Steps_do_not_fit(string attribute) => Verify(attribute);

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 1, {|UNR0028:Topology = Topology.ManyToOne|})", "ManyToOne is")]
    [InlineData("RnnModel(Input = 3, Hidden = 2, Steps = 1, {|UNR0028:Topology = Topology.OneToMany|})", "OneToMany is")]
    [InlineData("GruModel(Input = 3, Hidden = 2, Steps = 1, ReadSteps = 1, {|UNR0028:Topology = Topology.ManyToManyDelayed|})", "write Topology.OneToOne")]
    public async Task A_warning_leaves_the_model_its_code(string attribute, string message) =>
        Assert.Contains(message, Assert.Single(await Diagnosed.VerifyGenerated($"[{attribute}] public partial class Gesture {{ }}")));

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 1)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 1, Topology = Topology.ManyToManyAligned)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 2, Topology = Topology.ManyToOne)")]
    public Task One_step_without_a_topology_of_many_is_none(string attribute) => Verify(attribute);

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0019:Head = Head.Sigmoid|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 0, {|UNR0019:Head = Head.Softmax|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0020:Head = (Head)3|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0020:Topology = (Topology)(-1)|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0020:Precision = (Precision)2|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0020:Plan = (Plan)9|})")]
    [InlineData("RnnModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0020:Activation = (RnnActivation)3|})")]
    [InlineData("GruModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0020:Reset = (GruReset)2|}, {|UNR0020:Update = (GruUpdate)2|})")]
    public Task A_choice_is_none(string attribute) => Verify(attribute);

    [Theory]
    [InlineData("LstmModel(Input = 16, Hidden = 128, Steps = 64, {|UNR0021:Plan = Plan.StepMethod|})")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 28, {|UNR0021:Plan = Plan.StraightLine|})")]
    [InlineData("RnnModel(Input = 10, Hidden = 100, Steps = 1, {|UNR0021:Plan = Plan.StraightLine|})")]
    [InlineData("RnnModel(Input = 1, Hidden = 1, Steps = 1, Output = 1200, {|UNR0021:Plan = Plan.StepMethod|})")]
    public Task A_plan_is_too_small_for_the_model(string attribute) => Verify(attribute);

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 27, Plan = Plan.StraightLine)")]
    [InlineData("RnnModel(Input = 3, Hidden = 30, Steps = 1000, Plan = Plan.StepMethod)")]
    [InlineData("LstmModel(Input = 16, Hidden = 128, Steps = 64, Plan = Plan.Loops)")]
    public Task A_plan_that_fits_is_none(string attribute) => Verify(attribute);

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:Outputs|} = 2)", "LstmModel has no argument 'Outputs': did you mean 'Output'?")]
    [InlineData("GruModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:OutputSize|} = 2)", "'Output'?")]
    [InlineData("GruModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:FirstOutputStep|} = 2)", "'FirstOutput'?")]
    [InlineData("GruModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:bias|} = false)", "'Bias'?")]
    [InlineData("GruModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:Updat|} = GruUpdate.Writes)", "'Update'?")]
    [InlineData("RnnModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:Actvation|} = RnnActivation.Relu)", "'Activation'?")]
    [InlineData("RnnModel(Input = 3, Hidden = 2, Steps = 5, Output = 2, {|UNR0038:Heads|} = Head.Sigmoid)", "'Head'?")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:LearnInitialState|} = true)", "'LearnedInitialState'?")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:HiddenSize|} = 2)", "'Hidden'?")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:HiddenSize|} = new[] { 4, 2 })", "'HiddenSizes'?")]
    public async Task A_name_is_misspelt(string attribute, string message) =>
        Assert.EndsWith(message, Assert.Single(await Diagnosed.VerifyGenerated($"[{attribute}] public partial class Gesture {{ }}")));

    [Fact]
    public async Task A_misspelt_size_is_missing_too() =>
        Assert.Equal(
            ["'Gesture' does not say its Hidden: write 'Hidden = ...' with a number of at least 1", "LstmModel has no argument 'Hiden': did you mean 'Hidden'?"],
            await Verify("{|UNR0012:LstmModel|}(Input = 3, {|UNR0038:Hiden|} = 2, Steps = 5)"));

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Colour = 2)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Reset = GruReset.AfterProduct)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Plan = Plan.Loops, Plan = Plan.Auto)")]
    public async Task A_name_that_is_near_none_is_the_compilers(string attribute) =>
        Assert.Empty(await Diagnosed.VerifyGenerated($"[{attribute}] public partial class Gesture {{ }}"));

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 1, {|UNR0039:VariableLength = true|})", "VariableLength has no effect: there is one step")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, {|UNR0039:Direction = Direction.Reverse|}, Topology = Topology.OneToOne)", "Direction has no effect: one step is the same")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 1, {|UNR0040:Head = Head.Softmax|})", "write Head.Sigmoid, or add outputs")]
    public async Task An_argument_does_not_do_what_it_is_written_for(string attribute, string message) =>
        Assert.Contains(message, Assert.Single(await Diagnosed.VerifyGenerated($"[{attribute}] public partial class Gesture {{ }}")));

    [Theory]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 2, VariableLength = true, Direction = Direction.Reverse)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 1, VariableLength = false, Direction = Direction.Both)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 2, Head = Head.Softmax)")]
    [InlineData("LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 1, Head = Head.Sigmoid)")]
    public Task An_argument_with_an_effect_is_none(string attribute) => Verify(attribute);

    [Fact]
    public async Task The_messages_say_what_was_found_and_what_is_needed()
    {
        IReadOnlyList<string> messages = await Verify("GruModel({|UNR0013:Input = -4|}, Hidden = 2, Steps = 5, {|UNR0016:ReadSteps = 9|}, {|UNR0020:Head = (Head)7|})");

        Assert.Equal(
            [
                "Input is -4, and at least 1 is needed",
                "ReadSteps is 9, and it has to lie between 1 and Steps, 5",
                "Head is 7, and it has to be one of Linear, Sigmoid, Softmax",
            ],
            messages);
    }

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public Task A_valid_model_gives_no_diagnostic(string model) => Diagnosed.Verify(Models.All[model]);

    [Theory]
    [InlineData("Steps = \"five\"")]
    [InlineData("Steps = Unknown")]
    [InlineData("Steps = new[] { 5 }")]
    public async Task What_the_compiler_objects_to_is_left_to_it(string steps)
    {
        GeneratorRun run = GeneratorRun.Of($"using Unrolled;\n[LstmModel(Input = 3, Hidden = 2, {steps})] public partial class Gesture {{ }}");

        Assert.NotEmpty(run.Written.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.Empty(run.Sources);
        Assert.Empty(await run.Diagnostics());
    }

    [Fact]
    public async Task A_mistake_in_one_model_does_not_keep_the_others_from_being_generated()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using Unrolled;
            [LstmModel(Input = 3, Hidden = 0, Steps = 5)] public partial class Wrong { }
            [LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Right { }
            """);

        Assert.Equal(["Right.g.cs"], run.HintNames);
        Assert.Equal("UNR0013", Assert.Single(await run.Diagnostics()).Id);
    }

    private static Task<IReadOnlyList<string>> Verify(string attribute) => Diagnosed.Verify($"[{attribute}] public partial class Gesture {{ }}");
}
