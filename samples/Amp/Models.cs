namespace Amp;

/// <summary>The sizes that files of amplifiers have. The learned initial state is NAM's; files of others have none, and then it is zero.</summary>
[ModelFamily(
    typeof(Lstm1x3), typeof(Lstm1x8), typeof(Lstm1x12), typeof(Lstm1x16), typeof(Lstm1x20), typeof(Lstm1x24), typeof(Lstm1x32), typeof(Lstm1x40),
    typeof(Lstm2x8), typeof(Lstm2x12), typeof(Lstm2x16), typeof(Gru1x8), typeof(Gru1x16), typeof(Gru1x40),
    typeof(OneKnob1x20), typeof(OneKnob1x40), typeof(TwoKnobs1x40))]
internal static partial class Models;

[LstmModel(Input = 1, Hidden = 3, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm1x3;

[LstmModel(Input = 1, Hidden = 8, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm1x8;

[LstmModel(Input = 1, Hidden = 12, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm1x12;

[LstmModel(Input = 1, Hidden = 16, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm1x16;

[LstmModel(Input = 1, Hidden = 20, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm1x20;

[LstmModel(Input = 1, Hidden = 24, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm1x24;

[LstmModel(Input = 1, Hidden = 32, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm1x32;

[LstmModel(Input = 1, Hidden = 40, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm1x40;

[LstmModel(Input = 1, Hidden = 8, Layers = 2, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm2x8;

[LstmModel(Input = 1, Hidden = 12, Layers = 2, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm2x12;

[LstmModel(Input = 1, Hidden = 16, Layers = 2, Steps = 64, Output = 1, LearnedInitialState = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Lstm2x16;

[GruModel(Input = 1, Hidden = 8, Steps = 64, Output = 1, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Gru1x8;

[GruModel(Input = 1, Hidden = 16, Steps = 64, Output = 1, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Gru1x16;

[GruModel(Input = 1, Hidden = 40, Steps = 64, Output = 1, Arithmetic = Arithmetic.Fused)]
internal sealed partial class Gru1x40;

/// <summary>A knob of the amplifier is a second input.</summary>
[LstmModel(Input = 2, Hidden = 20, Steps = 64, Output = 1, Arithmetic = Arithmetic.Fused)]
internal sealed partial class OneKnob1x20;

[LstmModel(Input = 2, Hidden = 40, Steps = 64, Output = 1, Arithmetic = Arithmetic.Fused)]
internal sealed partial class OneKnob1x40;

[LstmModel(Input = 3, Hidden = 40, Steps = 64, Output = 1, Arithmetic = Arithmetic.Fused)]
internal sealed partial class TwoKnobs1x40;
