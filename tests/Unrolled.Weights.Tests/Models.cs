namespace Unrolled.Weights.Tests;

/// <summary>NAM's example: a learned initial state.</summary>
[LstmModel(Input = 1, Hidden = 3, Steps = 64, Output = 1, LearnedInitialState = true)]
internal sealed partial class NamSmall;

[LstmModel(Input = 1, Hidden = 8, Layers = 2, Steps = 64, Output = 1, LearnedInitialState = true)]
internal sealed partial class NamTwoLayers;

[LstmModel(Input = 1, Hidden = 3, Steps = 16, Output = 1)]
internal sealed partial class AmpLstm;

[GruModel(Input = 2, Hidden = 5, Steps = 8, Output = 2, Head = Head.Softmax)]
internal sealed partial class GruSoftmax;

/// <summary>The lecture's GRU: z writes.</summary>
[GruModel(Input = 2, Hidden = 5, Steps = 8, Output = 2, Update = GruUpdate.Writes)]
internal sealed partial class GruWrites;

[GruModel(Input = 2, Hidden = 5, Steps = 8, Output = 2, Reset = GruReset.BeforeProduct)]
internal sealed partial class GruBefore;

[LstmModel(Input = 3, Hidden = 5, Layers = 2, Direction = Direction.Both, Steps = 7, Output = 2, Head = Head.Sigmoid, Topology = Topology.ManyToOne)]
internal sealed partial class BothWays;

[LstmModel(Vocabulary = 11, Embedding = 4, Hidden = 6, Steps = 9, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class Words;

[RnnModel(Input = 2, Hidden = 4, Steps = 6, Activation = RnnActivation.Relu, Bias = false)]
internal sealed partial class ReluWithoutBias;

[RnnModel(Input = 2, Hidden = 4, Steps = 6, Direction = Direction.Reverse, Output = 1)]
internal sealed partial class BackwardInTime;

[LstmModel(Input = 2, Hidden = 4, Steps = 6, Peepholes = true, Output = 1)]
internal sealed partial class Peeping;

[LstmModel(Input = 2, Hidden = 4, Steps = 6, Precision = Precision.Double, Output = 1)]
internal sealed partial class InDouble;

[MguModel(Input = 2, Hidden = 4, Steps = 6)]
internal sealed partial class Minimal;

[LstmModel(Vocabulary = 7, Hidden = 5, Steps = 6, Output = 2)]
internal sealed partial class OneHotWords;

/// <summary>The network of the fixture gru.pt.</summary>
[GruModel(Input = 2, Hidden = 5, Steps = 5, Output = 2)]
internal sealed partial class Same;

/// <summary>The network of the fixture lstm_double.pt.</summary>
[LstmModel(Input = 2, Hidden = 4, Steps = 5, Output = 1, Precision = Precision.Double)]
internal sealed partial class SameInDouble;

[LstmModel(Input = 1, Hidden = 8, Layers = 2, Steps = 64, Output = 1)]
internal sealed partial class TwoLayers;

[GruModel(Input = 2, Hidden = 4, Steps = 64, Output = 1)]
internal sealed partial class Knobs;

[RnnModel(Input = 2, Hidden = 4, Steps = 6)]
internal sealed partial class Tanh2x4;

[RnnModel(Input = 2, Hidden = 4, Steps = 6, Activation = RnnActivation.Relu)]
internal sealed partial class Relu2x4;

/// <summary>The network of the fixture gru_sequential.pt.</summary>
[GruModel(Input = 2, Hidden = 5, Steps = 8, HeadSizes = new[] { 4, 4 }, HeadActivation = DenseActivation.Tanh, Output = 2)]
internal sealed partial class TanhHead;

[LstmModel(Input = 3, InputSizes = new[] { 6, 4 }, Hidden = 4, Steps = 8, HeadSizes = new[] { 5 }, Output = 2, Head = Head.Softmax)]
internal sealed partial class Entered;

[RecurrentModel(typeof(Cells.Gru), typeof(Cells.Lstm), Input = 2, HiddenSizes = new[] { 4, 3 }, Steps = 8, Output = 1)]
internal sealed partial class Mixed;

/// <summary>Models of amplifiers; those with a learned initial state are NAM's.</summary>
[ModelFamily(typeof(AmpLstm), typeof(NamSmall), typeof(NamTwoLayers), typeof(TwoLayers), typeof(Knobs))]
internal static partial class Amps;

/// <summary>Only what a file says of its cell tells the two apart.</summary>
[ModelFamily(typeof(Tanh2x4), typeof(Relu2x4))]
internal static partial class Alike;
