// The same shape in every layout of the code, with fused multiply-adds.

namespace Unrolled.Numeric.Models.Classes;

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Arithmetic = Arithmetic.Fused)]
internal partial class RnnStraightLineFused
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class RnnStraightLineFusedDouble
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Arithmetic = Arithmetic.Fused)]
internal partial class RnnStepMethodFused
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class RnnStepMethodFusedDouble
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Arithmetic = Arithmetic.Fused)]
internal partial class RnnLoopsFused
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class RnnLoopsFusedDouble
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Arithmetic = Arithmetic.Fused)]
internal partial class LstmStraightLineFused
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class LstmStraightLineFusedDouble
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Arithmetic = Arithmetic.Fused)]
internal partial class LstmStepMethodFused
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class LstmStepMethodFusedDouble
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Arithmetic = Arithmetic.Fused)]
internal partial class LstmLoopsFused
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class LstmLoopsFusedDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Arithmetic = Arithmetic.Fused)]
internal partial class GruStraightLineFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruStraightLineFusedDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Arithmetic = Arithmetic.Fused)]
internal partial class GruStepMethodFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruStepMethodFusedDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Arithmetic = Arithmetic.Fused)]
internal partial class GruLoopsFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruLoopsFusedDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StraightLine, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeStraightLineFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StraightLine, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeStraightLineFusedDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StepMethod, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeStepMethodFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StepMethod, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeStepMethodFusedDouble
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.Loops, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeLoopsFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.Loops, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeLoopsFusedDouble
{
}
