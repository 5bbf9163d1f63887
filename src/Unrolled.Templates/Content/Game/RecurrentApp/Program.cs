using System.Diagnostics;
using RecurrentApp;
using RecurrentApp.Models;
using Unrolled;

// Frames to play; 600 are ten seconds.
int frames = args.Length > 0 ? int.Parse(args[0]) : 600;
var frameTime = TimeSpan.FromSeconds(1 / 60.0);

BallModel model = BallModel.CreateRandom(seed: 1);
Lesson.Teach(model, epochs: 30);

// All memory of the loop. Every ball, player or voice has a state of its own; the model is shared.
BallModel.State state = model.CreateState();
var seen = new float[BallModel.InputSize];
var predicted = new float[BallModel.OutputSize];
var predictions = new (float X, float Y)[Lesson.Ahead];
var times = new TimeSpan[frames];
Ball ball = Lesson.RandomBall(new Xoshiro256(seed: 99));

// The first call compiles the code: not in a frame.
model.Step(state, seen, predicted);
state.Reset();

double error = 0;
int judged = 0;
long allocated = 0;
var clock = Stopwatch.StartNew();
for (int frame = 0; frame < frames; frame++)
{
    // What was predicted a quarter of a second ago for now. The first frames only show the model how the ball flies.
    ref (float X, float Y) slot = ref predictions[frame % Lesson.Ahead];
    if (frame >= 2 * Lesson.Ahead)
    {
        error += Math.Sqrt(Math.Pow(slot.X - ball.X, 2) + Math.Pow(slot.Y - ball.Y, 2));
        judged++;
    }

    (seen[0], seen[1]) = (ball.X, ball.Y);
    long before = GC.GetAllocatedBytesForCurrentThread();
    TimeSpan start = clock.Elapsed;
    model.Step(state, seen, predicted);
    times[frame] = clock.Elapsed - start;
    allocated += GC.GetAllocatedBytesForCurrentThread() - before;
    slot = (predicted[0], predicted[1]);

    ball.Move();
    TimeSpan rest = ((frame + 1) * frameTime) - clock.Elapsed;
    if (rest > TimeSpan.Zero)
    {
        Thread.Sleep(rest);
    }
}

Array.Sort(times);
Console.WriteLine($"{frames} frames, mostly {times[frames / 2].TotalMicroseconds:F1} us each for the network, {allocated} bytes allocated by it");
Console.WriteLine($"mean error of the prediction: {error / Math.Max(judged, 1):F2} in a box 2 wide");
