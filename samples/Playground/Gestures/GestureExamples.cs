#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Unrolled;

namespace Gestures
{
    /// <summary>Recorded strokes, each with the gesture that it is.</summary>
    public sealed class GestureExamples
    {
        /// <summary>Points that are kept of a stroke, at equal distances.</summary>
        public const int Points = 64;

        private const string Strokes = "training.strokes";
        private const string Kinds = "training.gestures";

        private readonly List<(int Gesture, float[] Stroke)> _items = new List<(int Gesture, float[] Stroke)>();

        /// <summary>How many there are.</summary>
        public int Count => _items.Count;

        /// <summary>The length of a usual stroke, their median; 0: there is none.</summary>
        public double UsualLength { get; private set; }

        /// <summary>The gesture and the stroke of an example: x and y of <see cref="Points"/> points.</summary>
        public (int Gesture, float[] Stroke) this[int index] => _items[index];

        /// <summary>How many there are of a gesture.</summary>
        public int CountOf(int gesture) => _items.Count(item => item.Gesture == gesture);

        /// <summary>Adds a stroke.</summary>
        /// <param name="gesture">Which gesture it is.</param>
        /// <param name="points">x and y of each point.</param>
        /// <returns>False: it has no length, and was not added.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such gesture.</exception>
        public bool Add(int gesture, ReadOnlySpan<float> points)
        {
            if (gesture < 0 || gesture >= GestureNetwork.OutputSize)
            {
                throw new ArgumentOutOfRangeException(nameof(gesture), gesture, $"There are the gestures 0 to {GestureNetwork.OutputSize - 1}.");
            }

            var stroke = new float[2 * Points];
            if (!Stroke.Resample(points, stroke))
            {
                return false;
            }

            _items.Add((gesture, stroke));
            Measure();
            return true;
        }

        /// <summary>Removes the examples of a gesture.</summary>
        public void Clear(int gesture)
        {
            _items.RemoveAll(item => item.Gesture == gesture);
            Measure();
        }

        /// <summary>Puts the examples into a file, beside the network.</summary>
        internal void AddTo(TensorFile file)
        {
            file.Add(NamedTensor.From<float>(Strokes, new[] { Count, Points, 2 }, _items.SelectMany(item => item.Stroke).ToArray()));
            file.Add(NamedTensor.From<float>(Kinds, new[] { Count }, _items.Select(item => (float)item.Gesture).ToArray()));
        }

        /// <summary>The examples of a file; a file without any gives none.</summary>
        /// <exception cref="InvalidDataException">They are not as <see cref="AddTo"/> writes them.</exception>
        internal static GestureExamples From(TensorFile file)
        {
            var examples = new GestureExamples();
            if (!file.TryGet(Strokes, out NamedTensor? strokes) || !file.TryGet(Kinds, out NamedTensor? kinds))
            {
                return examples;
            }

            if (strokes.Count != kinds.Count * 2 * Points || !strokes.IsReadable || !kinds.IsReadable)
            {
                throw new InvalidDataException($"The file has {kinds.Count} gestures, but strokes of {strokes.Count} numbers.");
            }

            var numbers = new float[strokes.Count];
            var gestures = new float[kinds.Count];
            strokes.Read<float>(numbers);
            kinds.Read<float>(gestures);
            for (int i = 0; i < gestures.Length; i++)
            {
                if (!(gestures[i] >= 0 && gestures[i] < GestureNetwork.OutputSize))
                {
                    throw new InvalidDataException($"Example {i} is of gesture {gestures[i]}, but there are {GestureNetwork.OutputSize}.");
                }

                examples._items.Add(((int)gestures[i], numbers.AsSpan(i * 2 * Points, 2 * Points).ToArray()));
            }

            examples.Measure();
            return examples;
        }

        private void Measure()
        {
            double[] lengths = _items.Select(item => Stroke.Length(item.Stroke)).OrderBy(length => length).ToArray();
            UsualLength = lengths.Length == 0 ? 0 : lengths[lengths.Length / 2];
        }
    }
}
