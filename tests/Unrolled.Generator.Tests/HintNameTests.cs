using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

public sealed class HintNameTests
{
    [Theory]
    [InlineData("lstm", "Gesture.g.cs")]
    [InlineData("namespace", "Games.Input.Gesture.g.cs")]
    [InlineData("nested", "IGame.Player.Hand.Gesture.g.cs")]
    [InlineData("keywords", "event.int.class.string.g.cs")]
    public void A_file_has_the_full_name_of_its_class(string model, string hint) =>
        Assert.Equal([hint], GeneratorRun.Of(Models.Source(model)).HintNames);

    [Fact]
    public void Names_that_differ_by_case_alone_give_files_that_do_not()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using Unrolled;
            [RnnModel(Input = 1, Hidden = 1, Steps = 1)] public partial class Gesture { }
            [LstmModel(Input = 1, Hidden = 1, Steps = 1)] public partial class gesture { }
            [LstmModel(Input = 1, Hidden = 1, Steps = 1)] public partial class Other { }
            """);

        // The hashes are FNV-1a of the names, from their definition: the same in every process, on every machine.
        Assert.Equal(["Gesture-96072734.g.cs", "Other.g.cs", "gesture-655cb894.g.cs"], run.HintNames.Order(StringComparer.Ordinal));
        Assert.Equal(3, run.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_character_that_file_names_of_the_compiler_may_not_have_is_written_as_its_number() =>
        Assert.Equal(
            ["Ge(203F)sture.g.cs"],
            GeneratorRun.Of("[Unrolled.RnnModel(Input = 1, Hidden = 1, Steps = 1)] public partial class Ge\u203Fsture { }").HintNames);
}
