using System;
using Unrolled;

namespace Consumer
{
    /// <summary>Its parameters stand in the assembly.</summary>
    [RnnModel(Input = 1, Hidden = 2, Steps = 3, Output = 1, Weights = "trained.weights.json")]
    public sealed partial class Trained
    {
    }

    /// <summary>Runs a model on the assembly's own numbers.</summary>
    public static class Pretraining
    {
        /// <summary>The hash of parameters and outputs; where reading them allocates, how many bytes.</summary>
        /// <returns>16 hexadecimal digits.</returns>
        public static string Run()
        {
            var hash = new BitHash();
            var input = new float[] { 0.5f, -1, 2 };
            var output = new float[Trained.OutputLength];
            Trained.Forward(Trained.Pretrained, input, output);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Trained.Forward(Trained.Pretrained, input, output);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            hash.Add(Trained.Pretrained);
            hash.Add<float>(output);
            Trained.CreatePretrained().Predict(input, output);
            hash.Add<float>(output);
            return allocated == 0 ? hash.ToString() : allocated.ToString(System.Globalization.CultureInfo.InvariantCulture) + " bytes allocated";
        }
    }
}
