// Networks with what the topologies add, several features in each.

namespace Unrolled.Numeric.Tests;

[LstmModel(
    Vocabulary = 7, Embedding = 5, HiddenSizes = new[] { 9, 5 }, Steps = 6, Output = 7, Head = Head.Softmax, VariableLength = true,
    LearnedInitialState = true, Dropout = true, Trace = true)]
internal partial class Speller;

[GruModel(Vocabulary = 7, Hidden = 9, Steps = 6, Output = 2, Head = Head.Softmax, Topology = Topology.ManyToOne, VariableLength = true)]
internal partial class Judge;

[GruModel(Input = 2, Hidden = 9, Steps = 8, ReadSteps = 3, Output = 2, Feedback = Feedback.Output)]
internal partial class Forecast;

[LstmModel(Vocabulary = 5, Embedding = 3, Hidden = 9, Steps = 6, ReadSteps = 1, Output = 5, Head = Head.Softmax, Feedback = Feedback.Output)]
internal partial class Writer;

[LstmModel(
    Vocabulary = 8, Embedding = 3, Hidden = 5, Layers = 2, Steps = 6, Output = 3, Head = Head.Softmax, Direction = Direction.Both,
    VariableLength = true, Dropout = true)]
internal partial class Tagger;

/// <summary>Too large for scratch memory on the stack.</summary>
[LstmModel(Input = 7, Hidden = 33, Layers = 2, Steps = 64, Output = 3, Direction = Direction.Both)]
internal partial class LargeTagger;

[RnnModel(Input = 3, Hidden = 5, Layers = 3, Steps = 5, Direction = Direction.Reverse, LearnedInitialState = true, Trace = true)]
internal partial class Reversed;
