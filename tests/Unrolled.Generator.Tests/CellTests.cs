using Unrolled.Generator.Cells;
using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Tests;

/// <summary>What a cell says of itself is what its equations do.</summary>
public sealed class CellTests
{
    public static TheoryData<string> Names => [.. Cell.All.Select(cell => cell.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cell_is_sealed_and_bears_its_name(string name)
    {
        Assert.EndsWith(nameof(Cell), name);
        Assert.True(CellOf(name).GetType().IsSealed);
        Assert.Matches("^(A|An) ", CellOf(name).Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_carries_the_states_that_it_lists(string name)
    {
        (StepGraph graph, Value h) = Layer(CellOf(name));

        Assert.Equal(CellOf(name).States.Select(state => state.Name + "_l0"), graph.Carried.Select(carry => carry.State.Name));
        Assert.All(CellOf(name).States, state => Assert.True(state.Name.Length == 1 && state.Meaning.Length > 0));
        Assert.Equal(graph.Carried.Take(1).Select(carry => carry.After), CellOf(name).States.Take(1).Select(_ => h));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_matrices_have_the_gates_that_it_lists(string name)
    {
        Parameter[] tensors = [.. Layer(CellOf(name)).Graph.Values.SelectMany(value => new[] { value.Matrix, value.Bias }).OfType<Parameter>().Distinct()];

        string[] recurrent = CellOf(name).States.Count > 0 ? ["weight_hh_l0"] : [];
        Assert.Superset(new HashSet<string>(["weight_ih_l0", "bias_l0", .. recurrent]), tensors.Select(tensor => tensor.Name).ToHashSet());
        Assert.All(tensors, tensor => Assert.Equal(CellOf(name).Gates, tensor.Layer.Gates));
        Assert.Equal(CellOf(name).Gates.Count, CellOf(name).Gates.Distinct().Count());
        Assert.Equal(CellOf(name).Gates.Select(CellOf(name).InitialBias), tensors.Single(tensor => tensor.Name == "bias_l0").Initial);
    }

    /// <summary>It is part of a cache key: two of the same settings are equal, and no list is a field of an instance.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Cells_of_equal_settings_are_equal(string name)
    {
        Cell one = (Cell)Activator.CreateInstance(CellOf(name).GetType())!, other = (Cell)Activator.CreateInstance(CellOf(name).GetType())!;

        Assert.NotSame(one, other);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    /// <summary>Files keep it: a word that changes makes files of the same model strangers.</summary>
    [Fact]
    public void Its_signature_names_what_differs_from_the_defaults()
    {
        Assert.Equal(["Dense", "Gru", "Lstm", "Mgu", "Recurrent(h; return h)", "Rnn"], Cell.All.Select(cell => cell.Signature));
        Assert.Equal("Gru(Reset = BeforeProduct, Update = Writes)", new GruCell { Reset = GruResetKind.BeforeProduct, Update = GruUpdateKind.Writes }.Signature);
        Assert.Equal("Rnn(Activation = Relu)", new RnnCell { Activation = RnnActivationKind.Relu }.Signature);
        Assert.Equal("Dense(Activation = Elu)", new DenseCell { Activation = DenseActivationKind.Elu }.Signature);
        Assert.Equal("Lstm(Peepholes = True)", new LstmCell { Peepholes = true }.Signature);
    }

    /// <summary>A user's cell has the equations of a small one.</summary>
    private static Cell CellOf(string name) => Cell.All.Single(cell => cell.GetType().Name == name) is var found && found is RecurrentCell own
        ? own with { Equations = "h; z = Sigmoid(Add(Input(1), Recurrent(h))); n = Tanh(Add(Input(0), Recurrent(Multiply(z, h)))); return Multiply(z, n)" }
        : found;

    private static (StepGraph Graph, Value H) Layer(Cell cell)
    {
        StepGraph graph = new();
        Value h = cell.Add(new LayerScope(graph, cell, "_l0", "", width: 3, hidden: 2), graph.Leaf("x", new Space("x", 3)));
        return (graph, h);
    }
}
