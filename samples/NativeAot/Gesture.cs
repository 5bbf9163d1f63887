using Unrolled;

namespace NativeAot;

/// <summary>20 steps of three accelerations, and after them the probabilities of four gestures.</summary>
[LstmModel(Input = 3, Hidden = 16, Steps = 20, Output = 4, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class Gesture
{
    /// <summary>A movement for the samples: the same numbers as <c>program.c</c> makes, all of them exact in binary.</summary>
    public static float[] Movement()
    {
        var movement = new float[InputLength];
        for (int i = 0; i < movement.Length; i++)
        {
            movement[i] = ((i * 7 % 16) - 8) / 8f;
        }

        return movement;
    }
}
