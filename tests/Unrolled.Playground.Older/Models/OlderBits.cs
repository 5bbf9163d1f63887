using System;
using System.Security.Cryptography;
using Unrolled;

namespace Playground.Older
{
    [LstmModel(Input = 3, Hidden = 2, Steps = 5)]
    public partial class SmallLstm
    {
    }

    [GruModel(Input = 3, Hidden = 5, Steps = 7, Output = 4, Head = Head.Softmax)]
    public partial class SmallGru
    {
    }

    [LstmModel(Input = 4, Hidden = 19, Steps = 6, Layers = 2, Output = 3)]
    public partial class DeepLstm
    {
    }

    [RnnModel(Input = 2, Hidden = 16, Steps = 9, Topology = Topology.ManyToOne, Output = 5, Head = Head.Softmax)]
    public partial class WideRnn
    {
    }

    [GruModel(Input = 3, Hidden = 8, Steps = 6, Precision = Precision.Double)]
    public partial class DoubleGru
    {
    }

    /// <summary>Trains each network a little, and hashes every number that it computes. C# 9, for netstandard2.1 and for .NET.</summary>
    public static class OlderBits
    {
        /// <summary>A hash in hexadecimal digits.</summary>
        /// <param name="steps">Of training.</param>
        public static string Compute(int steps)
        {
            using (IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            {
                Train<float>(hash, SmallLstm.CreateRandom(1), steps, number => (float)number, BitConverter.GetBytes);
                Train<float>(hash, SmallGru.CreateRandom(2), steps, number => (float)number, BitConverter.GetBytes);
                Train<float>(hash, DeepLstm.CreateRandom(3), steps, number => (float)number, BitConverter.GetBytes);
                Train<float>(hash, WideRnn.CreateRandom(4), steps, number => (float)number, BitConverter.GetBytes);
                Train<double>(hash, DoubleGru.CreateRandom(5), steps, number => number, BitConverter.GetBytes);
                return BitConverter.ToString(hash.GetHashAndReset()).Replace("-", "");
            }
        }

        private static void Train<T>(IncrementalHash hash, INetwork<T, T> network, int steps, Func<double, T> of, Func<T, byte[]> bytes)
            where T : unmanaged
        {
            Random random = new Random(3);
            T[] input = Drawn(network.InputLength, random, of);
            T[] pull = Drawn(network.LogitLength, random, of);
            T[] state = new T[network.StateLength];
            T[] logits = new T[network.LogitLength];
            T[] tape = new T[network.TapeLength];
            T[] inputGradient = new T[input.Length];
            T[] gradient = new T[network.Layout.Length];
            Adam<T> adam = new Adam<T>(gradient.Length, 0.01);
            for (int step = 0; step < steps; step++)
            {
                Array.Clear(gradient, 0, gradient.Length);
                network.ForwardLogits(state, input, logits, tape, default);
                network.Backward(input, tape, pull, gradient, inputGradient, default, default);
                adam.Step(network.Parameters, gradient);
            }

            foreach (T[] numbers in new[] { state, logits, inputGradient, gradient, network.Parameters.ToArray() })
            {
                foreach (T number in numbers)
                {
                    hash.AppendData(bytes(number));
                }
            }
        }

        private static T[] Drawn<T>(int count, Random random, Func<double, T> of)
        {
            T[] numbers = new T[count];
            for (int i = 0; i < count; i++)
            {
                numbers[i] = of(random.NextDouble() - 0.5);
            }

            return numbers;
        }
    }
}
