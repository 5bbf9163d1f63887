using System.Reflection;
using System.Runtime.Loader;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>The class that the playground exports compiles by itself, and is the network that was trained.</summary>
public sealed class ExportedClassTests
{
    private const string Folder = "samples/Playground/Gestures/";

    [Fact]
    public void An_exported_class_is_the_network()
    {
        // Both files begin with the same lines.
        string network = Repository.Read(Folder + "GestureNetwork.cs").Replace("#nullable enable\nusing Unrolled;\n", "", StringComparison.Ordinal);
        Assembly game = Load("using Unrolled;\n" + Repository.Read(Folder + "GestureClass.cs").Replace("#nullable enable\n", "", StringComparison.Ordinal) + network);
        var trained = (INetwork<float>)game.GetType("Gestures.GestureNetwork")!.GetMethod("CreateRandom")!.Invoke(null, [3UL])!;
        var text = (string)game.GetType("Gestures.GestureClass")!.GetMethod("Write")!.Invoke(null, [trained, "Spell", new[] { "circle & <dot>", "line\nup" }])!;

        var spell = (INetwork<float>)Load(text).GetType("Spell")!.GetMethod("Trained")!.Invoke(null, [])!;

        Assert.Equal(trained.Parameters.ToArray(), spell.Parameters.ToArray());
        float[] input = [.. Enumerable.Range(0, trained.InputLength).Select(i => MathF.Sin(i))];
        Assert.Equal(Logits(trained, input), Logits(spell, input));
    }

    private static float[] Logits(INetwork<float> network, float[] input)
    {
        var logits = new float[network.LogitLength];
        network.ForwardLogits(new float[network.StateLength], input, logits, new float[network.TapeLength], default);
        return logits;
    }

    private static Assembly Load(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Compiled.AssertClean(run);
        using MemoryStream image = new();
        run.Complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        image.Position = 0;
        return new AssemblyLoadContext("exported", isCollectible: true).LoadFromStream(image);
    }
}
