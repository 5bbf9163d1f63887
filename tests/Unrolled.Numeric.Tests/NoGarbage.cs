namespace Unrolled.Numeric.Tests;

/// <summary>Holds calls to allocating nothing, once they have run.</summary>
internal static class NoGarbage
{
    public static void Assert(Action calls)
    {
        for (int warmUp = 0; warmUp < 3; warmUp++)
        {
            calls();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        calls();
        Xunit.Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
