namespace Unrolled.Benchmarks.Models;

/// <summary>All classes that are measured, cell by cell, from the smallest.</summary>
internal static class Subjects
{
    public static IReadOnlyList<Subject> All { get; } =
    [
        Subject.Of<Lstm3x2x5>(), Subject.Of<Lstm1x8>(), Subject.Of<Lstm1x16>(), Subject.Of<Lstm1x40>(), Subject.Of<Lstm8x64>(), Subject.Of<Lstm16x128>(),
        Subject.Of<Gru3x2x5>(), Subject.Of<Gru1x8>(), Subject.Of<Gru1x16>(), Subject.Of<Gru1x40>(), Subject.Of<Gru8x64>(), Subject.Of<Gru16x128>(),
        Subject.Of<Rnn3x2x5>(), Subject.Of<Rnn1x8>(), Subject.Of<Rnn1x16>(), Subject.Of<Rnn1x40>(), Subject.Of<Rnn8x64>(), Subject.Of<Rnn16x128>(),
        Subject.Of<Lstm3x2x5Fused>(), Subject.Of<Lstm1x8Fused>(), Subject.Of<Lstm1x16Fused>(), Subject.Of<Lstm1x40Fused>(), Subject.Of<Lstm8x64Fused>(), Subject.Of<Lstm16x128Fused>(),
        Subject.Of<Gru3x2x5Fused>(), Subject.Of<Gru1x8Fused>(), Subject.Of<Gru1x16Fused>(), Subject.Of<Gru1x40Fused>(), Subject.Of<Gru8x64Fused>(), Subject.Of<Gru16x128Fused>(),
        Subject.Of<Rnn3x2x5Fused>(), Subject.Of<Rnn1x8Fused>(), Subject.Of<Rnn1x16Fused>(), Subject.Of<Rnn1x40Fused>(), Subject.Of<Rnn8x64Fused>(), Subject.Of<Rnn16x128Fused>(),
    ];
}
