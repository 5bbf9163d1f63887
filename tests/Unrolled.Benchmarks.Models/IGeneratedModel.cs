namespace Unrolled.Benchmarks.Models;

/// <summary>The members of a generated class that are measured; its own public members implement it.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
internal interface IGeneratedModel<TSelf> : INetwork<float>
    where TSelf : IGeneratedModel<TSelf>
{
    static abstract TSelf CreateRandom(ulong seed);

    static abstract void Forward(ReadOnlySpan<float> parameters, ReadOnlySpan<float> input, Span<float> output);

    static abstract void Step(ReadOnlySpan<float> parameters, Span<float> state, ReadOnlySpan<float> x, Span<float> y);

    static abstract void Process(ReadOnlySpan<float> parameters, Span<float> state, ReadOnlySpan<float> inputs, Span<float> outputs);

    static abstract void ForwardLogits(
        ReadOnlySpan<float> parameters, Span<float> state, ReadOnlySpan<float> input, Span<float> logits, Span<float> tape);

    static abstract void Backward(
        ReadOnlySpan<float> parameters,
        ReadOnlySpan<float> input,
        Span<float> tape,
        ReadOnlySpan<float> logitGradient,
        Span<float> parameterGradient,
        Span<float> inputGradient,
        Span<float> stateGradient);
}
