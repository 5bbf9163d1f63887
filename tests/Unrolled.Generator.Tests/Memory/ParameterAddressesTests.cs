using Unrolled.Generator.Graph;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests.Memory;

/// <summary>The places of the trainable numbers.</summary>
public sealed class ParameterAddressesTests
{
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void Every_number_of_every_tensor_has_one_place_of_its_own(string model)
    {
        ParameterPlan plan = LoweredModel.Named(model).Addresses.Plan;
        int[] places = [.. plan.Tensors.SelectMany(tensor => Grid(tensor.Rows, tensor.Columns).Select(at => tensor.Address.Of(at.Row, at.Column)))];

        Assert.Equal(plan.Count, places.Length);
        Assert.Distinct(places);
        Assert.Equal(plan.Length - 1, places.Max());
        Assert.True(places.Min() >= 0);
    }

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void The_lowering_counts_to_the_same_places(string model)
    {
        LoweredModel lowered = LoweredModel.Named(model);
        foreach (Parameter parameter in lowered.Network.Parameters)
        {
            int units = parameter.Space.Count;
            UnitRef[] refs = lowered.Addresses.IsRowMajor(parameter)
                ? [.. Enumerable.Range(0, units).Select(unit => new UnitRef(0, units, 0, unit))]
                : [.. UnitRun.Of(units).SelectMany(run => Grid(run.Count, run.Size).Select(at => new UnitRef(run.Start, run.Size, at.Row, at.Column)))];

            Assert.Equal(Enumerable.Range(0, units), refs.Select(unit => unit.Number.Constant));
            Assert.All(Grid(parameter.Gates, parameter.Columns), at => Assert.All(refs, unit => Assert.Equal(
                lowered.Addresses.Of(parameter).Of((at.Row * units) + unit.Number.Constant, at.Column),
                lowered.Addresses.At(parameter, at.Row, unit, at.Column).Constant)));
        }
    }

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void Layers_start_at_whole_cache_lines(string model)
    {
        LoweredModel lowered = LoweredModel.Named(model);

        Assert.All(
            lowered.Network.Parameters.GroupBy(parameter => parameter.Layer),
            layer => Assert.Equal(0, layer.Min(parameter => lowered.Addresses.Of(parameter).Offset) % 16));
    }

    private static IEnumerable<(int Row, int Column)> Grid(int rows, int columns) =>
        Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, columns).Select(column => (row, column)));
}
