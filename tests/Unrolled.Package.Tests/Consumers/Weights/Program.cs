// The class Gesture, its file of weights and gru.pt come from the test: the tool wrote the first two.
using System.Runtime.InteropServices;
using System.Text.Json;
using Unrolled;
using Unrolled.Weights;

var model = Gesture.CreateRandom(1);
WeightsReport report = model.Import(args[0]);
Console.Error.Write(report);

JsonElement test = JsonDocument.Parse(File.ReadAllText(args[0] + ".test.json")).RootElement;
Gesture.State state = model.CreateState();
double largest = 0;
foreach ((JsonElement x, JsonElement expected) in test.GetProperty("input").EnumerateArray().Zip(test.GetProperty("output").EnumerateArray()))
{
    var y = new float[Gesture.OutputSize];
    model.Step(state, x.EnumerateArray().Select(number => number.GetSingle()).ToArray(), y);
    largest = Math.Max(largest, y.Zip(expected.EnumerateArray(), (ours, theirs) => Math.Abs(ours - theirs.GetDouble())).Max());
}

Console.WriteLine(largest);
Console.WriteLine(MemoryMarshal.AsBytes(Gesture.Pretrained).SequenceEqual(MemoryMarshal.AsBytes<float>(model.Parameters.ToArray())));
model.Export("again.onnx");
Console.WriteLine(new FileInfo("again.onnx").Length > 0);
