// The cells of the gallery: a small shape in every layout of the code, an odd number of units above a vector's, and both in double for the reference values.

using Unrolled.Cells.Gallery;

namespace Unrolled.Numeric.Models.Classes;

[RecurrentModel(typeof(PeepholeLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class PeepholeLstmStraightLine;

[RecurrentModel(typeof(PeepholeLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class PeepholeLstmStepMethod;

[RecurrentModel(typeof(PeepholeLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class PeepholeLstmLoops;

[RecurrentModel(typeof(PeepholeLstm), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class PeepholeLstm5Double;

[RecurrentModel(typeof(PeepholeLstm), Input = 3, Hidden = 19, Steps = 4)]
internal partial class PeepholeLstm19;

[RecurrentModel(typeof(PeepholeLstm), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class PeepholeLstm19Double;

[RecurrentModel(typeof(CoupledLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class CoupledLstmStraightLine;

[RecurrentModel(typeof(CoupledLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class CoupledLstmStepMethod;

[RecurrentModel(typeof(CoupledLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class CoupledLstmLoops;

[RecurrentModel(typeof(CoupledLstm), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class CoupledLstm5Double;

[RecurrentModel(typeof(CoupledLstm), Input = 3, Hidden = 19, Steps = 4)]
internal partial class CoupledLstm19;

[RecurrentModel(typeof(CoupledLstm), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class CoupledLstm19Double;

[RecurrentModel(typeof(ProjectedLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class ProjectedLstmStraightLine;

[RecurrentModel(typeof(ProjectedLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class ProjectedLstmStepMethod;

[RecurrentModel(typeof(ProjectedLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class ProjectedLstmLoops;

[RecurrentModel(typeof(ProjectedLstm), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class ProjectedLstm5Double;

[RecurrentModel(typeof(ProjectedLstm), Input = 3, Hidden = 19, Steps = 4)]
internal partial class ProjectedLstm19;

[RecurrentModel(typeof(ProjectedLstm), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class ProjectedLstm19Double;

[RecurrentModel(typeof(LayerNormLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class LayerNormLstmStraightLine;

[RecurrentModel(typeof(LayerNormLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class LayerNormLstmStepMethod;

[RecurrentModel(typeof(LayerNormLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class LayerNormLstmLoops;

[RecurrentModel(typeof(LayerNormLstm), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class LayerNormLstm5Double;

[RecurrentModel(typeof(LayerNormLstm), Input = 3, Hidden = 19, Steps = 4)]
internal partial class LayerNormLstm19;

[RecurrentModel(typeof(LayerNormLstm), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class LayerNormLstm19Double;

[RecurrentModel(typeof(Mgu), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class MguStraightLine;

[RecurrentModel(typeof(Mgu), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class MguStepMethod;

[RecurrentModel(typeof(Mgu), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class MguLoops;

[RecurrentModel(typeof(Mgu), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class Mgu5Double;

[RecurrentModel(typeof(Mgu), Input = 3, Hidden = 19, Steps = 4)]
internal partial class Mgu19;

[RecurrentModel(typeof(Mgu), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class Mgu19Double;

[RecurrentModel(typeof(Janet), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class JanetStraightLine;

[RecurrentModel(typeof(Janet), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class JanetStepMethod;

[RecurrentModel(typeof(Janet), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class JanetLoops;

[RecurrentModel(typeof(Janet), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class Janet5Double;

[RecurrentModel(typeof(Janet), Input = 3, Hidden = 19, Steps = 4)]
internal partial class Janet19;

[RecurrentModel(typeof(Janet), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class Janet19Double;

[RecurrentModel(typeof(IndRnn), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class IndRnnStraightLine;

[RecurrentModel(typeof(IndRnn), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class IndRnnStepMethod;

[RecurrentModel(typeof(IndRnn), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class IndRnnLoops;

[RecurrentModel(typeof(IndRnn), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class IndRnn5Double;

[RecurrentModel(typeof(IndRnn), Input = 3, Hidden = 19, Steps = 4)]
internal partial class IndRnn19;

[RecurrentModel(typeof(IndRnn), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class IndRnn19Double;

[RecurrentModel(typeof(Sru), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class SruStraightLine;

[RecurrentModel(typeof(Sru), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class SruStepMethod;

[RecurrentModel(typeof(Sru), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class SruLoops;

[RecurrentModel(typeof(Sru), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class Sru5Double;

[RecurrentModel(typeof(Sru), Input = 3, Hidden = 19, Steps = 4)]
internal partial class Sru19;

[RecurrentModel(typeof(Sru), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class Sru19Double;

[RecurrentModel(typeof(MinGru), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class MinGruStraightLine;

[RecurrentModel(typeof(MinGru), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class MinGruStepMethod;

[RecurrentModel(typeof(MinGru), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class MinGruLoops;

[RecurrentModel(typeof(MinGru), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class MinGru5Double;

[RecurrentModel(typeof(MinGru), Input = 3, Hidden = 19, Steps = 4)]
internal partial class MinGru19;

[RecurrentModel(typeof(MinGru), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class MinGru19Double;

[RecurrentModel(typeof(MinLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class MinLstmStraightLine;

[RecurrentModel(typeof(MinLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class MinLstmStepMethod;

[RecurrentModel(typeof(MinLstm), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class MinLstmLoops;

[RecurrentModel(typeof(MinLstm), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class MinLstm5Double;

[RecurrentModel(typeof(MinLstm), Input = 3, Hidden = 19, Steps = 4)]
internal partial class MinLstm19;

[RecurrentModel(typeof(MinLstm), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class MinLstm19Double;

[RecurrentModel(typeof(LiGru), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class LiGruStraightLine;

[RecurrentModel(typeof(LiGru), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class LiGruStepMethod;

[RecurrentModel(typeof(LiGru), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class LiGruLoops;

[RecurrentModel(typeof(LiGru), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class LiGru5Double;

[RecurrentModel(typeof(LiGru), Input = 3, Hidden = 19, Steps = 4)]
internal partial class LiGru19;

[RecurrentModel(typeof(LiGru), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class LiGru19Double;

[RecurrentModel(typeof(Cfc), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class CfcStraightLine;

[RecurrentModel(typeof(Cfc), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class CfcStepMethod;

[RecurrentModel(typeof(Cfc), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class CfcLoops;

[RecurrentModel(typeof(Cfc), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class Cfc5Double;

[RecurrentModel(typeof(Cfc), Input = 3, Hidden = 19, Steps = 4)]
internal partial class Cfc19;

[RecurrentModel(typeof(Cfc), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class Cfc19Double;

[RecurrentModel(typeof(DiagonalRecurrence), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine)]
internal partial class DiagonalRecurrenceStraightLine;

[RecurrentModel(typeof(DiagonalRecurrence), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod)]
internal partial class DiagonalRecurrenceStepMethod;

[RecurrentModel(typeof(DiagonalRecurrence), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops)]
internal partial class DiagonalRecurrenceLoops;

[RecurrentModel(typeof(DiagonalRecurrence), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double)]
internal partial class DiagonalRecurrence5Double;

[RecurrentModel(typeof(DiagonalRecurrence), Input = 3, Hidden = 19, Steps = 4)]
internal partial class DiagonalRecurrence19;

[RecurrentModel(typeof(DiagonalRecurrence), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double)]
internal partial class DiagonalRecurrence19Double;

[RecurrentModel(typeof(LeakyRnn), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StraightLine), CellSetting("alpha", 0.2)]
internal partial class LeakyRnnStraightLine;

[RecurrentModel(typeof(LeakyRnn), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.StepMethod), CellSetting("alpha", 0.2)]
internal partial class LeakyRnnStepMethod;

[RecurrentModel(typeof(LeakyRnn), Input = 3, Hidden = 5, Steps = 4, Plan = Plan.Loops), CellSetting("alpha", 0.2)]
internal partial class LeakyRnnLoops;

[RecurrentModel(typeof(LeakyRnn), Input = 3, Hidden = 5, Steps = 4, Precision = Precision.Double), CellSetting("alpha", 0.2)]
internal partial class LeakyRnn5Double;

[RecurrentModel(typeof(LeakyRnn), Input = 3, Hidden = 19, Steps = 4), CellSetting("alpha", 0.2)]
internal partial class LeakyRnn19;

[RecurrentModel(typeof(LeakyRnn), Input = 3, Hidden = 19, Steps = 4, Precision = Precision.Double), CellSetting("alpha", 0.2)]
internal partial class LeakyRnn19Double;
