namespace Unrolled.Weights.Tests.Harness;

/// <summary>A network's weights, written in a format and read into another network of the class.</summary>
internal static class ThereAndBack
{
    public static void Check<T, TInput>(INetwork<T, TInput> from, INetwork<T, TInput> to, WeightsFormat format)
        where T : unmanaged
        where TInput : unmanaged
    {
        Assert.NotEqual(from.Parameters.ToArray(), to.Parameters.ToArray());
        to.Import(from.ToRecurrentNetwork().ToBytes(format));
        Assert.Equal(from.Parameters.ToArray(), to.Parameters.ToArray());
    }
}
