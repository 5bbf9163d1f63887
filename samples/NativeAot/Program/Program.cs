using System.Diagnostics;
using System.Runtime.CompilerServices;
using NativeAot;

// Started by itself, to be timed: one answer, and the end.
if (args is ["once"])
{
    Gesture.CreateRandom(seed: 1).Classify(Gesture.Movement());
    return;
}

string program = Environment.ProcessPath!;
Console.WriteLine($"compiled    {(RuntimeFeature.IsDynamicCodeCompiled ? "just in time" : "ahead of time")}");
Console.WriteLine($"size        {new FileInfo(program).Length / 1024.0 / 1024.0:F1} MB");
Console.WriteLine($"start       {StartUp.Median(program).TotalMilliseconds:F1} ms, from the start of the process to its end, with one answer");

var training = new Training(Gesture.CreateRandom(seed: 1));
training.Steps(1000);
var watch = Stopwatch.StartNew();
long before = GC.GetAllocatedBytesForCurrentThread();
training.Steps(1000);
long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
watch.Stop();
Console.WriteLine($"allocated   {allocated} bytes in 1000 steps of training, {watch.Elapsed.TotalMicroseconds / 1000:F1} us each");
Console.WriteLine($"hash        {training.Hash():X16}, the same on every machine, just in time or ahead of time");
