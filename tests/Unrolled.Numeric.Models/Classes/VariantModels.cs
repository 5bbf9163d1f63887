// The variants of the cells: reset before the product, z that writes, a linear recurrence.

namespace Unrolled.Numeric.Models.Classes;

[GruModel(Input = 3, Hidden = 2, Steps = 5, Reset = GruReset.BeforeProduct)]
internal partial class GruBefore3x2
{
}

[GruModel(Input = 3, Hidden = 2, Steps = 5, Reset = GruReset.BeforeProduct, Precision = Precision.Double)]
internal partial class GruBefore3x2Double
{
}

[GruModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct)]
internal partial class GruBefore5x7
{
}

[GruModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Precision = Precision.Double)]
internal partial class GruBefore5x7Double
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Reset = GruReset.BeforeProduct)]
internal partial class GruBefore2x17
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Reset = GruReset.BeforeProduct, Precision = Precision.Double)]
internal partial class GruBefore2x17Double
{
}

[GruModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Reset = GruReset.BeforeProduct)]
internal partial class GruBefore6x33
{
}

[GruModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Reset = GruReset.BeforeProduct, Precision = Precision.Double)]
internal partial class GruBefore6x33Double
{
}

[GruModel(Input = 3, Hidden = 2, Steps = 5, Update = GruUpdate.Writes)]
internal partial class GruWrites3x2
{
}

[GruModel(Input = 3, Hidden = 2, Steps = 5, Update = GruUpdate.Writes, Precision = Precision.Double)]
internal partial class GruWrites3x2Double
{
}

[GruModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Update = GruUpdate.Writes)]
internal partial class GruWrites5x7
{
}

[GruModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Update = GruUpdate.Writes, Precision = Precision.Double)]
internal partial class GruWrites5x7Double
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Update = GruUpdate.Writes)]
internal partial class GruWrites2x17
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Update = GruUpdate.Writes, Precision = Precision.Double)]
internal partial class GruWrites2x17Double
{
}

[GruModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Update = GruUpdate.Writes)]
internal partial class GruWrites6x33
{
}

[GruModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Update = GruUpdate.Writes, Precision = Precision.Double)]
internal partial class GruWrites6x33Double
{
}

[GruModel(Input = 3, Hidden = 2, Steps = 5, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes)]
internal partial class GruBeforeWrites3x2
{
}

[GruModel(Input = 3, Hidden = 2, Steps = 5, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes, Precision = Precision.Double)]
internal partial class GruBeforeWrites3x2Double
{
}

[GruModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes)]
internal partial class GruBeforeWrites5x7
{
}

[GruModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes, Precision = Precision.Double)]
internal partial class GruBeforeWrites5x7Double
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes)]
internal partial class GruBeforeWrites2x17
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes, Precision = Precision.Double)]
internal partial class GruBeforeWrites2x17Double
{
}

[GruModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes)]
internal partial class GruBeforeWrites6x33
{
}

[GruModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes, Precision = Precision.Double)]
internal partial class GruBeforeWrites6x33Double
{
}

[RnnModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Activation = RnnActivation.Identity)]
internal partial class Identity5x7
{
}

[RnnModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Activation = RnnActivation.Identity, Precision = Precision.Double)]
internal partial class Identity5x7Double
{
}
