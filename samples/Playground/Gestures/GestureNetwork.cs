#nullable enable
using Unrolled;

namespace Gestures
{
    /// <summary>Reads the directions of a stroke, one after the other, and says which of six gestures it is.</summary>
    /// <remarks>A direction is a unit vector (x, y); y points down, as on a screen.</remarks>
    [GruModel(Input = 2, Hidden = 16, Steps = 24, Output = 6, Head = Head.Softmax, Topology = Topology.ManyToOne)]
    public sealed partial class GestureNetwork
    {
    }
}
