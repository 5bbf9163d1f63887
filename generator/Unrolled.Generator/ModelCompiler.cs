using Unrolled.Generator.Emission;
using Unrolled.Generator.Graph;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using Unrolled.Generator.Passes;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Weights;

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

    /// <summary>The C# source of its parameters; null where <paramref name="file"/> does not fit it.</summary>
    public static string? Pretrain(ModelSpec spec, WeightsFile file, CancellationToken cancellationToken)
    {
        if (!file.Content.IsReadable)
        {
            return null;
        }

        ParameterPlan plan = ParametersOf(spec);
        cancellationToken.ThrowIfCancellationRequested();
        string name = WeightsFile.NameOf(file.Path);
        return WeightsFit.Check(spec, plan, name, file.Content).Any() ? null : PretrainedEmission.Write(spec, name, WeightsFit.Block(plan, file.Content));
    }

    /// <summary>The tensors of the class that <paramref name="spec"/> describes.</summary>
    public static ParameterPlan ParametersOf(ModelSpec spec) => ParameterAddresses.Of(NetworkBuilder.Build(spec)).Plan;
}
