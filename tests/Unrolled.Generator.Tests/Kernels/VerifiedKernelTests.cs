using Unrolled.Generator.Kernels;
using Unrolled.Generator.Passes;
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
            LoweredModel lowered = LoweredModel.Named(model, target);
            IReadOnlyList<KernelMethod> methods = lowered.Methods;

            KernelVerifier.Verify(methods);
            foreach (KernelPass pass in KernelPasses.Of(fuses: lowered.Spec.Target.HasLanes))
            {
                methods = [.. methods.Select(method => method with { Body = pass(method.Body) })];
                KernelVerifier.Verify(methods);
            }

            KernelVerifier.Verify([.. LaneTypePruning.WithUsed(methods)]);
        }
    }
}
