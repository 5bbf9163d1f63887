namespace Unrolled.Numeric.Tests.Training;

/// <summary>Tokens, an embedding, two layers with dropout, sequences of any length, a rest state that is learned.</summary>
[LstmModel(
    Vocabulary = 6, Embedding = 3, Hidden = 5, Layers = 2, Steps = 7, Output = 4, Head = Head.Softmax, VariableLength = true, Dropout = true, LearnedInitialState = true)]
internal sealed partial class TaggingModel;

/// <summary>Two tokens are read, then the own choice is read back.</summary>
[GruModel(Vocabulary = 5, Hidden = 6, Steps = 6, ReadSteps = 2, FirstOutput = 1, Output = 5, Head = Head.Softmax, Feedback = Feedback.Output)]
internal sealed partial class SpellingModel;

/// <summary>Two values are read, then the own value is read back.</summary>
[RnnModel(Input = 2, Hidden = 6, Steps = 6, ReadSteps = 2, FirstOutput = 1, Output = 2, Feedback = Feedback.Output)]
internal sealed partial class CurveModel;
