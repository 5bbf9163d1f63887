using Unrolled.Generator.Graph;
using Unrolled.Generator.Schedule;

namespace Unrolled.Generator.Tests.Schedule;

/// <summary>Bodies of a few values, cut into stages. A root is a value with a variable of its own.</summary>
public sealed class StagePlanTests
{
    private static readonly Space Units = new("h", 3);
    private readonly StepGraph _step = new();

    [Fact]
    public void Values_of_the_same_units_are_one_stage()
    {
        Value x = _step.Leaf("x", Units);
        Value a = StepGraph.Named("a", _step.Tanh(x));
        Value b = StepGraph.Named("b", _step.Multiply(a, x));

        StagePlan plan = Plan(b);

        Stage stage = Assert.Single(plan.Stages);
        Assert.Equal((0, Units), (stage.Level, stage.Space));
        Assert.Equal([a, b], stage.Roots);
    }

    [Fact]
    public void A_product_of_something_computed_starts_a_stage_a_product_of_something_given_does_not()
    {
        Value x = _step.Leaf("x", Units);
        Value a = StepGraph.Named("a", _step.Tanh(Product(x)));
        Value b = StepGraph.Named("b", _step.Tanh(_step.Add(Product(a), a)));
        Value c = StepGraph.Named("c", _step.Multiply(b, b));

        StagePlan plan = Plan(c);

        Assert.Equal([0, 1], plan.Stages.Select(stage => stage.Level));
        Assert.Equal([a], plan.Stages[0].Roots);
        Assert.Equal([b, c], plan.Stages[1].Roots);
    }

    [Fact]
    public void Other_units_are_a_stage_of_their_own()
    {
        Value x = _step.Leaf("x", Units);
        Value y = _step.Leaf("y", new Space("y", 2));
        Value a = StepGraph.Named("a", _step.Tanh(x));
        Value b = StepGraph.Named("b", _step.Tanh(y));

        Assert.Equal([(0, Units), (0, y.Space)], Plan(a, b).Stages.Select(stage => (stage.Level, stage.Space)));
    }

    [Fact]
    public void What_no_one_wants_is_in_no_stage()
    {
        Value x = _step.Leaf("x", Units);
        StepGraph.Named("unused", _step.Tanh(x));
        Value wanted = StepGraph.Named("wanted", _step.Negate(x));

        Assert.Equal([wanted], Assert.Single(Plan(wanted).Stages).Roots);
    }

    [Fact]
    public void Unnamed_values_are_written_into_their_user_unless_they_are_to_be_stored()
    {
        Value x = _step.Leaf("x", Units);
        Value product = Product(x);
        Value negated = _step.Negate(product);
        Value a = StepGraph.Named("a", _step.Tanh(negated));

        StagePlan written = Plan(a);
        Assert.False(written.IsRoot(negated));
        Assert.Equal([product, negated, a], written.InlineOf(a));
        Assert.Equal([x], written.ReadsOf(a));

        StagePlan stored = Plan(negated, a);
        Assert.True(stored.IsRoot(negated));
        Assert.Equal([a], stored.InlineOf(a));
        Assert.Equal([negated], stored.ReadsOf(a));
    }

    [Fact]
    public void Given_values_are_no_roots_and_their_operands_are_not_computed()
    {
        Value x = _step.Leaf("x", Units);
        Value kept = StepGraph.Named("kept", _step.Tanh(x));
        Value a = StepGraph.Named("a", _step.Negate(kept));

        StagePlan plan = StagePlan.Of(_step.Values, value => value == kept || value == x, [a]);

        Assert.False(plan.IsRoot(kept));
        Assert.Equal([a], Assert.Single(plan.Stages).Roots);
    }

    [Fact]
    public void A_value_knows_the_stages_that_read_it()
    {
        Value x = _step.Leaf("x", Units);
        Value a = StepGraph.Named("a", _step.Tanh(x));
        Value b = StepGraph.Named("b", _step.Multiply(Product(a), a));

        StagePlan plan = Plan(b);

        Assert.Equal([plan.Stages[0]], plan.Readers[x]);
        Assert.Equal([plan.Stages[1]], plan.Readers[a]);
        Assert.DoesNotContain(b, plan.Readers.Keys);
    }

    /// <summary>A sum reads all units, and all units read what is spread: neither stands in the loop of what it reads.</summary>
    [Fact]
    public void A_sum_over_units_and_its_spreading_start_stages()
    {
        Value x = _step.Leaf("x", Units);
        Value a = StepGraph.Named("a", _step.Tanh(x));
        Value mean = StepGraph.Named("mean", _step.Multiply(_step.Total(a), _step.Number(0.5, Space.One)));
        Value b = StepGraph.Named("b", _step.Subtract(a, _step.Spread(mean, Units)));

        StagePlan plan = Plan(b);

        Assert.Equal([(0, Units), (1, Space.One), (2, Units)], plan.Stages.Select(stage => (stage.Level, stage.Space)));
        Assert.Equal([_step.Total(a), mean], plan.Stages[1].Roots);
    }

    [Fact]
    public void A_place_is_free_once_no_later_loop_and_no_product_reads_it()
    {
        Value x = _step.Leaf("x", Units);
        Value early = StepGraph.Named("early", _step.Tanh(x));
        Value product = StepGraph.Named("product", _step.Add(Product(x), x));
        Value late = StepGraph.Named("late", _step.Add(Product(early), x));

        StagePlan plan = Plan(early, product, late);

        Assert.True(plan.IsReadBehind(x, early, byProductsBeside: false));
        Assert.False(plan.IsReadBehind(x, late, byProductsBeside: true));
        StagePlan one = Plan(early, product);
        Assert.True(one.IsReadBehind(x, early, byProductsBeside: true));
        Assert.False(one.IsReadBehind(x, early, byProductsBeside: false));
    }

    private StagePlan Plan(params Value[] sinks) => StagePlan.Of(_step.Values, value => value.Op == Op.Leaf, sinks);

    private Value Product(Value vector) =>
        _step.Product(new Parameter("weight_" + vector.Name, new LayerSpace(Units, ""), 0, 1, vector.Space.Count, IsVector: false), vector, SumOrder.OneChain);
}
