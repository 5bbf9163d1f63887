#nullable enable
using System;
using System.IO;
using Unrolled;

namespace Gestures
{
    /// <summary>What a game needs of a network: record strokes, train, save, follow the pointer each frame, forget.</summary>
    /// <remarks>Plain C#, for one thread. In steady state <see cref="Step"/> and <see cref="Recognize"/> allocate nothing.</remarks>
    public sealed class GestureRecognizer
    {
        private readonly float[] _points = new float[2 * (GestureNetwork.Steps + 1)];
        private readonly float[] _directions = new float[GestureNetwork.InputLength];
        private readonly float[] _direction = new float[GestureNetwork.InputSize];
        private readonly float[] _guess = new float[GestureNetwork.OutputSize];
        private readonly GestureNetwork.State _state;
        private readonly GestureNetwork _network;
        private float _x;
        private float _y;
        private double _interval;
        private bool _follows;

        /// <summary>A recogniser that knows nothing yet.</summary>
        public GestureRecognizer(ulong seed = 1)
            : this(GestureNetwork.CreateRandom(seed), new GestureExamples())
        {
        }

        private GestureRecognizer(GestureNetwork network, GestureExamples examples)
        {
            _network = network;
            _state = network.CreateState();
            Examples = examples;
        }

        /// <summary>Gestures that it can tell apart.</summary>
        public static int Gestures => GestureNetwork.OutputSize;

        /// <summary>The recorded strokes.</summary>
        public GestureExamples Examples { get; private set; }

        /// <summary>The network, for its parameters.</summary>
        public GestureNetwork Network => _network;

        /// <summary>Records a stroke as an example of a gesture.</summary>
        /// <param name="gesture">Which gesture it is, from 0.</param>
        /// <param name="points">x and y of each point.</param>
        /// <returns>False: it has no length, and was not recorded.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such gesture.</exception>
        public bool Record(int gesture, ReadOnlySpan<float> points) => Examples.Add(gesture, points);

        /// <summary>Begins a training from the start. Call its <see cref="GestureTraining.Step"/> until it says false, some each frame.</summary>
        /// <exception cref="ArgumentException">There are examples of one gesture at most.</exception>
        public GestureTraining Train(ulong seed = 1)
        {
            GestureNetwork.CreateRandom(seed).Parameters.CopyTo(_network.Parameters);
            return new GestureTraining(_network, Examples, seed);
        }

        /// <summary>The gesture of a whole stroke.</summary>
        /// <param name="points">x and y of each point.</param>
        /// <param name="probabilities">Receives the probability of each gesture.</param>
        /// <returns>The most probable gesture; -1: the stroke has no length.</returns>
        public int Recognize(ReadOnlySpan<float> points, Span<float> probabilities)
        {
            if (!Stroke.Resample(points, _points))
            {
                return -1;
            }

            Stroke.Directions(_points, _directions);
            _network.Predict(_directions, probabilities);
            return Heads.IndexOfLargest(probabilities);
        }

        /// <summary>Follows the pointer while it draws: each frame with the place where it is. Before the whole stroke is known this is a guess.</summary>
        /// <returns>The probability of each gesture so far, valid until the next call; empty: the pointer has not gone far enough.</returns>
        public ReadOnlySpan<float> Step(float x, float y)
        {
            if (!_follows)
            {
                (_x, _y, _follows) = (x, y, true);
                _interval = Examples.UsualLength / GestureNetwork.Steps;
                return default;
            }

            bool stepped = false;
            double distance = Math.Sqrt(((x - _x) * (x - _x)) + ((y - _y) * (y - _y)));
            while (_interval > 0 && distance >= _interval)
            {
                // The network has learned steps of equal length: a fast pointer makes several of them in a frame, a slow one none.
                _direction[0] = (float)((x - _x) / distance);
                _direction[1] = (float)((y - _y) / distance);
                _x += (float)(_direction[0] * _interval);
                _y += (float)(_direction[1] * _interval);
                distance -= _interval;
                _network.Step(_state, _direction, _guess);
                stepped = true;
            }

            return stepped ? _guess : default(ReadOnlySpan<float>);
        }

        /// <summary>Forgets the stroke that <see cref="Step"/> follows: the next one begins.</summary>
        public void Forget()
        {
            _state.Reset();
            _follows = false;
        }

        /// <summary>The network, its gestures' names and the recorded strokes as one file (safetensors).</summary>
        /// <param name="names">A name for each gesture, all different.</param>
        /// <exception cref="ArgumentException">They are not as many, or not different.</exception>
        public byte[] Save(params string[] names)
        {
            TensorFile file = Checkpoint.ToFile(_network, null, new ClassNames(names));
            if (Examples.Count > 0)
            {
                Examples.AddTo(file);
            }

            return file.ToBytes();
        }

        /// <summary>Reads what <see cref="Save"/> wrote. If it fails, nothing has changed.</summary>
        /// <returns>The names of the gestures.</returns>
        /// <exception cref="InvalidDataException">The file is not of a recogniser; the message says why.</exception>
        public string[] Load(ReadOnlyMemory<byte> bytes)
        {
            TensorFile file = TensorFile.Parse(bytes);
            ClassNames names = ClassNames.From(file);
            if (names.Count != Gestures)
            {
                throw new InvalidDataException($"The file has {names.Count} gestures, not {Gestures}.");
            }

            GestureExamples examples = GestureExamples.From(file);
            Checkpoint.FromFile(file, GestureNetwork.Layout, _network.Parameters);
            Examples = examples;
            Forget();
            var list = new string[names.Count];
            for (int i = 0; i < list.Length; i++)
            {
                list[i] = names[i];
            }

            return list;
        }
    }
}
