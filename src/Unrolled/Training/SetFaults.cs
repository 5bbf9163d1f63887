using System.Diagnostics.CodeAnalysis;

namespace Unrolled;

/// <summary>What can be wrong between a set of sequences and a network, in words that name both.</summary>
internal static class SetFaults
{
    /// <summary>An array's part for each of <paramref name="count"/> sequences.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of the count.</exception>
    public static int ShareOf(int length, int count, string parameter)
    {
        if (count > 0 && length % count != 0)
        {
            throw new ArgumentException($"'{parameter}' has {length} numbers, which are not {count} sequences of one length.", parameter);
        }

        return length / Math.Max(count, 1);
    }

    /// <summary>Throws unless a sequence of the set is as long as the network's input.</summary>
    public static void InputLength(int found, int needed)
    {
        if (found != needed)
        {
            Throw($"A sequence of the set has {found} inputs, but the network reads {needed} (InputLength).");
        }
    }

    /// <summary>Throws unless every length is 1 to the steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not; the message names its place.</exception>
    public static void Lengths(ReadOnlySpan<int> lengths, int steps)
    {
        for (int i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] < 1 || lengths[i] > steps)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(lengths), lengths[i], $"Sequence {i} has the length {lengths[i]}, but lengths are 1 to {steps}, the steps of the network.");
            }
        }
    }

    /// <summary>Throws for an input that is NaN or infinite.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="place">The input's place in it.</param>
    /// <param name="size">Inputs of a step, where they are known.</param>
    /// <param name="found">The input.</param>
    [DoesNotReturn]
    public static void NotFinite(int sequence, int place, int? size, object found)
    {
        string where = size is { } inputs ? $"step {place / inputs}, input {place % inputs}" : $"place {place}";
        Throw(FormattableString.Invariant($"Sequence {sequence} has {found} at {where}: inputs are finite numbers. Counted from 0."));
    }

    /// <summary>Throws for a target that is NaN or infinite.</summary>
    [DoesNotReturn]
    public static void TargetNotFinite(int sequence, int place, object found) =>
        Throw(FormattableString.Invariant($"Sequence {sequence} has the target {found} at place {place}: targets are finite numbers. Counted from 0."));

    /// <summary>Throws unless a sequence of the set has an answer for each step that writes.</summary>
    /// <param name="what">Class or target.</param>
    /// <param name="found">Answers a sequence has.</param>
    /// <param name="needed">Answers that the network's steps need.</param>
    /// <param name="rows">Steps that write.</param>
    /// <param name="meaning">The network's meaning, where it is known.</param>
    public static void Answers(string what, int found, int needed, int rows, ModelMeaning? meaning)
    {
        if (found == needed)
        {
            return;
        }

        string steps = rows == 1 ? "1 step writes" : $"{rows} steps write";
        string topology = meaning == null ? "" : $" ({meaning.Topology})";
        string advice = found == needed / rows && rows > 1
            ? $" If only the last step should answer, declare Topology = Topology.{nameof(Topology.ManyToOne)}."
            : rows == 1 ? " If every step should answer, declare a topology in which every step writes." : "";
        Throw($"A sequence of the set has {Number(found, what)}, but the network's {steps}{topology}, which needs {needed}.{advice}");
    }

    /// <summary>Throws where the network's head contradicts the loss. A linear head, or none, leaves the choice to the caller.</summary>
    public static void HeadFor(string loss, Head right, ModelMeaning? meaning)
    {
        if (meaning?.Head is { } head && head != right && head != Head.Linear)
        {
            Throw(
                $"The set's loss is the {loss}, which fits Head = Head.{right}, but the network has Head.{head}: what it predicts would not be what was learned. "
                + "Change the head or the set; to mean it, derive a set of your own.");
        }
    }

    /// <summary>Throws for a class that the network does not have.</summary>
    [DoesNotReturn]
    public static void Class(int sequence, int row, int found, int classes) => throw new ArgumentException(
        $"Sequence {sequence}, row {row} has the class {found}, but the network has the classes 0 to {classes - 1}, and -1 stands for none.", "set");

    /// <summary>Throws for a sequence without any class.</summary>
    [DoesNotReturn]
    public static void NoClass(int sequence, int classes) => throw new ArgumentException(
        $"Sequence {sequence} has no class at all: -1 means that a row has none and counts for nothing. Classes are 0 to {classes - 1}; leave out a sequence without one.", "set");

    private static string Number(int count, string what) => count == 1 ? "1 " + what : $"{count} {(what == "class" ? "classes" : what + "s")}";

    [DoesNotReturn]
    private static void Throw(string message) => throw new ArgumentException(message, "set");
}
