using System;
using System.IO;
using System.Runtime.InteropServices;
using Unrolled;

namespace Consumer
{
    /// <summary>Vectors, softmax, single precision.</summary>
    [LstmModel(Input = 3, Hidden = 20, Steps = 6, Output = 4, Head = Head.Softmax)]
    public sealed partial class Gesture
    {
    }

    /// <summary>Few units, a linear head, double precision.</summary>
    [GruModel(Input = 2, Hidden = 3, Steps = 5, Output = 2, Precision = Precision.Double)]
    public sealed partial class Pulse
    {
    }

    /// <summary>Trains a few steps in C# 9, and hashes every bit of what comes of it.</summary>
    public static class Learning
    {
        private const int Sequences = 5;

        /// <summary>The hash of parameters, outputs and losses.</summary>
        /// <returns>16 hexadecimal digits.</returns>
        public static string Run()
        {
            var hash = new BitHash();
            Gesture gesture = Gesture.CreateRandom(seed: 7);
            TrainInBatches(gesture, hash);
            gesture = SaveAndLoad(gesture);
            var input = new float[Gesture.InputLength];
            var output = new float[Gesture.OutputLength];
            Fill<float>(input, seed: 3, number => (float)number);
            gesture.Predict(input, output);
            hash.Add<float>(gesture.Parameters);
            hash.Add<float>(output);
            Stream(gesture, input, hash);

            Pulse pulse = Pulse.CreateRandom(seed: 8);
            TrainByHand(pulse, number => number, hash);
            return hash.ToString();
        }

        /// <summary>The loop by hand, for any network of numbers.</summary>
        /// <typeparam name="T">The numbers.</typeparam>
        /// <param name="network">The network.</param>
        /// <param name="convert">A number of this type.</param>
        /// <param name="hash">Where the parameters go.</param>
        internal static void TrainByHand<T>(INetwork<T, T> network, Func<double, T> convert, BitHash hash)
            where T : unmanaged
        {
            var input = new T[network.InputLength];
            var targets = new T[network.LogitLength];
            Fill(input, seed: 1, convert);
            Fill(targets, seed: 2, convert);
            var state = new T[network.StateLength];
            var logits = new T[network.LogitLength];
            var logitGradient = new T[network.LogitLength];
            var gradient = new T[network.Layout.Length];
            var tape = new T[network.TapeLength];
            var optimizer = new Adam<T>(network.Layout.Length, learningRate: 0.01);
            for (int step = 0; step < 3; step++)
            {
                Array.Clear(state, 0, state.Length);
                Array.Clear(gradient, 0, gradient.Length);
                network.ForwardLogits(state, input, logits, tape);
                double loss = Losses.MeanSquaredError<T>(logits, targets, logitGradient);
                network.Backward(input, tape, logitGradient, gradient, default, default);
                optimizer.Step(network.Parameters, gradient);
                hash.Add<double>(new[] { loss });
            }

            hash.Add<T>(network.Parameters);
        }

        private static void TrainInBatches(Gesture gesture, BitHash hash)
        {
            var inputs = new float[Sequences * Gesture.InputLength];
            Fill<float>(inputs, seed: 4, number => (float)number);
            var classes = new int[Sequences * Gesture.Steps];
            for (int i = 0; i < classes.Length; i++)
            {
                classes[i] = i % Gesture.OutputSize;
            }

            var set = new ClassifiedSequences<float>(inputs, classes, Sequences);
            var optimizer = new AdamW<float>(Gesture.ParameterLength);
            using var trainer = new Trainer<float, float>(gesture, optimizer, new TrainerOptions { BatchSize = 2, Threads = 2, ClipNorm = 1 });
            hash.Add<double>(new[] { trainer.RunEpoch(set) });
        }

        private static void Stream(Gesture gesture, float[] input, BitHash hash)
        {
            Gesture.State state = gesture.CreateState();
            var output = new float[Gesture.OutputSize];
            for (int t = 0; t < Gesture.Steps; t++)
            {
                gesture.Step(state, input.AsSpan(t * Gesture.InputSize, Gesture.InputSize), output);
            }

            hash.Add<float>(output);
        }

        private static Gesture SaveAndLoad(Gesture gesture)
        {
            string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".safetensors");
            try
            {
                gesture.Save(path);
                return Gesture.Load(path);
            }
            finally
            {
                File.Delete(path);
            }
        }

        private static void Fill<T>(Span<T> numbers, ulong seed, Func<double, T> convert)
        {
            var random = new Xoshiro256(seed);
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = convert((2 * random.NextDouble()) - 1);
            }
        }
    }

    /// <summary>FNV-1a over the bytes of numbers, 64 bits.</summary>
    internal sealed class BitHash
    {
        private ulong _hash = 14695981039346656037;

        /// <summary>Adds numbers.</summary>
        /// <typeparam name="T">Their type.</typeparam>
        /// <param name="numbers">The numbers.</param>
        public void Add<T>(ReadOnlySpan<T> numbers)
            where T : unmanaged
        {
            foreach (byte part in MemoryMarshal.AsBytes(numbers))
            {
                _hash = unchecked((_hash ^ part) * 1099511628211);
            }
        }

        /// <inheritdoc/>
        public override string ToString() => _hash.ToString("X16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
