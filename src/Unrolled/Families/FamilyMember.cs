namespace Unrolled;

/// <summary>One model of a family.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class FamilyMember<T>
    where T : unmanaged
{
    private readonly Func<INetworkStream<T>> _create;

    /// <summary>A model.</summary>
    /// <param name="layout">See <see cref="Layout"/>.</param>
    /// <param name="inputSize">See <see cref="InputSize"/>.</param>
    /// <param name="outputSize">See <see cref="OutputSize"/>.</param>
    /// <param name="create">Makes a stream of a new network whose parameters are zero.</param>
    public FamilyMember(ParameterLayout layout, int inputSize, int outputSize, Func<INetworkStream<T>> create) =>
        (Layout, InputSize, OutputSize, _create) = (layout, inputSize, outputSize, create);

    /// <summary>The model's tensors.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>Numbers that a step reads.</summary>
    public int InputSize { get; }

    /// <summary>Numbers that a step writes.</summary>
    public int OutputSize { get; }

    /// <summary>The model's sizes: <c>Lstm1x8: input 1, hidden 8, 4 gates, output 1</c>.</summary>
    public override string ToString() => $"{Layout.Model}: {NetworkSizes.Of(Layout.Tensors.Select(tensor => (tensor.Name, tensor.Shape)))}";

    /// <summary>A stream of a new network whose parameters are zero. After they are filled, <see cref="INetworkStream{T}.Reset"/> takes up the state of rest.</summary>
    public INetworkStream<T> Create() => _create();
}
