using System.Numerics;
using Unrolled.Numeric.Models;

// Runs every public member of every annotated class once, and prints what each class computes as a line "name hash".
// A class with a crowd, or whose sequences train side by side, has the hash of that behind its own.
// With "guarded end" or "guarded start" every span ends, or begins, at a page that nobody may touch.
if (args is ["guarded", string side])
{
    foreach (AnnotatedModel model in AnnotatedModel.All)
    {
        using var memory = new GuardedMemory(atEnd: side == "end");
        Console.WriteLine($"{model.Name} {GuardedRun.Of(model, atEnd: side == "end")}{HashOfMany(model, memory)}");
    }

    return;
}

foreach (AnnotatedModel model in AnnotatedModel.All)
{
    if (model.Shape.IsDouble)
    {
        Stream(new Experiment<double>(model));
    }
    else
    {
        Stream(new Experiment<float>(model));
    }

    Console.WriteLine($"{model.Name} {Fingerprint.Of(model)}{HashOfMany(model, null)}");
}

static string HashOfMany(AnnotatedModel model, GuardedMemory? memory) =>
    CrowdRun.Has(model) ? " " + CrowdRun.Of(model, memory)
    : !model.IsBatched ? ""
    : " " + (model.Shape.IsDouble ? BatchHash<double>(model, memory) : BatchHash<float>(model, memory));

static string BatchHash<T>(AnnotatedModel model, GuardedMemory? memory)
    where T : unmanaged, IFloatingPointIeee754<T> =>
    Fingerprint.Of(BatchRun.Of<T>(model.Type.GetMethod("CreateRandom")!.Invoke(null, [1UL])!, memory == null ? null : memory.Copy<T>));

static void Stream<T>(Experiment<T> experiment)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    T[] state = [.. experiment.State];
    var output = new T[experiment.Members.OutputLength];
    experiment.Members.Step(experiment.Parameters, state, experiment.Input.AsSpan(0, experiment.Members.InputSize), output.AsSpan(0, experiment.Members.OutputSize));
    experiment.Members.Process(experiment.Parameters, state, experiment.Input.AsSpan(0, experiment.Members.InputSize), output.AsSpan(0, experiment.Members.OutputSize));
    experiment.Members.ForwardFromRest(experiment.Parameters, experiment.Input, output);
}
