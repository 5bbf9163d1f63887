using Consumer;

WebApplication app = WebApplication.CreateSlimBuilder(args).Build();
app.MapGet("/", () => $"{Learning.Run()}\n{FusedLearning.Run()}\n{Pretraining.Run()}\n");
app.Run();
