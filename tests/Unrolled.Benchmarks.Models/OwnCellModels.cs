// The library's cells once more, in their equations as a user writes them: measured beside the same cells by attribute.

namespace Unrolled.Benchmarks.Models;

[RecurrentModel(typeof(Cells.Lstm), Input = 1, Hidden = 16, Steps = 64)]
internal sealed partial class OwnLstm1x16 : IGeneratedModel<OwnLstm1x16>;

[RecurrentModel(typeof(Cells.Lstm), Input = 8, Hidden = 64, Steps = 64)]
internal sealed partial class OwnLstm8x64 : IGeneratedModel<OwnLstm8x64>;

[RecurrentModel(typeof(Cells.Gru), Input = 1, Hidden = 16, Steps = 64)]
internal sealed partial class OwnGru1x16 : IGeneratedModel<OwnGru1x16>;

[RecurrentModel(typeof(Cells.Gru), Input = 8, Hidden = 64, Steps = 64)]
internal sealed partial class OwnGru8x64 : IGeneratedModel<OwnGru8x64>;

[RecurrentModel(typeof(Cells.Rnn), Input = 1, Hidden = 16, Steps = 64)]
internal sealed partial class OwnRnn1x16 : IGeneratedModel<OwnRnn1x16>;

[RecurrentModel(typeof(Cells.Rnn), Input = 8, Hidden = 64, Steps = 64)]
internal sealed partial class OwnRnn8x64 : IGeneratedModel<OwnRnn8x64>;
