using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>A weights file becomes data of the assembly: to the bit, without an allocation, and compiled again only when it changes.</summary>
public sealed class PretrainedTests
{
    private const string Probe = """

        internal static class Probe
        {
            public static float[] Tensor(string name)
            {
                var values = new float[Gesture.Layout[name].Count];
                Gesture.Layout[name].CopyTo<float>(Gesture.Pretrained, values);
                return values;
            }

            public static float[] Of(Gesture network) => network.Parameters.ToArray();

            public static float[] Instance() => Of(Gesture.CreatePretrained());

            public static float[] Block() => Gesture.Pretrained.ToArray();

            public static long First()
            {
                long before = System.GC.GetAllocatedBytesForCurrentThread();
                float first = Gesture.Pretrained[0];
                return System.GC.GetAllocatedBytesForCurrentThread() - before + (first == 0 ? 1 : 0);
            }

            public static long Allocated()
            {
                System.Span<float> input = stackalloc float[] { 0.5f, -1, 2 };
                System.Span<float> output = stackalloc float[3];
                Gesture.Forward(Gesture.Pretrained, input, output);
                long before = System.GC.GetAllocatedBytesForCurrentThread();
                Gesture.Forward(Gesture.Pretrained, input, output);
                return System.GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    public static TheoryData<string> Targets => [.. Target.All.Select(target => target.Name)];

    [Fact]
    public void Pretrained() => Verify(PretrainedModel.Run());

    [Fact]
    public void Pretrained_once() => Verify(PretrainedModel.Run(Target.NetStandard));

    [Theory]
    [MemberData(nameof(Targets))]
    public void Compiles_in_every_target(string target)
    {
        Compiled.AssertClean(PretrainedModel.Run(Target.Named(target)));
        Compiled.AssertClean(PretrainedModel.Run(Target.Named(target), PretrainedModel.Source.Replace("Steps = 3", "Steps = 3, Precision = Precision.Double")));
        Compiled.AssertClean(PretrainedModel.Run(Target.Named(target), PretrainedModel.Source
            .Replace("[RnnModel", "namespace N { internal partial struct Outer { [RnnModel").Replace("public partial class Gesture { }", "private static partial class @class { } } }")));
    }

    [Fact]
    public void The_numbers_are_those_of_the_file_to_the_bit()
    {
        Type probe = Load(Target.Net10);
        float[] Tensor(string name) => probe.GetMethod("Tensor")!.CreateDelegate<Func<string, float[]>>()(name);
        static int[] Bits(params float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

        Assert.Equal(Bits(0.1f, -0.25f), Bits(Tensor("weight_ih_l0")));
        Assert.Equal(Bits(1, -2, 3, -4), Bits(Tensor("weight_hh_l0")));
        Assert.Equal(Bits(-0f, float.Epsilon), Bits(Tensor("bias_l0")));
        Assert.Equal(Bits(5, 6), Bits(Tensor("weight_head")));
        Assert.Equal(Bits(0.1f), Bits(Tensor("bias_head")));
    }

    [Fact]
    public void An_instance_has_a_copy()
    {
        Type probe = Load(Target.Net10);
        float[] block = probe.GetMethod("Block")!.CreateDelegate<Func<float[]>>()();

        Assert.NotEmpty(block);
        Assert.Equal(block, probe.GetMethod("Instance")!.CreateDelegate<Func<float[]>>()());
    }

    /// <summary>Where the compiler does not optimize, a span of an array initializer is a new array.</summary>
    [Theory]
    [InlineData(OptimizationLevel.Release)]
    [InlineData(OptimizationLevel.Debug)]
    public void A_run_on_them_allocates_nothing(OptimizationLevel optimization) =>
        Assert.Equal(0, Load(Target.Net10, optimization).GetMethod("Allocated")!.CreateDelegate<Func<long>>()());

    /// <summary>Nothing runs before the first read, and it makes nothing.</summary>
    [Fact]
    public void They_cost_no_start()
    {
        Type probe = Load(Target.Net10);
        Type model = probe.Assembly.GetType("Gesture")!;

        Assert.Null(model.TypeInitializer);
        Assert.Null(model.GetNestedType("LazyPretrained", BindingFlags.NonPublic)!.TypeInitializer);
        Assert.Equal(0, probe.GetMethod("First")!.CreateDelegate<Func<long>>()());
    }

    [Fact]
    public void The_data_is_a_view_of_the_assembly() =>
        Assert.Contains("CreateSpan", CallsOf(PretrainedModel.Run()));

    [Fact]
    public void A_changed_file_compiles_the_parameters_alone()
    {
        WeightsText before = PretrainedModel.File();
        GeneratorRun run = GeneratorRun.Of(Two, files: [before, Other])
            .Edited(before, PretrainedModel.File(PretrainedModel.Text.Replace("[5, 6]", "[5, 7]")));

        Assert.Equal(0, run.Renewed(UnrolledGenerator.TextStep));
        Assert.Equal(1, run.Renewed(UnrolledGenerator.PretrainedStep));
        Assert.Equal(1, run.Renewed(UnrolledGenerator.WeightsStep));
        Assert.Equal(4, run.Sources.Length);
    }

    [Theory]
    [InlineData("public partial class Gesture { }", "public partial class Gesture { /* inside */ }")]
    [InlineData("using Unrolled;", "// above\nusing Unrolled;")]
    public void An_edit_elsewhere_reads_no_file(string before, string after)
    {
        WeightsText file = PretrainedModel.File();
        GeneratorRun run = GeneratorRun.Of(Two, files: [file, Other]);
        int reads = file.Reads;
        Assert.True(reads > 0);
        run = run.Edited(Two.Replace(before, after));

        Assert.Equal(reads, file.Reads);
        Assert.Equal(0, run.Renewed(UnrolledGenerator.PretrainedStep));
        Assert.Equal(0, run.Renewed(UnrolledGenerator.TextStep));
    }

    /// <summary>A file that no model names is none of the generator's business.</summary>
    [Fact]
    public void Other_additional_files_are_not_read()
    {
        var other = new WeightsText("/project/data.json", "{ \"any\": 1 }");
        GeneratorRun run = GeneratorRun.Of(PretrainedModel.Source, files: [PretrainedModel.File(), other]);

        Assert.Equal(2, run.Sources.Length);
        Assert.Equal(0, other.Reads);
    }

    [Theory]
    [InlineData("gesture.weights.json", true)]
    [InlineData("models/gesture.weights.json", true)]
    [InlineData("./models/gesture.weights.json", true)]
    [InlineData("..\\\\models\\\\gesture.weights.json", true)]
    [InlineData("/project/models/gesture.weights.json", true)]
    [InlineData("esture.weights.json", false)]
    [InlineData("other/gesture.weights.json", false)]
    public void A_file_is_named_by_the_end_of_its_path(string name, bool isFound) =>
        Assert.Equal(isFound ? 2 : 1, PretrainedModel.Run(source: PretrainedModel.Source.Replace("gesture.weights.json", name)).Sources.Length);

    private const string Two = PretrainedModel.Source + "\n[RnnModel(Input = 1, Hidden = 1, Steps = 3, Bias = false, Weights = \"other.weights.json\")] public static partial class Other { }";

    private static readonly WeightsText Other = new("/project/other.weights.json", """
        { "format": "unrolled-weights", "tensors": { "weight_ih_l0": { "shape": [1, 1], "values": [1] }, "weight_hh_l0": { "shape": [1, 1], "values": [2] } } }
        """);

    private static void Verify(GeneratorRun run, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Verify(run.Sources.Where(source => source.HintName.Contains("Pretrained", StringComparison.Ordinal)), method: method);

    private static Type Load(Target target, OptimizationLevel optimization = OptimizationLevel.Release) =>
        Assembly(GeneratorRun.Of(PretrainedModel.Source + Probe, target, optimization: optimization, files: [PretrainedModel.File()])).GetType("Probe", throwOnError: true)!;

    private static Assembly Assembly(GeneratorRun run)
    {
        using MemoryStream image = new();
        Assert.True(run.Complete.Emit(image).Success, string.Join("\n", Compiled.Diagnostics(run)));
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }

    /// <summary>The names of the methods that an assembly calls.</summary>
    private static IEnumerable<string> CallsOf(GeneratorRun run)
    {
        using MemoryStream image = new();
        Assert.True(run.Complete.Emit(image).Success);
        image.Position = 0;
        using var file = new System.Reflection.PortableExecutable.PEReader(image);
        System.Reflection.Metadata.MetadataReader reader = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(file);
        return [.. reader.MemberReferences.Select(handle => reader.GetString(reader.GetMemberReference(handle).Name))];
    }
}
