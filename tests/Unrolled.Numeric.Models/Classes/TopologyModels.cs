// The shapes that sequence tasks come in.

namespace Unrolled.Numeric.Models.Classes;

[RnnModel(Input = 4, Hidden = 6, Steps = 7, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal partial class RnnManyToOne
{
}

[RnnModel(Input = 4, Hidden = 6, Steps = 7, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne, Precision = Precision.Double)]
internal partial class RnnManyToOneDouble
{
}

[RnnModel(Input = 3, Hidden = 6, Steps = 5, ReadSteps = 3, Output = 4, Head = Head.Softmax, Topology = Topology.ManyToManyDelayed)]
internal partial class RnnDelayed
{
}

[RnnModel(Input = 3, Hidden = 6, Steps = 5, ReadSteps = 3, Output = 4, Head = Head.Softmax, Topology = Topology.ManyToManyDelayed, Precision = Precision.Double)]
internal partial class RnnDelayedDouble
{
}

[RnnModel(Input = 4, Hidden = 5, Steps = 6, Output = 3, Topology = Topology.OneToMany)]
internal partial class RnnOneToMany
{
}

[RnnModel(Input = 4, Hidden = 5, Steps = 6, Output = 3, Topology = Topology.OneToMany, Precision = Precision.Double)]
internal partial class RnnOneToManyDouble
{
}

[RnnModel(Input = 3, Hidden = 9, Steps = 1, Output = 3, Head = Head.Softmax, Topology = Topology.OneToOne)]
internal partial class RnnOneToOne
{
}

[RnnModel(Input = 3, Hidden = 9, Steps = 1, Output = 3, Head = Head.Softmax, Topology = Topology.OneToOne, Precision = Precision.Double)]
internal partial class RnnOneToOneDouble
{
}

[RnnModel(Input = 3, Hidden = 6, Steps = 5, Output = 2, Bias = false)]
internal partial class RnnNoBias
{
}

[RnnModel(Input = 3, Hidden = 6, Steps = 5, Output = 2, Bias = false, Precision = Precision.Double)]
internal partial class RnnNoBiasDouble
{
}

[RnnModel(Input = 3, Hidden = 10, Steps = 8, FirstOutput = 7)]
internal partial class RnnLastHidden
{
}

[RnnModel(Input = 3, Hidden = 10, Steps = 8, FirstOutput = 7, Precision = Precision.Double)]
internal partial class RnnLastHiddenDouble
{
}

[LstmModel(Input = 4, Hidden = 6, Steps = 7, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal partial class LstmManyToOne
{
}

[LstmModel(Input = 4, Hidden = 6, Steps = 7, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne, Precision = Precision.Double)]
internal partial class LstmManyToOneDouble
{
}

[LstmModel(Input = 3, Hidden = 6, Steps = 5, ReadSteps = 3, Output = 4, Head = Head.Softmax, Topology = Topology.ManyToManyDelayed)]
internal partial class LstmDelayed
{
}

[LstmModel(Input = 3, Hidden = 6, Steps = 5, ReadSteps = 3, Output = 4, Head = Head.Softmax, Topology = Topology.ManyToManyDelayed, Precision = Precision.Double)]
internal partial class LstmDelayedDouble
{
}

[LstmModel(Input = 4, Hidden = 5, Steps = 6, Output = 3, Topology = Topology.OneToMany)]
internal partial class LstmOneToMany
{
}

[LstmModel(Input = 4, Hidden = 5, Steps = 6, Output = 3, Topology = Topology.OneToMany, Precision = Precision.Double)]
internal partial class LstmOneToManyDouble
{
}

[LstmModel(Input = 3, Hidden = 9, Steps = 1, Output = 3, Head = Head.Softmax, Topology = Topology.OneToOne)]
internal partial class LstmOneToOne
{
}

[LstmModel(Input = 3, Hidden = 9, Steps = 1, Output = 3, Head = Head.Softmax, Topology = Topology.OneToOne, Precision = Precision.Double)]
internal partial class LstmOneToOneDouble
{
}

[LstmModel(Input = 3, Hidden = 6, Steps = 5, Output = 2, Bias = false)]
internal partial class LstmNoBias
{
}

[LstmModel(Input = 3, Hidden = 6, Steps = 5, Output = 2, Bias = false, Precision = Precision.Double)]
internal partial class LstmNoBiasDouble
{
}

[LstmModel(Input = 3, Hidden = 10, Steps = 8, FirstOutput = 7)]
internal partial class LstmLastHidden
{
}

[LstmModel(Input = 3, Hidden = 10, Steps = 8, FirstOutput = 7, Precision = Precision.Double)]
internal partial class LstmLastHiddenDouble
{
}

[GruModel(Input = 4, Hidden = 6, Steps = 7, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal partial class GruManyToOne
{
}

[GruModel(Input = 4, Hidden = 6, Steps = 7, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne, Precision = Precision.Double)]
internal partial class GruManyToOneDouble
{
}

[GruModel(Input = 3, Hidden = 6, Steps = 5, ReadSteps = 3, Output = 4, Head = Head.Softmax, Topology = Topology.ManyToManyDelayed)]
internal partial class GruDelayed
{
}

[GruModel(Input = 3, Hidden = 6, Steps = 5, ReadSteps = 3, Output = 4, Head = Head.Softmax, Topology = Topology.ManyToManyDelayed, Precision = Precision.Double)]
internal partial class GruDelayedDouble
{
}

[GruModel(Input = 4, Hidden = 5, Steps = 6, Output = 3, Topology = Topology.OneToMany)]
internal partial class GruOneToMany
{
}

[GruModel(Input = 4, Hidden = 5, Steps = 6, Output = 3, Topology = Topology.OneToMany, Precision = Precision.Double)]
internal partial class GruOneToManyDouble
{
}

[GruModel(Input = 3, Hidden = 9, Steps = 1, Output = 3, Head = Head.Softmax, Topology = Topology.OneToOne)]
internal partial class GruOneToOne
{
}

[GruModel(Input = 3, Hidden = 9, Steps = 1, Output = 3, Head = Head.Softmax, Topology = Topology.OneToOne, Precision = Precision.Double)]
internal partial class GruOneToOneDouble
{
}

[GruModel(Input = 3, Hidden = 6, Steps = 5, Output = 2, Bias = false)]
internal partial class GruNoBias
{
}

[GruModel(Input = 3, Hidden = 6, Steps = 5, Output = 2, Bias = false, Precision = Precision.Double)]
internal partial class GruNoBiasDouble
{
}

[GruModel(Input = 3, Hidden = 10, Steps = 8, FirstOutput = 7)]
internal partial class GruLastHidden
{
}

[GruModel(Input = 3, Hidden = 10, Steps = 8, FirstOutput = 7, Precision = Precision.Double)]
internal partial class GruLastHiddenDouble
{
}
