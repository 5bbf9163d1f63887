using Unrolled.Cells.Gallery;

namespace Unrolled.Cells;

// A network of each cell for the task: a number and noise at each of 100 steps, and one class in the end.
// Plain ones for the table beside them: the cells that the generator knows.

[RnnModel(Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class RnnNetwork;

[LstmModel(Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class LstmNetwork;

[GruModel(Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class GruNetwork;

[RecurrentModel(typeof(PeepholeLstm), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class PeepholeLstmNetwork;

[RecurrentModel(typeof(CoupledLstm), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class CoupledLstmNetwork;

[RecurrentModel(typeof(ProjectedLstm), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class ProjectedLstmNetwork;

[RecurrentModel(typeof(LayerNormLstm), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class LayerNormLstmNetwork;

// A slow one: it has to remember for 100 steps.
[RecurrentModel(typeof(LeakyRnn), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
[CellSetting("alpha", 0.03)]
internal sealed partial class LeakyRnnNetwork;

[RecurrentModel(typeof(Mgu), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class MguNetwork;

[RecurrentModel(typeof(Janet), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class JanetNetwork;

[RecurrentModel(typeof(IndRnn), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class IndRnnNetwork;

[RecurrentModel(typeof(Sru), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class SruNetwork;

[RecurrentModel(typeof(MinGru), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class MinGruNetwork;

[RecurrentModel(typeof(MinLstm), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class MinLstmNetwork;

[RecurrentModel(typeof(LiGru), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class LiGruNetwork;

[RecurrentModel(typeof(Cfc), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class CfcNetwork;

[RecurrentModel(typeof(DiagonalRecurrence), Input = Recall.Inputs, Hidden = Recall.Units, Steps = Recall.Steps, Output = Recall.Classes, Head = Head.Softmax, Topology = Topology.ManyToOne, Trace = true)]
internal sealed partial class DiagonalRecurrenceNetwork;
