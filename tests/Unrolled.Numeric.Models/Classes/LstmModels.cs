// Every shape of the tests, in both precisions: Lstm.

namespace Unrolled.Numeric.Models.Classes;

[LstmModel(Input = 3, Hidden = 2, Steps = 5)]
internal partial class Lstm3x2
{
}

[LstmModel(Input = 3, Hidden = 2, Steps = 5, Precision = Precision.Double)]
internal partial class Lstm3x2Double
{
}

[LstmModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax)]
internal partial class Lstm5x7
{
}

[LstmModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Precision = Precision.Double)]
internal partial class Lstm5x7Double
{
}

[LstmModel(Input = 4, Hidden = 8, Steps = 4)]
internal partial class Lstm4x8
{
}

[LstmModel(Input = 4, Hidden = 8, Steps = 4, Precision = Precision.Double)]
internal partial class Lstm4x8Double
{
}

[LstmModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid)]
internal partial class Lstm2x17
{
}

[LstmModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Precision = Precision.Double)]
internal partial class Lstm2x17Double
{
}

[LstmModel(Input = 6, Hidden = 33, Steps = 7, Output = 4)]
internal partial class Lstm6x33
{
}

[LstmModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Precision = Precision.Double)]
internal partial class Lstm6x33Double
{
}

[LstmModel(Input = 1, Hidden = 40, Steps = 12, Output = 1)]
internal partial class Lstm1x40
{
}

[LstmModel(Input = 1, Hidden = 40, Steps = 12, Output = 1, Precision = Precision.Double)]
internal partial class Lstm1x40Double
{
}

[LstmModel(Input = 16, Hidden = 128, Steps = 64, Output = 5, Head = Head.Softmax)]
internal partial class Lstm16x128
{
}

[LstmModel(Input = 16, Hidden = 128, Steps = 64, Output = 5, Head = Head.Softmax, Precision = Precision.Double)]
internal partial class Lstm16x128Double
{
}
