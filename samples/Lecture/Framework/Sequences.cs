namespace Lecture.Framework;

/// <summary>Examples of one task: the input of each, and the class of each row that it writes.</summary>
/// <param name="Inputs">An example's input, step after step.</param>
/// <param name="Targets">An example's classes, one for each step that writes.</param>
internal sealed record Sequences(float[][] Inputs, int[][] Targets)
{
    public int Count => Inputs.Length;

    /// <summary>Shuffles by <paramref name="seed"/> and keeps every <paramref name="oneIn"/>-th example aside.</summary>
    public (Sequences Training, Sequences HeldOut) Split(int oneIn, ulong seed)
    {
        int[] order = Enumerable.Range(0, Count).ToArray();
        new Xoshiro256(seed).Shuffle<int>(order);
        int kept = Count / oneIn;
        return (Pick(order[kept..]), Pick(order[..kept]));
    }

    private Sequences Pick(int[] order) =>
        new(Array.ConvertAll(order, i => Inputs[i]), Array.ConvertAll(order, i => Targets[i]));
}
