using RecurrentApp;
using RecurrentApp.Models;

const string File = "movement.safetensors";

bool trained = System.IO.File.Exists(File);
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(trained ? Recognizer.Load(File) : Recognizer.Untrained());
builder.Services.AddSingleton<Streams>();
WebApplication app = builder.Build();
if (!trained)
{
    app.Logger.LogInformation("There is no {File}: the network has random parameters. Train one, and save it here with its normalization and names.", File);
}

// A whole sequence: 60 numbers, 20 steps one after the other.
app.MapPost("/classify", (float[] input, Recognizer recognizer) => input.Length == MovementModel.InputLength
    ? Results.Ok(recognizer.Classify(input))
    : Results.BadRequest($"{MovementModel.InputLength} numbers are needed, {input.Length} came."));

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
