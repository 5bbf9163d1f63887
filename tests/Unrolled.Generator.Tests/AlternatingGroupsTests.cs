using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Harness;
using static Unrolled.Generator.Tests.Harness.GraphComparison;

namespace Unrolled.Generator.Tests;

/// <summary>Odd steps run the lane groups of a layer backward where that leaves weights in the nearest cache.</summary>
public sealed class AlternatingGroupsTests
{
    private const string LayerOfDoubles = "RnnModel(Input = 2, Hidden = 64, Steps = 3, Precision = Precision.Double";
    private const string Turns = "int group = (t & 1) == 0 ? turn : ";

    [Theory]
    [InlineData("LstmModel(Input = 8, Hidden = 64, Steps = 64", true)]
    [InlineData("RnnModel(Input = 16, Hidden = 128, Steps = 64", true)]
    [InlineData(LayerOfDoubles, true)]
    [InlineData("GruModel(Vocabulary = 2000, Hidden = 64, Steps = 64", true)]
    [InlineData("GruModel(Input = 8, Hidden = 64, Steps = 64, Direction = Direction.Both", true)]
    [InlineData("LstmModel(Input = 1, Hidden = 40, Steps = 64", false)] // 27 KB: all weights stay in the cache.
    [InlineData("LstmModel(Input = 16, Hidden = 128, Steps = 64", false)] // 37 KB a group: none stays.
    [InlineData("LstmModel(Input = 8, Hidden = 64, Layers = 2, Steps = 64", false)] // The other layer is read in between.
    public void Layers_larger_than_the_nearest_cache_whose_groups_fit_into_it_do(string model, bool alternates)
    {
        string text = GeneratorRun.Of($"using Unrolled;\n[{model})] public partial class Gesture {{ }}").Sources.Single().SourceText.ToString();

        Assert.Equal(alternates, text.Contains(Turns, StringComparison.Ordinal));
    }

    /// <summary>Four lane groups over three steps, against the interpreter of the graph.</summary>
    [Fact]
    public void The_order_of_groups_changes_no_number()
    {
        (object network, ModelSpec spec) = Create(LayerOfDoubles);

        Compare((INetwork<double, double>)network, spec, false, (random, _) => random.NextDouble() - 0.5, x => x);
    }
}
