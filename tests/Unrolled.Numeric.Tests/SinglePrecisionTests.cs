using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>Gradients in single against the same class in double, which central differences and PyTorch hold.</summary>
public sealed class SinglePrecisionTests
{
    // Relative to the tensor's own largest gradient, at least 1e-3: a few thousand roundings of 2^-24.
    private const double Bound = 1e-4;

    /// <summary>A crowd, or company, changes nothing of a sequence's training, which the classes of other names have in both precisions; cells of the gallery have values of both.</summary>
    public static TheoryData<string> Models => ModelData.Names(model => !model.Shape.IsDouble && !CrowdRun.Has(model) && !model.IsBatched && !model.HasOwnCell);

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_are_those_of_double(string name)
    {
        var single = new Experiment<float>(AnnotatedModel.Named(name)).Train().Gradients();
        var expected = new Experiment<double>(AnnotatedModel.Named(name + "Double")).Train().Gradients();

        Assert.Equal(expected.Keys.Order(), single.Keys.Order());
        Assert.All(expected, pair => Close.Assert(pair.Key, pair.Value, single[pair.Key], Bound, 1e-3));
    }
}
