namespace Unrolled;

/// <summary>Makes the partial class a network of dense layers, <c>h = f(W x + b)</c>: nothing is carried from step to step.</summary>
/// <example><code>[DenseModel(Input = 4, HiddenSizes = new[] { 16, 16 }, Topology = Topology.OneToOne, Output = 3, Head = Head.Softmax)]
/// public partial class Iris { }</code></example>
public sealed class DenseModelAttribute : ModelAttribute
{
    /// <summary>The activation f of the layers. Default: <see cref="DenseActivation.Relu"/>.</summary>
    public DenseActivation Activation { get; set; }
}
