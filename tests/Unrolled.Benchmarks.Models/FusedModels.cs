// The same shapes with fused multiply-adds.

namespace Unrolled.Benchmarks.Models;

[LstmModel(Input = 3, Hidden = 2, Steps = 5, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Lstm3x2x5Fused : IGeneratedModel<Lstm3x2x5Fused>;

[LstmModel(Input = 1, Hidden = 8, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Lstm1x8Fused : IGeneratedModel<Lstm1x8Fused>;

[LstmModel(Input = 1, Hidden = 16, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Lstm1x16Fused : IGeneratedModel<Lstm1x16Fused>;

[LstmModel(Input = 1, Hidden = 40, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Lstm1x40Fused : IGeneratedModel<Lstm1x40Fused>;

[LstmModel(Input = 8, Hidden = 64, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Lstm8x64Fused : IGeneratedModel<Lstm8x64Fused>;

[LstmModel(Input = 16, Hidden = 128, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Lstm16x128Fused : IGeneratedModel<Lstm16x128Fused>;

[GruModel(Input = 3, Hidden = 2, Steps = 5, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Gru3x2x5Fused : IGeneratedModel<Gru3x2x5Fused>;

[GruModel(Input = 1, Hidden = 8, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Gru1x8Fused : IGeneratedModel<Gru1x8Fused>;

[GruModel(Input = 1, Hidden = 16, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Gru1x16Fused : IGeneratedModel<Gru1x16Fused>;

[GruModel(Input = 1, Hidden = 40, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Gru1x40Fused : IGeneratedModel<Gru1x40Fused>;

[GruModel(Input = 8, Hidden = 64, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Gru8x64Fused : IGeneratedModel<Gru8x64Fused>;

[GruModel(Input = 16, Hidden = 128, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Gru16x128Fused : IGeneratedModel<Gru16x128Fused>;

[RnnModel(Input = 3, Hidden = 2, Steps = 5, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Rnn3x2x5Fused : IGeneratedModel<Rnn3x2x5Fused>;

[RnnModel(Input = 1, Hidden = 8, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Rnn1x8Fused : IGeneratedModel<Rnn1x8Fused>;

[RnnModel(Input = 1, Hidden = 16, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Rnn1x16Fused : IGeneratedModel<Rnn1x16Fused>;

[RnnModel(Input = 1, Hidden = 40, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Rnn1x40Fused : IGeneratedModel<Rnn1x40Fused>;

[RnnModel(Input = 8, Hidden = 64, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Rnn8x64Fused : IGeneratedModel<Rnn8x64Fused>;

[RnnModel(Input = 16, Hidden = 128, Steps = 64, Arithmetic = Arithmetic.Fused, Crowd = true, Batched = true)]
internal sealed partial class Rnn16x128Fused : IGeneratedModel<Rnn16x128Fused>;
