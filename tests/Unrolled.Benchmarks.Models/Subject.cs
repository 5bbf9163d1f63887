using System.Reflection;

namespace Unrolled.Benchmarks.Models;

internal delegate void ForwardPass(ReadOnlySpan<float> parameters, ReadOnlySpan<float> input, Span<float> output);

internal delegate void StreamPass(ReadOnlySpan<float> parameters, Span<float> state, ReadOnlySpan<float> inputs, Span<float> outputs);

internal delegate void TapePass(ReadOnlySpan<float> parameters, Span<float> state, ReadOnlySpan<float> input, Span<float> logits, Span<float> tape);

internal delegate void BackwardPass(
    ReadOnlySpan<float> parameters,
    ReadOnlySpan<float> input,
    Span<float> tape,
    ReadOnlySpan<float> logitGradient,
    Span<float> parameterGradient,
    Span<float> inputGradient,
    Span<float> stateGradient);

/// <summary>A generated class, what its attribute says, and its static members.</summary>
internal sealed class Subject
{
    private Subject(ModelAttribute attribute, INetwork<float> network)
    {
        Cell = attribute switch
        {
            LstmModelAttribute => CellKind.Lstm,
            GruModelAttribute => CellKind.Gru,
            RecurrentModelAttribute own => Enum.Parse<CellKind>(own.Cells[0].Name),
            _ => CellKind.Rnn,
        };
        Size = new Shape(attribute.Input, attribute.Hidden, attribute.Steps);
        Mode = attribute.Arithmetic.ToString().ToLowerInvariant();
        Network = network;
    }

    public CellKind Cell { get; }

    public Shape Size { get; }

    /// <summary>The arithmetic, as the tables name it.</summary>
    public string Mode { get; }

    /// <summary>An instance: lengths, layout, and parameters that a run may change.</summary>
    public INetwork<float> Network { get; }

    public required ForwardPass Forward { get; init; }

    public required StreamPass Step { get; init; }

    public required StreamPass Process { get; init; }

    public required TapePass ForwardLogits { get; init; }

    public required BackwardPass Backward { get; init; }

    public string Name => $"{Cell.ToString().ToLowerInvariant()} {Size}";

    public static Subject Of<TModel>()
        where TModel : IGeneratedModel<TModel>
    {
        TModel network = TModel.CreateRandom(1);
        Initializer.PyTorch(network.Layout, network.Parameters, 1);
        return new Subject(typeof(TModel).GetCustomAttribute<ModelAttribute>()!, network)
        {
            Forward = TModel.Forward,
            Step = TModel.Step,
            Process = TModel.Process,
            ForwardLogits = TModel.ForwardLogits,
            Backward = TModel.Backward,
        };
    }
}

/// <summary>The three cells.</summary>
internal enum CellKind
{
    Lstm,
    Gru,
    Rnn,
}

/// <summary>Inputs, units and steps.</summary>
internal sealed record Shape(int Input, int Hidden, int Steps)
{
    /// <summary>The steps of all shapes whose name does not tell them.</summary>
    public const int UsualSteps = 64;

    public override string ToString() => Steps == UsualSteps ? $"{Input}x{Hidden}" : $"{Input}x{Hidden}x{Steps}";
}
