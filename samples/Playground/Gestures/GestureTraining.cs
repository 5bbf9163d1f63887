#nullable enable
using System;
using System.Linq;
using Unrolled;

namespace Gestures
{
    /// <summary>Trains a network on a few examples, a small step at a time, so that a game or a page goes on between two of them.</summary>
    public sealed class GestureTraining
    {
        private const int BatchSize = 10;
        private const int StepsInAll = 240;

        private readonly GestureExamples _examples;
        private readonly GestureNetwork _network;
        private readonly TrainingPass<float, float> _pass;
        private readonly Adam<float> _adam;
        private readonly Xoshiro256 _random;
        private readonly int[] _order;
        private readonly float[] _distorted = new float[2 * GestureExamples.Points];
        private readonly float[] _points = new float[2 * (GestureNetwork.Steps + 1)];
        private readonly float[] _directions = new float[GestureNetwork.InputLength];
        private readonly int[] _class = new int[1];
        private int _next;

        /// <summary>A training of <paramref name="network"/>.</summary>
        /// <exception cref="ArgumentException">There are examples of one gesture at most: nothing is to be told apart.</exception>
        public GestureTraining(GestureNetwork network, GestureExamples examples, ulong seed = 1)
        {
            if (Enumerable.Range(0, GestureNetwork.OutputSize).Count(gesture => examples.CountOf(gesture) > 0) < 2)
            {
                throw new ArgumentException("Training needs examples of two gestures or more.", nameof(examples));
            }

            _network = network;
            _examples = examples;
            _pass = TrainingPass.For(network);
            _adam = new Adam<float>(GestureNetwork.ParameterLength, learningRate: 1e-2);
            _random = new Xoshiro256(seed);
            _order = Enumerable.Range(0, examples.Count).ToArray();
            _next = _order.Length;
        }

        /// <summary>Steps that were done.</summary>
        public int Steps { get; private set; }

        /// <summary>From 0 to 1.</summary>
        public double Progress => (double)Steps / StepsInAll;

        /// <summary>The mean loss of the last steps; ln 6 = 1.8 is a guess.</summary>
        public double Loss { get; private set; }

        /// <summary>One mini-batch of distorted examples and one step of the optimizer.</summary>
        /// <returns>False: the training is done, and this did nothing.</returns>
        public bool Step()
        {
            if (Steps == StepsInAll)
            {
                return false;
            }

            double loss = 0;
            _pass.ClearGradient();
            for (int i = 0; i < BatchSize; i++)
            {
                loss += Learn(Next()) / BatchSize;
            }

            Gradients.Scale(_pass.Gradient, 1.0 / BatchSize);
            Gradients.ClipByNorm(_pass.Gradient, 1);

            // The rate falls to nothing, so that the last steps settle.
            _adam.LearningRate = 1e-2 * (1 - (0.95 * Progress));
            _adam.Step(_network.Parameters, _pass.Gradient);
            Loss = Steps == 0 ? loss : (0.9 * Loss) + (0.1 * loss);
            Steps++;
            return true;
        }

        private int Next()
        {
            if (_next == _order.Length)
            {
                _random.Shuffle<int>(_order);
                _next = 0;
            }

            return _order[_next++];
        }

        private double Learn(int example)
        {
            (int gesture, float[] stroke) = _examples[example];
            Distort(stroke);
            Stroke.Resample(_distorted, _points);
            Stroke.Directions(_points, _directions);
            _class[0] = gesture;
            Span<float> logits = _pass.Forward(_directions);
            double loss = Losses.SoftmaxCrossEntropy(logits, _class, _pass.LogitGradient);
            _pass.Backward(_directions);
            return loss;
        }

        // Five examples do not show how a hand varies: each is turned, stretched and shaken a little, differently each time.
        private void Distort(float[] stroke)
        {
            double angle = 0.15 * _random.NextGaussian();
            double stretch = Math.Exp(0.15 * _random.NextGaussian());
            double shake = 0.006 * Stroke.Length(stroke) * _random.NextDouble();
            double cosine = Math.Cos(angle);
            double sine = Math.Sin(angle);
            for (int i = 0; i < stroke.Length; i += 2)
            {
                double x = stroke[i] * stretch;
                double y = stroke[i + 1];
                _distorted[i] = (float)((cosine * x) - (sine * y) + (shake * _random.NextGaussian()));
                _distorted[i + 1] = (float)((sine * x) + (cosine * y) + (shake * _random.NextGaussian()));
            }
        }
    }
}
