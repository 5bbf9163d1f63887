// One small shape in every layout of the code.

namespace Unrolled.Numeric.Models.Classes;

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine)]
internal partial class RnnStraightLine
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Precision = Precision.Double)]
internal partial class RnnStraightLineDouble
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod)]
internal partial class RnnStepMethod
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Precision = Precision.Double)]
internal partial class RnnStepMethodDouble
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops)]
internal partial class RnnLoops
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Precision = Precision.Double)]
internal partial class RnnLoopsDouble
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine)]
internal partial class LstmStraightLine
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Precision = Precision.Double)]
internal partial class LstmStraightLineDouble
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod)]
internal partial class LstmStepMethod
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Precision = Precision.Double)]
internal partial class LstmStepMethodDouble
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops)]
internal partial class LstmLoops
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Precision = Precision.Double)]
internal partial class LstmLoopsDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine)]
internal partial class GruStraightLine
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Precision = Precision.Double)]
internal partial class GruStraightLineDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod)]
internal partial class GruStepMethod
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Precision = Precision.Double)]
internal partial class GruStepMethodDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops)]
internal partial class GruLoops
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Precision = Precision.Double)]
internal partial class GruLoopsDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StraightLine)]
internal partial class GruBeforeStraightLine
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StraightLine, Precision = Precision.Double)]
internal partial class GruBeforeStraightLineDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StepMethod)]
internal partial class GruBeforeStepMethod
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StepMethod, Precision = Precision.Double)]
internal partial class GruBeforeStepMethodDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.Loops)]
internal partial class GruBeforeLoops
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.Loops, Precision = Precision.Double)]
internal partial class GruBeforeLoopsDouble
{
}
