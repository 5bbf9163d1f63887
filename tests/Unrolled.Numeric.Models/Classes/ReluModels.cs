// Every shape of the tests, in both precisions: Relu.

namespace Unrolled.Numeric.Models.Classes;

[RnnModel(Input = 3, Hidden = 2, Steps = 5, Activation = RnnActivation.Relu)]
internal partial class Relu3x2
{
}

[RnnModel(Input = 3, Hidden = 2, Steps = 5, Activation = RnnActivation.Relu, Precision = Precision.Double)]
internal partial class Relu3x2Double
{
}

[RnnModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Activation = RnnActivation.Relu)]
internal partial class Relu5x7
{
}

[RnnModel(Input = 5, Hidden = 7, Steps = 6, Output = 3, Head = Head.Softmax, Activation = RnnActivation.Relu, Precision = Precision.Double)]
internal partial class Relu5x7Double
{
}

[RnnModel(Input = 4, Hidden = 8, Steps = 4, Activation = RnnActivation.Relu)]
internal partial class Relu4x8
{
}

[RnnModel(Input = 4, Hidden = 8, Steps = 4, Activation = RnnActivation.Relu, Precision = Precision.Double)]
internal partial class Relu4x8Double
{
}

[RnnModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Activation = RnnActivation.Relu)]
internal partial class Relu2x17
{
}

[RnnModel(Input = 2, Hidden = 17, Steps = 9, Output = 2, Head = Head.Sigmoid, Activation = RnnActivation.Relu, Precision = Precision.Double)]
internal partial class Relu2x17Double
{
}

[RnnModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Activation = RnnActivation.Relu)]
internal partial class Relu6x33
{
}

[RnnModel(Input = 6, Hidden = 33, Steps = 7, Output = 4, Activation = RnnActivation.Relu, Precision = Precision.Double)]
internal partial class Relu6x33Double
{
}

[RnnModel(Input = 1, Hidden = 40, Steps = 12, Output = 1, Activation = RnnActivation.Relu)]
internal partial class Relu1x40
{
}

[RnnModel(Input = 1, Hidden = 40, Steps = 12, Output = 1, Activation = RnnActivation.Relu, Precision = Precision.Double)]
internal partial class Relu1x40Double
{
}

[RnnModel(Input = 16, Hidden = 128, Steps = 64, Output = 5, Head = Head.Softmax, Activation = RnnActivation.Relu)]
internal partial class Relu16x128
{
}

[RnnModel(Input = 16, Hidden = 128, Steps = 64, Output = 5, Head = Head.Softmax, Activation = RnnActivation.Relu, Precision = Precision.Double)]
internal partial class Relu16x128Double
{
}
