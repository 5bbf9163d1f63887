// Every shape of the tests, in both precisions: Gru.

namespace Unrolled.Numeric.Models.Classes;

[GruModel(Input = 3, Hidden = 2, Steps = 5)]
internal partial class Gru3x2
{
}

[GruModel(Input = 3, Hidden = 2, Steps = 5, Precision = Precision.Double)]
internal partial class Gru3x2Double
{
}

[GruModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax)]
internal partial class Gru5x7
{
}

[GruModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Precision = Precision.Double)]
internal partial class Gru5x7Double
{
}

[GruModel(Input = 4, Hidden = 8, Steps = 4)]
internal partial class Gru4x8
{
}

[GruModel(Input = 4, Hidden = 8, Steps = 4, Precision = Precision.Double)]
internal partial class Gru4x8Double
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid)]
internal partial class Gru2x17
{
}

[GruModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Precision = Precision.Double)]
internal partial class Gru2x17Double
{
}

[GruModel(Input = 6, Hidden = 33, Steps = 7, Output = 4)]
internal partial class Gru6x33
{
}

[GruModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Precision = Precision.Double)]
internal partial class Gru6x33Double
{
}

[GruModel(Input = 1, Hidden = 40, Steps = 12, Output = 1)]
internal partial class Gru1x40
{
}

[GruModel(Input = 1, Hidden = 40, Steps = 12, Output = 1, Precision = Precision.Double)]
internal partial class Gru1x40Double
{
}

[GruModel(Input = 16, Hidden = 128, Steps = 64, Output = 5, Head = Head.Softmax)]
internal partial class Gru16x128
{
}

[GruModel(Input = 16, Hidden = 128, Steps = 64, Output = 5, Head = Head.Softmax, Precision = Precision.Double)]
internal partial class Gru16x128Double
{
}
