namespace Samples;

/// <summary>The recurrent cell of an example's network.</summary>
internal enum Cell
{
    Rnn,
    Lstm,
    Gru,
}
