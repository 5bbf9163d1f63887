using Unrolled;

namespace Models
{
    [GruModel(Input = 2, Hidden = 3, Steps = 5, Output = 2, Precision = Precision.Double)]
    internal sealed partial class Friend
    {
    }
}
