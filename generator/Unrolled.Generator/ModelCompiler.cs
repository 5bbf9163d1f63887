using Unrolled.Generator.Differentiation;
using Unrolled.Generator.Emission;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator;

/// <summary>The whole compiler, stage by stage. Start reading here.</summary>
internal static class ModelCompiler
{
    /// <summary>The C# source of the class that <paramref name="spec"/> describes.</summary>
    public static string Compile(ModelSpec spec, CancellationToken cancellationToken)
    {
        RecurrentNetwork network = NetworkBuilder.Build(spec);
        cancellationToken.ThrowIfCancellationRequested();

        IReadOnlyDictionary<Body, Gradients> reverses = Differentiator.DifferentiateAll(network);
        cancellationToken.ThrowIfCancellationRequested();

        Kernel kernel = KernelLowering.Lower(network, reverses);
        cancellationToken.ThrowIfCancellationRequested();

        return ClassEmission.Write(kernel, Equation.All(network.Shown));
    }
}
