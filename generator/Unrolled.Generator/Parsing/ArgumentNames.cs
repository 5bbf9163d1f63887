namespace Unrolled.Generator.Parsing;

/// <summary>The properties that all model attributes of the library share, known here by name alone. A test holds them together. A cell knows its own.</summary>
internal static class ArgumentNames
{
    public const string Input = nameof(Input);
    public const string Vocabulary = nameof(Vocabulary);
    public const string Embedding = nameof(Embedding);
    public const string Layers = nameof(Layers);
    public const string HiddenSizes = nameof(HiddenSizes);
    public const string InputSizes = nameof(InputSizes);
    public const string InputActivation = nameof(InputActivation);
    public const string HeadSizes = nameof(HeadSizes);
    public const string HeadActivation = nameof(HeadActivation);
    public const string Direction = nameof(Direction);
    public const string Feedback = nameof(Feedback);
    public const string VariableLength = nameof(VariableLength);
    public const string LearnedInitialState = nameof(LearnedInitialState);
    public const string Dropout = nameof(Dropout);
    public const string Trace = nameof(Trace);
    public const string Crowd = nameof(Crowd);
    public const string Batched = nameof(Batched);
    public const string Hidden = nameof(Hidden);
    public const string Steps = nameof(Steps);
    public const string Output = nameof(Output);
    public const string Head = nameof(Head);
    public const string Topology = nameof(Topology);
    public const string ReadSteps = nameof(ReadSteps);
    public const string FirstOutput = nameof(FirstOutput);
    public const string Bias = nameof(Bias);
    public const string Precision = nameof(Precision);
    public const string Arithmetic = nameof(Arithmetic);
    public const string Plan = nameof(Plan);
    public const string Weights = nameof(Weights);
}
