using Unrolled.Generator.Emission;
using Unrolled.Generator.Graph;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Network;
using Unrolled.Generator.Passes;
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

        IReadOnlyDictionary<Body, ReverseBody> reverses = Differentiator.DifferentiateAll(network.TrainingBodies);
        cancellationToken.ThrowIfCancellationRequested();

        Kernel kernel = KernelLowering.Lower(network, reverses);
        cancellationToken.ThrowIfCancellationRequested();

        kernel = kernel with { Methods = KernelPasses.Run(kernel.Methods, spec.Arithmetic == ArithmeticKind.Fused) };
        cancellationToken.ThrowIfCancellationRequested();

        return ClassEmission.Write(kernel, Equation.All(network.Shown));
    }
}
