// Networks whose streams can step together. A crowd gives the bits of its streams alone.

namespace Unrolled.Numeric.Models.Classes;

[LstmModel(Input = 3, Hidden = 2, Steps = 5, Crowd = true)]
internal partial class LstmCrowd3x2
{
}

[LstmModel(Input = 3, Hidden = 2, Steps = 5, Arithmetic = Arithmetic.Fused, Crowd = true)]
internal partial class LstmCrowd3x2Fused
{
}

[LstmModel(Input = 1, Hidden = 16, Steps = 6, Output = 1, Arithmetic = Arithmetic.Fused, Crowd = true)]
internal partial class LstmCrowd1x16Fused
{
}

[LstmModel(Input = 5, Hidden = 21, Steps = 4, Output = 3, Head = Head.Sigmoid, Precision = Precision.Double, Crowd = true)]
internal partial class LstmCrowd5x21Double
{
}

[GruModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Crowd = true)]
internal partial class GruCrowd5x7
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 4, Output = 2, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes, Crowd = true)]
internal partial class GruCrowdBefore2x17
{
}

[GruModel(Input = 4, Hidden = 32, Steps = 3, Output = 20, Arithmetic = Arithmetic.Fused, Topology = Topology.ManyToOne, Crowd = true)]
internal partial class GruCrowd4x32Fused
{
}

[RnnModel(Input = 3, Hidden = 9, Steps = 5, Activation = RnnActivation.Relu, Bias = false, Crowd = true)]
internal partial class RnnCrowd3x9
{
}
