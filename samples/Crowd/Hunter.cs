namespace Crowd;

/// <summary>
/// What a hunter has for a brain: at each frame it sees whether its firefly flashes, how far it is from the last flash and how long ago that was, and says
/// how far the firefly flies until the next frame.
/// </summary>
[GruModel(Input = Fireflies.Seen, Hidden = 8, Steps = Training.Frames, Output = 2, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Hunter;
