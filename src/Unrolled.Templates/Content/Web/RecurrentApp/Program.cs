using RecurrentApp;
using RecurrentApp.Models;

const string File = "movement.safetensors";

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(_ => System.IO.File.Exists(File) ? MovementModel.Load(File) : MovementModel.CreateRandom(seed: 1));
builder.Services.AddSingleton<Streams>();
WebApplication app = builder.Build();
if (!System.IO.File.Exists(File))
{
    app.Logger.LogInformation("There is no {File}: the network has random parameters. Train one, and Save it here.", File);
}

// A whole sequence: 60 numbers, 20 steps one after the other.
app.MapPost("/classify", (float[] input, MovementModel model) =>
{
    if (input.Length != MovementModel.InputLength)
    {
        return Results.BadRequest($"{MovementModel.InputLength} numbers are needed, {input.Length} came.");
    }

    var probabilities = new float[MovementModel.OutputLength];
    model.Predict(input, probabilities);
    return Results.Ok(probabilities);
});

// A stream: open it, send it a step of 3 numbers at a time, close it.
app.MapPost("/streams", (Streams streams) => streams.Open());
app.MapPost("/streams/{id:guid}", (Guid id, float[] x, Streams streams) =>
{
    if (x.Length != MovementModel.InputSize)
    {
        return Results.BadRequest($"{MovementModel.InputSize} numbers are needed, {x.Length} came.");
    }

    return streams.Step(id, x) is { } probabilities ? Results.Ok(probabilities) : Results.NotFound();
});
app.MapDelete("/streams/{id:guid}", (Guid id, Streams streams) => streams.Close(id) ? Results.NoContent() : Results.NotFound());

app.Run();
