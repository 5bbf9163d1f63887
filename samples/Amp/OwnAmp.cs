namespace Amp;

/// <summary>The model that comes with the program: its weights stand in the assembly. <c>--train</c> writes them.</summary>
[LstmModel(Input = 1, Hidden = 8, Steps = 256, Output = 1, Arithmetic = Arithmetic.Fused, Weights = "own.weights.json")]
internal sealed partial class OwnAmp;
