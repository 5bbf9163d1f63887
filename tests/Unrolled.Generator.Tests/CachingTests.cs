using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>What an edit makes the generator do again.</summary>
public sealed class CachingTests
{
    private const string Model = UnrolledGenerator.ModelStep;
    private const string Source = "using Unrolled;\n" + Models.Gesture + "\ninternal class Other { }\n";

    public static TheoryData<string> EditsElsewhere => new()
    {
        Source + "// a comment at the end",
        "// a comment above, which shifts the attribute\n" + Source,
        Source.Replace("internal class Other { }", "internal class Other { public int Number; }"),
        Source.Replace("public partial class Gesture { }", "public partial class Gesture { /* inside */ public int Number() => 1; }"),
        Source.Replace("Input = 3, Hidden = 2, Steps = 5", "Steps = 5,\n    Hidden = 1 + 1,\n    Input = 3"),
        Source.Replace("Steps = 5", "Steps = 5, Output = 0, Bias = true, Head = Head.Linear"),
    };

    [Theory]
    [MemberData(nameof(EditsElsewhere))]
    public void An_edit_that_changes_no_model_compiles_no_model(string edited)
    {
        GeneratorRun run = Edit(Source, edited);

        AssertKept(run, Model);
        AssertKept(run, UnrolledGenerator.TargetStep);
        AssertKept(run, UnrolledGenerator.HintStep);
        Assert.Equal([IncrementalStepRunReason.Cached], run.FileReasons());
    }

    [Theory]
    [InlineData("Steps = 5", "Steps = 6")]
    [InlineData("Steps = 5", "Steps = 5, Bias = false")]
    [InlineData("public partial class", "public static partial class")]
    public void A_change_of_the_model_compiles_it_again(string before, string after)
    {
        GeneratorRun run = Edit(Source, Source.Replace(before, after));

        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(Model));
        Assert.Equal([IncrementalStepRunReason.Modified], run.FileReasons());
    }

    [Fact]
    public void A_further_model_leaves_the_first_as_it_is()
    {
        GeneratorRun run = Edit(Source, Source + "[LstmModel(Input = 1, Hidden = 1, Steps = 1)] public partial class Further { }");

        Assert.Equal(2, run.Reasons(Model).Count());
        Assert.True(IsReused(run.Reasons(Model).First()));
        Assert.Equal(IncrementalStepRunReason.New, run.Reasons(Model).Last());
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], run.FileReasons());
    }

    [Fact]
    public void A_model_of_another_cell_leaves_the_first_as_it_is()
    {
        GeneratorRun run = Edit(Source, Source + "[GruModel(Input = 1, Hidden = 1, Steps = 1)] public partial class Further { }");

        Assert.Single(run.Reasons(Model), IsReused);
        Assert.Single(run.FileReasons(), IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_mistake_in_one_model_leaves_the_other_as_it_is()
    {
        string two = Source + "[LstmModel(Input = 1, Hidden = 1, Steps = 1)] public partial class Further { }";
        GeneratorRun run = Edit(two, two.Replace("Hidden = 1", "Hidden = 0"));

        Assert.Equal(["Gesture.g.cs"], run.HintNames);
        Assert.Single(run.FileReasons(), IncrementalStepRunReason.Cached);
    }

    /// <summary>The run after an edit, which must be one: a replacement may find nothing to replace.</summary>
    private static GeneratorRun Edit(string source, string edited)
    {
        Assert.NotEqual(source, edited);
        return GeneratorRun.Of(source).Edited(edited);
    }

    /// <summary>The step ran, and no value of it is new.</summary>
    private static void AssertKept(GeneratorRun run, string step)
    {
        Assert.NotEmpty(run.Reasons(step));
        Assert.All(run.Reasons(step), reason => Assert.True(IsReused(reason), $"The step {step} was {reason}."));
    }

    private static bool IsReused(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
