using Unrolled;

namespace Consumer
{
    /// <summary>Fused arithmetic, which .NET has and netstandard2.1 has not.</summary>
    [LstmModel(Input = 3, Hidden = 20, Steps = 6, Output = 4, Arithmetic = Arithmetic.Fused)]
    public sealed partial class FusedGesture
    {
    }

    /// <summary>As <see cref="Learning"/>, with fused multiply-adds.</summary>
    public static class FusedLearning
    {
        /// <summary>The hash of parameters and losses.</summary>
        /// <returns>16 hexadecimal digits.</returns>
        public static string Run()
        {
            var hash = new BitHash();
            Learning.TrainByHand(FusedGesture.CreateRandom(seed: 9), number => (float)number, hash);
            return hash.ToString();
        }
    }
}
