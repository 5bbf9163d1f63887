using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Every generated text compiles in every target, with all warnings on and each an error.</summary>
public sealed class CompilationTests
{
    public static TheoryData<string, string> ModelsAndTargets
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string model in Models.All.Keys)
            {
                foreach (Target target in Target.All)
                {
                    cases.Add(model, target.Name);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(ModelsAndTargets))]
    public void Compiles_without_a_warning(string model, string target)
    {
        GeneratorRun run = GeneratorRun.Of(Models.Source(model), Target.Named(target));

        Assert.Single(run.Sources);
        Compiled.AssertClean(run);
    }

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void A_newer_language_on_an_old_framework_compiles_too(string model) =>
        Compiled.AssertClean(GeneratorRun.Of(Models.Source(model), Target.NetStandard, LanguageVersion.CSharp14));

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void An_old_language_on_a_new_framework_compiles_too(string model) =>
        Compiled.AssertClean(GeneratorRun.Of(Models.Source(model), Target.Net10, LanguageVersion.CSharp9));

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void Text_ends_lines_with_a_line_feed_and_never_with_blanks(string model)
    {
        string text = GeneratorRun.Of(Models.Source(model)).Sources.Single().SourceText.ToString();

        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain(" \n", text);
        Assert.EndsWith("}\n", text);
    }

    [Fact]
    public void Many_models_in_one_file_compile_together()
    {
        string source = """
            using Unrolled;
            [LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }
            [RnnModel(Input = 3, Hidden = 2, Steps = 5)] public partial class GESTURE { }
            namespace Games { [GruModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { } }
            """;
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.Equal(3, run.Sources.Length);
        Compiled.AssertClean(run);
    }
}
