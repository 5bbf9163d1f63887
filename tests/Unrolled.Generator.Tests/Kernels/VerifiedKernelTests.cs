using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Network;
using Unrolled.Generator.Passes;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests.Kernels;

/// <summary>The verifier has nothing to say of any model's kernel, before the passes and after each.</summary>
public sealed class VerifiedKernelTests
{
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void The_kernel_of_a_model_is_sound_before_and_after_each_pass(string model)
    {
        foreach (string target in new[] { "net10.0", "netstandard2.1" })
        {
            GeneratorRun run = GeneratorRun.Of(Models.Source(model), Target.Named(target));
            ModelSpec spec = (ModelSpec)Assert.Single(run.Values(UnrolledGenerator.ModelStep));
            TargetSpec capabilities = (TargetSpec)Assert.Single(run.Values(UnrolledGenerator.TargetStep));
            RecurrentNetwork network = NetworkBuilder.Build(spec with { Target = capabilities });
            IReadOnlyList<KernelMethod> methods = KernelLowering.Lower(network, Differentiator.DifferentiateAll(network.TrainingBodies)).Methods;

            KernelVerifier.Verify(methods);
            foreach (KernelPass pass in KernelPasses.Of(fuses: capabilities.HasLanes))
            {
                methods = [.. methods.Select(method => method with { Body = pass(method.Body) })];
                KernelVerifier.Verify(methods);
            }

            KernelVerifier.Verify([.. LaneTypePruning.WithUsed(methods)]);
        }
    }
}
