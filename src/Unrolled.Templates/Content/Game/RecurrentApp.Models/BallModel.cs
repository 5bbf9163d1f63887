using Unrolled;

namespace RecurrentApp.Models;

/// <summary>Sees where a ball is, frame by frame, and says after each frame where it will be a quarter of a second later.</summary>
[GruModel(Input = 2, Hidden = 16, Steps = 45, Output = 2)]
public sealed partial class BallModel;
