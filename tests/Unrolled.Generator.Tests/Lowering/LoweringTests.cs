using Unrolled.Generator.Kernels;
using Unrolled.Generator.Tests.Harness;
using Unrolled.Generator.Tests.Kernels;

namespace Unrolled.Generator.Tests.Lowering;

/// <summary>Each <c>*.kernel</c> file here is a model and the kernel that some of its methods are lowered to, before the passes.</summary>
/// <remarks>
/// The lines are <c>shows: ...</c>, <c>model: [LstmModel(...)]</c>, <c>target: net10.0</c> and <c>methods: A, B</c>.
/// </remarks>
public sealed class LoweringTests
{
    private const string Folder = "Lowering";

    public static TheoryData<string> Files => ExpectationFile.In(Folder);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_model_is_lowered_to_what_its_file_says(string file)
    {
        ExpectationFile test = ExpectationFile.Read(Folder, file);
        IReadOnlyList<KernelMethod> methods = LoweredModel.Of($"using Unrolled;\n{test["model"]} public partial class Gesture {{ }}\n", test["target"]).Methods;
        Dictionary<string, KernelMethod> byName = methods.ToDictionary(method => method.Name);

        test.Expect(KernelTextTests.TextOf(test["methods"].Split(", ").Select(name => byName.TryGetValue(name, out KernelMethod? method)
            ? method
            : throw new FormatException($"There is no method {name}, only {string.Join(", ", byName.Keys)}."))));
    }
}
