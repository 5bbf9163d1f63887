using Unrolled.Generator.Kernels;
using Unrolled.Generator.Passes;
using Unrolled.Generator.Tests.Harness;
using Unrolled.Generator.Tests.Kernels;

namespace Unrolled.Generator.Tests.Passes;

/// <summary>Each <c>*.kernel</c> file here is a pass, a kernel and what the pass makes of it.</summary>
/// <remarks>The first line is <c>pass: Name</c>; <c>shows: ...</c> may say what the file is for.</remarks>
public sealed class PassTests
{
    private const string Folder = "Passes";

    /// <summary>Every pass by its name; the last looks at all methods together.</summary>
    private static readonly Dictionary<string, Func<IReadOnlyList<KernelMethod>, IReadOnlyList<KernelMethod>>> Passes = KernelPasses.Of(fuses: true)
        .ToDictionary(
            pass => pass.Method.DeclaringType!.Name,
            pass => (Func<IReadOnlyList<KernelMethod>, IReadOnlyList<KernelMethod>>)(methods => [.. methods.Select(m => m with { Body = pass(m.Body) })]))
        .Append(new(nameof(LaneTypePruning), methods => [.. LaneTypePruning.WithUsed(methods)]))
        .ToDictionary();

    public static TheoryData<string> Files => ExpectationFile.In(Folder);

    public static TheoryData<string> Names => [.. Passes.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_pass_makes_of_a_kernel_what_its_file_says(string file)
    {
        ExpectationFile test = ExpectationFile.Read(Folder, file);
        Assert.True(Passes.TryGetValue(test["pass"], out var pass), $"There is no pass {test["pass"]}, only {string.Join(", ", Passes.Keys)}.");
        IReadOnlyList<KernelMethod> methods = KernelTextReader.Methods(test.Input, test.InputLine);
        KernelVerifier.Verify(methods);

        IReadOnlyList<KernelMethod> result = pass(methods);

        KernelVerifier.Verify(result);
        test.Expect(KernelTextTests.TextOf(result));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pass_has_a_file(string pass) =>
        Assert.Contains(Files, file => ExpectationFile.Read(Folder, file.Data)["pass"] == pass);

    [Fact]
    public void Every_type_of_the_room_that_rewrites_statements_is_a_pass()
    {
        string[] others = [nameof(KernelPass), nameof(KernelPasses), nameof(VectorBlocks)];

        Assert.Equal(
            Passes.Keys.Order(),
            typeof(KernelPasses).Assembly.GetTypes()
                .Where(type => type.Namespace == typeof(KernelPasses).Namespace && !type.IsNested && !others.Contains(type.Name))
                .Select(type => type.Name).Order());
    }
}
