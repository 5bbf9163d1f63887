using Unrolled.Generator.Tests.Harness;
using Unrolled.Generator.Tests.Memory;

namespace Unrolled.Generator.Tests.Kernels;

/// <summary>Combinations of sizes and features that no list has: what holds for the models of the list holds for them.</summary>
public sealed class RandomModelTests
{
    private const int ModelsOfASeed = 12;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_random_model_that_is_valid_has_a_sound_kernel_a_text_and_a_tape_without_gaps(int seed)
    {
        RandomModels models = new(seed);
        int valid = 0;
        for (int i = 0; i < ModelsOfASeed; i++)
        {
            string source = models.Next();
            if (LoweredModel.Of(GeneratorRun.Of(source, i % 2 == 0 ? Target.Net10 : Target.NetStandard)) is not { } lowered)
            {
                continue;
            }

            valid++;
            TestContext.Current.TestOutputHelper?.WriteLine(source);
            VerifiedKernelTests.AssertSound(lowered);
            KernelTextTests.AssertReadBack(lowered.Methods);
            TapePlanTests.AssertTiled(lowered);
        }

        Assert.True(valid > 0, "No model of this seed is valid.");
    }
}
