namespace Unrolled.Generator.Emission;

/// <summary>The parameters that public members share, each with its documentation and its checks, but for that of its length: <see cref="Contracts.LengthRules"/> has it.</summary>
internal static class MemberParameters
{
    public static MemberParameter Block(ClassFrame frame) =>
        new(frame.ReadOnlySpan, "parameters", ParameterDoc.Block(frame));

    public static MemberParameter State(ClassFrame frame, string becomes) =>
        new(frame.Span, "state", ParameterDoc.State(frame, becomes));

    public static MemberParameter Input(ClassFrame frame) =>
        new(frame.InputSpan, frame.Input, ParameterDoc.Input(frame));

    public static MemberParameter Output(ClassFrame frame) =>
        new(frame.Span, "output", ParameterDoc.Output(frame));

    public static MemberParameter X(ClassFrame frame) => frame.ReadsTokens
        ? new("int", "token", ParameterDoc.X(frame), "global::Unrolled.Guard.Token(token, VocabularySize, \"token\");")
        : new(frame.ReadOnlySpan, "x", ParameterDoc.X(frame));

    public static MemberParameter Y(ClassFrame frame) => new(frame.Span, "y", ParameterDoc.Y(frame));

    /// <summary>The inputs of any number of steps, counted by a variable called steps.</summary>
    public static MemberParameter Inputs(ClassFrame frame) => frame.ReadsTokens
        ? new(frame.InputSpan, "tokens", ParameterDoc.Inputs(frame), "int steps = tokens.Length;")
        : new(frame.InputSpan, "inputs", ParameterDoc.Inputs(frame), "int steps = inputs.Length / InputSize;");

    public static MemberParameter Outputs(ClassFrame frame) =>
        new(frame.Span, "outputs", ParameterDoc.Outputs(frame));

    public static MemberParameter Work(ClassFrame frame) => new(frame.Span, "work", ParameterDoc.Work(frame));

    public static MemberParameter StreamState(string becomes) => new(
        "State", "state", ParameterDoc.Of("state", $"The state of the stream. Becomes the state after {becomes}."), GuardText.NotNull("state"));
}
