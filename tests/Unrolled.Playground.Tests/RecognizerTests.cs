using Gestures;

namespace Unrolled.Playground.Tests;

/// <summary>The class that a game needs of a network, without a browser.</summary>
public sealed class RecognizerTests
{
    private static readonly string[] Names = ["circle", "triangle", "zigzag", "spiral", "wave", "check"];

    private static readonly Lazy<GestureRecognizer> Trained = new(() => Train(seed: 1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Five_examples_are_enough_for_strokes_of_other_size_speed_and_noise(int seed)
    {
        GestureRecognizer recognizer = Train(seed);
        var random = new Random(1000 + seed);
        int right = 0;
        for (int i = 0; i < 300; i++)
        {
            right += Answer(recognizer, Strokes.HeldOut(i % Strokes.Shapes, random)) == i % Strokes.Shapes ? 1 : 0;
        }

        Assert.InRange(right, 270, 300);
    }

    [Fact]
    public void Five_examples_alone_say_little_before_training()
    {
        var recognizer = new GestureRecognizer();
        var random = new Random(1);
        int right = Enumerable.Range(0, 300).Count(i => Answer(recognizer, Strokes.HeldOut(i % Strokes.Shapes, random)) == i % Strokes.Shapes);

        Assert.InRange(right, 0, 150);
    }

    [Fact]
    public void A_file_brings_back_network_names_and_strokes()
    {
        GestureRecognizer recognizer = Trained.Value;
        var again = new GestureRecognizer(seed: 99);

        Assert.Equal(Names, again.Load(recognizer.Save(Names)));
        Assert.Equal(recognizer.Network.Parameters.ToArray(), again.Network.Parameters.ToArray());
        Assert.Equal(30, again.Examples.Count);
        Assert.Equal(recognizer.Examples[17].Stroke, again.Examples[17].Stroke);
    }

    [Fact]
    public void A_broken_file_changes_nothing()
    {
        var recognizer = new GestureRecognizer(seed: 5);
        float[] before = recognizer.Network.Parameters.ToArray();

        Assert.Throws<InvalidDataException>(() => recognizer.Load(Trained.Value.Save(Names).AsMemory(0, 600)));
        Assert.Equal(before, recognizer.Network.Parameters.ToArray());
        Assert.Equal(0, recognizer.Examples.Count);
    }

    [Fact]
    public void The_pointer_is_followed_each_frame_without_an_allocation()
    {
        GestureRecognizer recognizer = Trained.Value;
        (double X, double Y)[] stroke = Strokes.Example(2, new Random(7));
        int last = Follow(recognizer, stroke);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int again = Follow(recognizer, stroke);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(2, last);
        Assert.Equal(last, again);
    }

    [Fact]
    public void A_stroke_without_length_is_none()
    {
        var recognizer = new GestureRecognizer();
        float[] point = [3, 4, 3, 4];

        Assert.False(recognizer.Record(0, point));
        Assert.Equal(-1, recognizer.Recognize(point, new float[GestureRecognizer.Gestures]));
        Assert.Throws<ArgumentOutOfRangeException>(() => recognizer.Record(6, [0, 0, 1, 1]));
        Assert.Throws<ArgumentException>(() => recognizer.Train());
    }

    [Fact]
    public void Resampled_points_stand_at_equal_distances()
    {
        var points = new float[2 * 5];

        Assert.True(Stroke.Resample([0, 0, 1, 0, 4, 0, 4, 4], points));
        Assert.Equal([0, 0, 2, 0, 4, 0, 4, 2, 4, 4], points);
    }

    private static GestureRecognizer Train(int seed)
    {
        var recognizer = new GestureRecognizer();
        var random = new Random(seed);
        for (int i = 0; i < 5 * Strokes.Shapes; i++)
        {
            recognizer.Record(i % Strokes.Shapes, Strokes.Numbers(Strokes.Example(i % Strokes.Shapes, random)));
        }

        GestureTraining training = recognizer.Train();
        while (training.Step())
        {
        }

        return recognizer;
    }

    private static int Answer(GestureRecognizer recognizer, (double X, double Y)[] stroke) =>
        recognizer.Recognize(Strokes.Numbers(stroke), new float[GestureRecognizer.Gestures]);

    private static int Follow(GestureRecognizer recognizer, (double X, double Y)[] stroke)
    {
        int last = -1;
        recognizer.Forget();
        foreach ((double x, double y) in stroke)
        {
            ReadOnlySpan<float> guess = recognizer.Step((float)x, (float)y);
            last = guess.IsEmpty ? last : Heads.IndexOfLargest(guess);
        }

        return last;
    }
}
