using Unrolled;

namespace RecurrentApp.Models;

/// <summary>Reads 20 steps of three accelerations, and says how likely each of four movements is.</summary>
[LstmModel(Input = 3, Hidden = 16, Steps = 20, Output = 4, Head = Head.Softmax, Topology = Topology.ManyToOne)]
public sealed partial class MovementModel;
