// The same shape in every layout of the code, with fused multiply-adds.

namespace Unrolled.Numeric.Models.Classes;

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Arithmetic = Arithmetic.Fused)]
internal partial class RnnStraightLineFused
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class RnnStraightLineDoubleFused
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Arithmetic = Arithmetic.Fused)]
internal partial class RnnStepMethodFused
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class RnnStepMethodDoubleFused
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Arithmetic = Arithmetic.Fused)]
internal partial class RnnLoopsFused
{
}

[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class RnnLoopsDoubleFused
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Arithmetic = Arithmetic.Fused)]
internal partial class LstmStraightLineFused
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class LstmStraightLineDoubleFused
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Arithmetic = Arithmetic.Fused)]
internal partial class LstmStepMethodFused
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class LstmStepMethodDoubleFused
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Arithmetic = Arithmetic.Fused)]
internal partial class LstmLoopsFused
{
}

[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class LstmLoopsDoubleFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Arithmetic = Arithmetic.Fused)]
internal partial class GruStraightLineFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StraightLine, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruStraightLineDoubleFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Arithmetic = Arithmetic.Fused)]
internal partial class GruStepMethodFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.StepMethod, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruStepMethodDoubleFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Arithmetic = Arithmetic.Fused)]
internal partial class GruLoopsFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Plan = Plan.Loops, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruLoopsDoubleFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StraightLine, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeStraightLineFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StraightLine, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeStraightLineDoubleFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StepMethod, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeStepMethodFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.StepMethod, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeStepMethodDoubleFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.Loops, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeLoopsFused
{
}

[GruModel(Input = 3, Hidden = 5, Steps = 4, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Plan = Plan.Loops, Precision = Precision.Double, Arithmetic = Arithmetic.Fused)]
internal partial class GruBeforeLoopsDoubleFused
{
}
