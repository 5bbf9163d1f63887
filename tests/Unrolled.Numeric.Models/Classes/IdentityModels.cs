// A linear recurrence whose output is not written at every step: the gradient of its pre-activation is that of h itself.

namespace Unrolled.Numeric.Models.Classes;

[RnnModel(
    Input = 3, Hidden = 9, Steps = 5, Output = 2, Activation = RnnActivation.Identity, Topology = Topology.ManyToOne, Precision = Precision.Double)]
internal partial class RnnIdentityManyToOneDouble
{
}

[RnnModel(
    Input = 3, Hidden = 2, Steps = 5, Output = 2, Activation = RnnActivation.Identity, ReadSteps = 3, Topology = Topology.ManyToManyDelayed,
    Precision = Precision.Double)]
internal partial class RnnIdentityDelayedDouble
{
}

[RnnModel(Input = 3, Hidden = 9, Steps = 5, Activation = RnnActivation.Identity, Topology = Topology.ManyToOne, Precision = Precision.Double)]
internal partial class RnnIdentityLastStateDouble
{
}
