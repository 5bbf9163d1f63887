using Unrolled.Generator.Limits;
using Unrolled.Generator.Schedule;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests.Schedule;

/// <summary>The layout of the code at the edges of the budgets.</summary>
/// <remarks>
/// A simple RNN has H (I + H) multiply-adds a step; the sums of its gradients, H (I + H + 1) of them a step, are the largest method of a straight line.
/// </remarks>
public sealed class CostModelTests
{
    [Theory]
    [InlineData(22, 550, nameof(PlanKind.StraightLine))]
    [InlineData(23, 572, nameof(PlanKind.StepMethod))]
    public void All_steps_are_a_straight_line_while_their_largest_method_fits_the_budget(int input, int largest, string plan)
    {
        LoweredModel model = Model($"Input = {input}, Hidden = 2, Steps = 11");

        Assert.Equal(550, CodeBudget.MultiplyAdds);
        Assert.Equal(largest, CostModel.LargestMethod(PlanKind.StraightLine, model.Network, model.Reverses));
        Assert.Equal(plan, Choose(model).Plan.ToString());
    }

    [Theory]
    [InlineData(3, 550, nameof(PlanKind.StepMethod))]
    [InlineData(4, 572, nameof(PlanKind.Loops))]
    public void A_step_is_a_method_while_it_fits_the_budget(int input, int step, string plan)
    {
        LoweredModel model = Model($"Input = {input}, Hidden = 22, Steps = 50");

        Assert.Equal(step, CostModel.Count(model.Network, model.Reverses).StepMultiplyAdds);
        Assert.Equal(plan, Choose(model).Plan.ToString());
    }

    [Fact]
    public void Too_many_variables_are_no_straight_line_either()
    {
        LoweredModel model = Model("Input = 1, Hidden = 1, Steps = 183");

        Assert.InRange(CostModel.LargestMethod(PlanKind.StraightLine, model.Network, model.Reverses), 1, CodeBudget.MultiplyAdds);
        Assert.Equal(PlanKind.StepMethod, Choose(model).Plan);
        Assert.Equal(PlanKind.StraightLine, Choose(Model("Input = 1, Hidden = 1, Steps = 60")).Plan);
    }

    [Theory]
    [InlineData(3, nameof(PlanKind.StraightLine))]
    [InlineData(4, nameof(PlanKind.Loops))]
    public void Units_that_fill_a_vector_run_in_loops_where_there_are_vectors(int hidden, string plan)
    {
        Assert.Equal(plan, Choose(Model($"Input = 3, Hidden = {hidden}, Steps = 5", "net10.0")).Plan.ToString());
        Assert.Equal(PlanKind.StraightLine, Choose(Model($"Input = 3, Hidden = {hidden}, Steps = 5")).Plan);
    }

    [Fact]
    public void Inference_runs_in_vectors_where_units_or_gates_fill_one()
    {
        Assert.Equal(PlanKind.Loops, Choose(Model("Input = 3, Hidden = 2, Steps = 5", "net10.0")).OfInference.Plan);
        Assert.Equal(PlanKind.StraightLine, Choose(Model("Input = 3, Hidden = 1, Steps = 5", "net10.0")).OfInference.Plan);
        Assert.Equal(PlanKind.Loops, Choose(Model("Input = 3, Hidden = 1, Steps = 5", "net10.0", "LstmModel")).OfInference.Plan);
        Assert.Equal(PlanKind.StraightLine, Choose(Model("Input = 3, Hidden = 2, Steps = 5")).OfInference.Plan);
    }

    [Fact]
    public void A_run_of_any_length_is_no_straight_line() =>
        Assert.Equal(PlanKind.StepMethod, Choose(Model("Input = 1, Hidden = 1, Steps = 2, VariableLength = true")).Plan);

    [Theory]
    [InlineData(nameof(PlanKind.StraightLine))]
    [InlineData(nameof(PlanKind.StepMethod))]
    [InlineData(nameof(PlanKind.Loops))]
    public void The_plan_of_the_attribute_is_kept(string plan)
    {
        PlanDecision decision = Choose(Model($"Input = 3, Hidden = 2, Steps = 5, Plan = Plan.{plan}", "net10.0"));

        Assert.Equal((plan, plan, "the attribute asks for it"), (decision.Plan.ToString(), decision.OfInference.Plan.ToString(), decision.Reason));
    }

    [Fact]
    public void The_reason_says_the_numbers_that_decided() => Assert.Equal(
        "the 550 multiply-adds of its largest method fit the budget of 550", Choose(Model("Input = 22, Hidden = 2, Steps = 11")).Reason);

    private static LoweredModel Model(string arguments, string target = "netstandard2.1", string attribute = "RnnModel") =>
        LoweredModel.Of($"using Unrolled;\n[{attribute}({arguments})] public partial class Gesture {{ }}\n", target);

    private static PlanDecision Choose(LoweredModel model) => CostModel.Choose(model.Network, model.Reverses);
}
