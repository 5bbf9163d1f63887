using System;
using Consumer;
using Models;

Console.WriteLine(Learning.Run());
Console.WriteLine(FusedLearning.Run());
Console.WriteLine(Pretraining.Run());

// The friend's model is Pulse's: the same seed gives the same numbers.
var x = new double[Friend.InputLength];
var hidden = new double[Friend.OutputLength];
var open = new double[Pulse.OutputLength];
Friend.CreateRandom(seed: 8).Predict(x, hidden);
Pulse.CreateRandom(seed: 8).Predict(x, open);
return hidden.AsSpan().SequenceEqual(open) ? 0 : 1;
