using RecurrentApp;
using RecurrentApp.Models;
using Unrolled;

const string File = "tides.safetensors";
const int Epochs = 20;

// Train.
TideModel model = TideModel.CreateRandom(seed: 1);
var optimizer = new Adam<float>(TideModel.ParameterLength, learningRate: 5e-3);
using (var trainer = new Trainer<float, float>(model, optimizer, new TrainerOptions { BatchSize = 16, ClipNorm = 1 }))
{
    trainer.Fit(
        TideData.Windows(count: 256, seed: 1),
        Epochs,
        TideData.Windows(count: 64, seed: 2),
        report: epoch => Console.WriteLine($"epoch {epoch.Epoch,2}  loss {epoch.Loss:F5}  on unseen hours {epoch.Validation!.Value.Loss:F5}"));
}

// Save, and load.
model.Save(File);
model = TideModel.Load(File);

// Stream: two days of levels, and after each the forecast of the next.
TideModel.State state = model.CreateState();
var forecast = new float[TideModel.OutputSize];
double worst = 0;
for (int hour = 0; hour < 48; hour++)
{
    model.Step(state, [TideData.Level(hour)], forecast);
    float truth = TideData.Level(hour + 1);
    if (hour >= 24)
    {
        worst = Math.Max(worst, Math.Abs(forecast[0] - truth));
        Console.WriteLine($"hour {hour + 1}  forecast {forecast[0],6:F2}  level {truth,6:F2}");
    }
}

Console.WriteLine($"The worst forecast of the second day is off by {worst:F2}.");
