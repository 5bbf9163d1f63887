using System.Runtime.InteropServices;
using Unrolled;

namespace NativeAot;

/// <summary>Teaches one movement, with all memory taken beforehand.</summary>
internal sealed class Training(Gesture gesture)
{
    private static readonly int[] Target = [2];

    private readonly float[] _input = Gesture.Movement();
    private readonly float[] _state = new float[Gesture.StateLength];
    private readonly float[] _logits = new float[Gesture.OutputLength];
    private readonly float[] _logitGradient = new float[Gesture.OutputLength];
    private readonly float[] _gradient = new float[Gesture.ParameterLength];
    private readonly float[] _tape = new float[Gesture.TapeLength];
    private readonly Adam<float> _optimizer = new(Gesture.ParameterLength, learningRate: 1e-3);

    public void Steps(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Array.Clear(_state);
            Array.Clear(_gradient);
            Gesture.ForwardLogits(gesture.Parameters, _state, _input, _logits, _tape);
            Losses.SoftmaxCrossEntropy(_logits, Target, _logitGradient);
            Gesture.Backward(gesture.Parameters, _input, _tape, _logitGradient, _gradient);
            _optimizer.Step(gesture.Parameters, _gradient);
        }
    }

    /// <summary>FNV-1a over every bit of the parameters.</summary>
    public ulong Hash()
    {
        ulong hash = 14695981039346656037;
        foreach (byte part in MemoryMarshal.AsBytes(gesture.Parameters))
        {
            hash = (hash ^ part) * 1099511628211;
        }

        return hash;
    }
}
