namespace Unrolled.Tests;

/// <summary>Counts the bytes that an action allocates on this thread.</summary>
internal static class Allocation
{
    /// <summary>Fails unless the action, once warm, allocates nothing.</summary>
    public static void IsZero(Action action)
    {
        for (int i = 0; i < 3; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            action();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
