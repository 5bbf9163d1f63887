#nullable enable
using System;

namespace Gestures
{
    /// <summary>Strokes as numbers: points (x, y) one after the other, in any unit.</summary>
    public static class Stroke
    {
        /// <summary>The length of the path.</summary>
        /// <param name="points">x and y of each point.</param>
        public static double Length(ReadOnlySpan<float> points)
        {
            double length = 0;
            for (int i = 2; i + 1 < points.Length; i += 2)
            {
                length += Distance(points, i - 2, i);
            }

            return length;
        }

        /// <summary>Puts points at equal distances along the path: what the pointer's speed decided is gone.</summary>
        /// <param name="points">x and y of each point.</param>
        /// <param name="resampled">Receives x and y of as many points as it holds; the first and the last are those of the path.</param>
        /// <returns>Whether the stroke has a length; without one nothing is written.</returns>
        public static bool Resample(ReadOnlySpan<float> points, Span<float> resampled)
        {
            double length = Length(points);
            if (!(length > 0) || double.IsInfinity(length))
            {
                return false;
            }

            int count = resampled.Length / 2;
            double interval = length / (count - 1);
            double walked = 0;
            int written = 0;
            for (int i = 2; i + 1 < points.Length; i += 2)
            {
                double segment = Distance(points, i - 2, i);
                while (written < count - 1 && segment > 0 && written * interval <= walked + segment)
                {
                    float share = (float)(((written * interval) - walked) / segment);
                    resampled[2 * written] = points[i - 2] + (share * (points[i] - points[i - 2]));
                    resampled[(2 * written) + 1] = points[i - 1] + (share * (points[i + 1] - points[i - 1]));
                    written++;
                }

                walked += segment;
            }

            for (; written < count; written++)
            {
                resampled[2 * written] = points[points.Length - 2];
                resampled[(2 * written) + 1] = points[points.Length - 1];
            }

            return true;
        }

        /// <summary>The directions from point to point, as unit vectors: what the size and the place of a stroke decided is gone.</summary>
        /// <param name="points">x and y of each point, one point more than directions.</param>
        /// <param name="directions">Receives x and y of each direction.</param>
        public static void Directions(ReadOnlySpan<float> points, Span<float> directions)
        {
            for (int i = 0; i < directions.Length; i += 2)
            {
                double x = points[i + 2] - points[i];
                double y = points[i + 3] - points[i + 1];
                double norm = Math.Sqrt((x * x) + (y * y));

                // A point that stands still keeps the direction before.
                directions[i] = norm > 0 ? (float)(x / norm) : i > 0 ? directions[i - 2] : 1;
                directions[i + 1] = norm > 0 ? (float)(y / norm) : i > 0 ? directions[i - 1] : 0;
            }
        }

        private static double Distance(ReadOnlySpan<float> points, int from, int to)
        {
            double x = points[to] - points[from];
            double y = points[to + 1] - points[from + 1];
            return Math.Sqrt((x * x) + (y * y));
        }
    }
}
