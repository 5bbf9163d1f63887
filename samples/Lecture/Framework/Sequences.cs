namespace Lecture.Framework;

/// <summary>Examples of one task: the input of each, and the class of each row that it writes.</summary>
/// <typeparam name="TInput"><see cref="float"/>, or <see cref="int"/> for tokens.</typeparam>
/// <param name="Inputs">An example's input, step after step; what stands behind its length is not read.</param>
/// <param name="Targets">An example's classes, one for each step that writes.</param>
/// <param name="Lengths">An example's steps; null: every one has all steps of its network.</param>
internal sealed record Sequences<TInput>(TInput[][] Inputs, int[][] Targets, int[]? Lengths = null)
    where TInput : unmanaged
{
    public int Count => Inputs.Length;

    /// <summary>An example's steps; 0: all of the network.</summary>
    public int LengthOf(int example) => Lengths is null ? 0 : Lengths[example];

    /// <summary>Shuffles by <paramref name="seed"/> and keeps every <paramref name="oneIn"/>-th example aside.</summary>
    public (Sequences<TInput> Training, Sequences<TInput> HeldOut) Split(int oneIn, ulong seed)
    {
        int[] order = Enumerable.Range(0, Count).ToArray();
        new Xoshiro256(seed).Shuffle<int>(order);
        int kept = Count / oneIn;
        return (Pick(order[kept..]), Pick(order[..kept]));
    }

    private Sequences<TInput> Pick(int[] order) => new(
        Array.ConvertAll(order, i => Inputs[i]),
        Array.ConvertAll(order, i => Targets[i]),
        Lengths is null ? null : Array.ConvertAll(order, i => Lengths[i]));
}
