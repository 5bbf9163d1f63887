// Networks whose sequences can train side by side. Each sequence has the bits that it has alone.

namespace Unrolled.Numeric.Models.Classes;

[LstmModel(Input = 3, Hidden = 2, Steps = 5, Batched = true)]
internal partial class LstmBatch3x2
{
}

[LstmModel(Input = 1, Hidden = 16, Steps = 6, Output = 1, Arithmetic = Arithmetic.Fused, Batched = true)]
internal partial class LstmBatch1x16Fused
{
}

[LstmModel(Input = 5, Hidden = 21, Steps = 4, Output = 3, Head = Head.Sigmoid, Precision = Precision.Double, Batched = true)]
internal partial class LstmBatch5x21Double
{
}

[GruModel(Input = 5, Hidden = 37, Steps = 6, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne, Batched = true)]
internal partial class GruBatch5x37
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 4, Output = 2, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes, Arithmetic = Arithmetic.Fused, Batched = true)]
internal partial class GruBatchBefore2x17Fused
{
}

[RnnModel(Input = 3, Hidden = 40, Steps = 5, Activation = RnnActivation.Relu, Bias = false, Batched = true)]
internal partial class RnnBatch3x40
{
}
