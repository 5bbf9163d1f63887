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

    private const string OwnCell = "using Unrolled;\nusing static Unrolled.CellMath;\n" + UserCells.Mgu
        + "[RecurrentModel(typeof(Own), Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }\ninternal class Other { }\n";

    [Theory]
    [InlineData("Units f = ", "// the only gate\n\n        Units f = ")]
    [InlineData("f * n;", "(f) * n;")]
    [InlineData("internal class Other { }", "internal class Other { public int Number; }")]
    public void An_edit_that_changes_no_equation_compiles_no_model(string before, string after)
    {
        GeneratorRun run = Edit(OwnCell, OwnCell.Replace(before, after));

        AssertKept(run, Model);
        AssertKept(run, UnrolledGenerator.CellStep);
        Assert.All(run.FileReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_changed_equation_compiles_the_models_of_its_cell_alone()
    {
        string source = OwnCell + "[LstmModel(Input = 1, Hidden = 1, Steps = 1)] public partial class Further { }";

        GeneratorRun run = Edit(source, source.Replace("(1 - f) * h", "f * h"));

        Assert.Equal(1, run.Reasons(Model).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(1, run.Reasons(Model).Count(IsReused));
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

    /// <summary>The first then needs another file name, which is no reason to compile it again.</summary>
    [Fact]
    public void A_name_that_differs_by_case_alone_compiles_no_other_model()
    {
        string two = Source + "[LstmModel(Input = 1, Hidden = 1, Steps = 1)] public partial class Further { }";
        GeneratorRun run = Edit(two, two + "[LstmModel(Input = 2, Hidden = 1, Steps = 1)] public partial class gesture { }");

        Assert.Equal(["Further.g.cs", "Gesture-96072734.g.cs", "gesture-655cb894.g.cs"], run.HintNames.Order(StringComparer.Ordinal));
        Assert.Equal(1, run.Renewed(UnrolledGenerator.TextStep));
        Assert.Single(run.FileReasons(), IncrementalStepRunReason.Cached);
    }

    /// <summary>An editor's session over 50 models: each edit compiles what it changes, and nothing else.</summary>
    /// <remarks>Roslyn knows the models of a file by their order, so new ones come last here.</remarks>
    [Fact]
    public void A_session_over_many_models_compiles_only_what_changed()
    {
        string[] cells = ["Lstm", "Gru", "Rnn", "Mgu"];
        List<string> models =
        [
            .. Enumerable.Range(0, 50).Select(i => $"[{cells[i % 4]}Model(Input = {1 + (i % 3)}, Hidden = {1 + (i % 5)}, Steps = 4)] public partial class Model{i} {{ }}"),
        ];
        GeneratorRun run = GeneratorRun.Of(Session());
        Assert.Equal(50, run.Renewed(UnrolledGenerator.TextStep));

        Type(1, () => models[7] = models[7].Replace("Steps = 4", "Steps = 40"));
        Type(0, () => models[8] = "// A comment.\n" + models[8]);
        Type(0, () => models[9] = models[9].Replace("{ }", "{ public int Number() => 1; }"));
        Type(3, () =>
        {
            for (int i = 20; i < 23; i++)
            {
                models[i] = models[i].Replace("Input = ", "Input = 1");
            }
        });
        Type(1, () => models.Add("[RnnModel(Input = 1, Hidden = 1, Steps = 2)] public partial class Last { }"));
        Type(1, () => models.Add("[RnnModel(Input = 1, Hidden = 1, Steps = 2)] public partial class MODEL3 { }"));
        Type(0, () => models[30] = models[30].Replace("Steps = 4", "Steps = "));
        Type(1, () => models[30] = models[30].Replace("Steps = ", "Steps = 4"));
        Type(0, () => models[31] = models[31].Replace("public partial", "public"));
        Type(1, () => models[31] = models[31].Replace("public", "public partial"));
        Type(0, () => models.RemoveAt(models.Count - 1));
        Type(1, () => models[5] = models[5].Replace("class Model5", "class Renamed"));
        Type(1, () => models[6] = models[6].Replace("Model(", "Model(Output = 2, "));
        Type(0, () => models.RemoveAt(models.Count - 1));
        Assert.Equal(50, run.Sources.Length);

        string Session() => "using Unrolled;\n" + string.Join("\n", models);

        void Type(int compiled, Action edit)
        {
            string before = Session();
            edit();
            Assert.NotEqual(before, Session());
            run = run.Edited(Session());
            Assert.Equal(compiled, run.Renewed(UnrolledGenerator.TextStep));
            Assert.InRange(run.FileReasons().Count(reason => reason == IncrementalStepRunReason.New), 0, compiled);
        }
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
