// Every shape of the tests, in both precisions: Rnn.

namespace Unrolled.Numeric.Models.Classes;

[RnnModel(Input = 3, Hidden = 2, Steps = 5)]
internal partial class Rnn3x2
{
}

[RnnModel(Input = 3, Hidden = 2, Steps = 5, Precision = Precision.Double)]
internal partial class Rnn3x2Double
{
}

[RnnModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax)]
internal partial class Rnn5x7
{
}

[RnnModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Precision = Precision.Double)]
internal partial class Rnn5x7Double
{
}

[RnnModel(Input = 4, Hidden = 8, Steps = 4)]
internal partial class Rnn4x8
{
}

[RnnModel(Input = 4, Hidden = 8, Steps = 4, Precision = Precision.Double)]
internal partial class Rnn4x8Double
{
}

[RnnModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid)]
internal partial class Rnn2x17
{
}

[RnnModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Precision = Precision.Double)]
internal partial class Rnn2x17Double
{
}

[RnnModel(Input = 6, Hidden = 33, Steps = 7, Output = 4)]
internal partial class Rnn6x33
{
}

[RnnModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Precision = Precision.Double)]
internal partial class Rnn6x33Double
{
}

[RnnModel(Input = 1, Hidden = 40, Steps = 12, Output = 1)]
internal partial class Rnn1x40
{
}

[RnnModel(Input = 1, Hidden = 40, Steps = 12, Output = 1, Precision = Precision.Double)]
internal partial class Rnn1x40Double
{
}

[RnnModel(Input = 16, Hidden = 128, Steps = 64, Output = 5, Head = Head.Softmax)]
internal partial class Rnn16x128
{
}

[RnnModel(Input = 16, Hidden = 128, Steps = 64, Output = 5, Head = Head.Softmax, Precision = Precision.Double)]
internal partial class Rnn16x128Double
{
}
