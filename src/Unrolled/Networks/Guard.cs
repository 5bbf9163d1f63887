using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Unrolled;

/// <summary>The length checks at the top of generated methods.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>Throws unless <paramref name="actual"/> is <paramref name="needed"/>.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Exactly(int actual, int needed, string parameter)
    {
        if (actual != needed)
        {
            Throw($"'{parameter}' needs exactly {needed} numbers, but has {actual}.", parameter);
        }
    }

    /// <summary>Throws unless <paramref name="actual"/> is at least <paramref name="needed"/>: scratch memory may be longer.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public static void AtLeast(int actual, int needed, string parameter)
    {
        if (actual < needed)
        {
            Throw($"'{parameter}' needs at least {needed} numbers, but has {actual}.", parameter);
        }
    }

    /// <summary>Throws unless <paramref name="actual"/> is 0 (not wanted) or <paramref name="needed"/>.</summary>
    /// <exception cref="ArgumentException">The length is neither.</exception>
    public static void ExactlyOrEmpty(int actual, int needed, string parameter)
    {
        if (actual != needed && actual != 0)
        {
            Throw($"'{parameter}' needs exactly {needed} numbers, or none where it is not wanted, but has {actual}.", parameter);
        }
    }

    /// <summary>Throws unless <paramref name="actual"/> is a multiple of <paramref name="unit"/>, as a run of any number of steps needs it.</summary>
    /// <exception cref="ArgumentException">The length is no multiple.</exception>
    public static void MultipleOf(int actual, int unit, string parameter)
    {
        if (actual % unit != 0)
        {
            Throw($"'{parameter}' needs a multiple of {unit} numbers, but has {actual}.", parameter);
        }
    }

    // Apart from the checks, so that they inline.
    [DoesNotReturn]
    private static void Throw(string message, string parameter) => throw new ArgumentException(message, parameter);
}
