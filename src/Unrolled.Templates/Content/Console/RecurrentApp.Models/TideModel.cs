using Unrolled;

namespace RecurrentApp.Models;

/// <summary>Reads the level of the sea hour by hour, and says after each hour what the next one brings.</summary>
[LstmModel(Input = 1, Hidden = 16, Steps = 48, Output = 1)]
public sealed partial class TideModel;
