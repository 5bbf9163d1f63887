// The shapes that are measured, with the default arithmetic: the hidden state is the output.

namespace Unrolled.Benchmarks.Models;

[LstmModel(Input = 3, Hidden = 2, Steps = 5)]
internal sealed partial class Lstm3x2x5 : IGeneratedModel<Lstm3x2x5>;

[LstmModel(Input = 1, Hidden = 8, Steps = 64)]
internal sealed partial class Lstm1x8 : IGeneratedModel<Lstm1x8>;

[LstmModel(Input = 1, Hidden = 16, Steps = 64)]
internal sealed partial class Lstm1x16 : IGeneratedModel<Lstm1x16>;

[LstmModel(Input = 1, Hidden = 40, Steps = 64)]
internal sealed partial class Lstm1x40 : IGeneratedModel<Lstm1x40>;

[LstmModel(Input = 8, Hidden = 64, Steps = 64)]
internal sealed partial class Lstm8x64 : IGeneratedModel<Lstm8x64>;

[LstmModel(Input = 16, Hidden = 128, Steps = 64)]
internal sealed partial class Lstm16x128 : IGeneratedModel<Lstm16x128>;

[GruModel(Input = 3, Hidden = 2, Steps = 5)]
internal sealed partial class Gru3x2x5 : IGeneratedModel<Gru3x2x5>;

[GruModel(Input = 1, Hidden = 8, Steps = 64)]
internal sealed partial class Gru1x8 : IGeneratedModel<Gru1x8>;

[GruModel(Input = 1, Hidden = 16, Steps = 64)]
internal sealed partial class Gru1x16 : IGeneratedModel<Gru1x16>;

[GruModel(Input = 1, Hidden = 40, Steps = 64)]
internal sealed partial class Gru1x40 : IGeneratedModel<Gru1x40>;

[GruModel(Input = 8, Hidden = 64, Steps = 64)]
internal sealed partial class Gru8x64 : IGeneratedModel<Gru8x64>;

[GruModel(Input = 16, Hidden = 128, Steps = 64)]
internal sealed partial class Gru16x128 : IGeneratedModel<Gru16x128>;

[RnnModel(Input = 3, Hidden = 2, Steps = 5)]
internal sealed partial class Rnn3x2x5 : IGeneratedModel<Rnn3x2x5>;

[RnnModel(Input = 1, Hidden = 8, Steps = 64)]
internal sealed partial class Rnn1x8 : IGeneratedModel<Rnn1x8>;

[RnnModel(Input = 1, Hidden = 16, Steps = 64)]
internal sealed partial class Rnn1x16 : IGeneratedModel<Rnn1x16>;

[RnnModel(Input = 1, Hidden = 40, Steps = 64)]
internal sealed partial class Rnn1x40 : IGeneratedModel<Rnn1x40>;

[RnnModel(Input = 8, Hidden = 64, Steps = 64)]
internal sealed partial class Rnn8x64 : IGeneratedModel<Rnn8x64>;

[RnnModel(Input = 16, Hidden = 128, Steps = 64)]
internal sealed partial class Rnn16x128 : IGeneratedModel<Rnn16x128>;
