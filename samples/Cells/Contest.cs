namespace Unrolled.Cells;

/// <summary>The contestants: a network of each cell, new for a seed.</summary>
internal static class Contest
{
    public static IEnumerable<Subject> All(ulong seed)
    {
        yield return Of("Rnn", RnnNetwork.CreateRandom(seed), n => n.Predict, RnnNetwork.Tape);
        yield return Of("Lstm", LstmNetwork.CreateRandom(seed), n => n.Predict, LstmNetwork.Tape);
        yield return Of("Gru", GruNetwork.CreateRandom(seed), n => n.Predict, GruNetwork.Tape);
        yield return Of("PeepholeLstm", PeepholeLstmNetwork.CreateRandom(seed), n => n.Predict, PeepholeLstmNetwork.Tape);
        yield return Of("CoupledLstm", CoupledLstmNetwork.CreateRandom(seed), n => n.Predict, CoupledLstmNetwork.Tape);
        yield return Of("ProjectedLstm", ProjectedLstmNetwork.CreateRandom(seed), n => n.Predict, ProjectedLstmNetwork.Tape);
        yield return Of("LayerNormLstm", LayerNormLstmNetwork.CreateRandom(seed), n => n.Predict, LayerNormLstmNetwork.Tape);
        yield return Of("LeakyRnn", LeakyRnnNetwork.CreateRandom(seed), n => n.Predict, LeakyRnnNetwork.Tape);
        yield return Of("Mgu", MguNetwork.CreateRandom(seed), n => n.Predict, MguNetwork.Tape);
        yield return Of("Janet", JanetNetwork.CreateRandom(seed), n => n.Predict, JanetNetwork.Tape);
        yield return Of("IndRnn", IndRnnNetwork.CreateRandom(seed), n => n.Predict, IndRnnNetwork.Tape);
        yield return Of("Sru", SruNetwork.CreateRandom(seed), n => n.Predict, SruNetwork.Tape);
        yield return Of("MinGru", MinGruNetwork.CreateRandom(seed), n => n.Predict, MinGruNetwork.Tape);
        yield return Of("MinLstm", MinLstmNetwork.CreateRandom(seed), n => n.Predict, MinLstmNetwork.Tape);
        yield return Of("LiGru", LiGruNetwork.CreateRandom(seed), n => n.Predict, LiGruNetwork.Tape);
        yield return Of("Cfc", CfcNetwork.CreateRandom(seed), n => n.Predict, CfcNetwork.Tape);
        yield return Of("DiagonalRecurrence", DiagonalRecurrenceNetwork.CreateRandom(seed), n => n.Predict, DiagonalRecurrenceNetwork.Tape);
    }

    private static Subject Of<TNetwork>(string name, TNetwork network, Func<TNetwork, Run> run, TapeLayout tape)
        where TNetwork : INetwork<float, float> => new(name, network, run(network), tape);
}

/// <summary>A sequence in, its output out.</summary>
internal delegate void Run(ReadOnlySpan<float> input, Span<float> output);

/// <summary>A network of one cell.</summary>
/// <param name="Name">The cell.</param>
/// <param name="Predict">The network's inference.</param>
/// <param name="Tape">What its training keeps of a run.</param>
internal sealed record Subject(string Name, INetwork<float, float> Network, Run Predict, TapeLayout Tape);
