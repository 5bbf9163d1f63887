using System.Globalization;
using Samples;
using Spectre.Console;

namespace CharModel;

/// <summary>The smallest character model: four symbols, one word. Trained on "hell" -> "ello", then left to spell from "h".</summary>
internal static class HelloRun
{
    private const string Word = "hello";
    private const int Iterations = 200;

    private static readonly Vocabulary Symbols = Vocabulary.FromCharacters("helo");

    public static void Run(Options options)
    {
        CharacterNetwork model = CharacterNetwork.ForHello(options.Cell, options.Seed);
        int[] word = Symbols.Encode(Word);
        float[] input = OneHot.Rows(word.AsSpan(..^1), Symbols.Count);
        int[] targets = word[1..];

        ParameterLayout layout = model.Network.Layout;
        Console.WriteLine($"{layout.Model}: {layout.Count} parameters learn \"{Word}\", its symbols being {string.Join(' ', Symbols.ToString().AsEnumerable())}");
        Train(model.Network, input, targets);
        ShowAnswers(model, input, targets);
        Console.WriteLine("Now each answer is the next input:");
        Console.WriteLine(Spell(model, word[0], Word.Length));
    }

    private static void Train(INetwork<float> network, float[] input, int[] targets)
    {
        var state = new float[network.StateLength];
        var logits = new float[network.LogitLength];
        var logitGradient = new float[network.LogitLength];
        var gradient = new float[network.Layout.Length];
        var tape = new float[network.TapeLength];
        var optimizer = new Adam<float>(network.Layout.Length, learningRate: 0.02);

        TrainingProgress.Run("learning", Iterations, progress =>
        {
            for (int iteration = 1; iteration <= Iterations; iteration++)
            {
                Array.Clear(state);
                Array.Clear(gradient);
                network.ForwardLogits(state, input, logits, tape);
                double loss = Losses.SoftmaxCrossEntropy(logits, targets, logitGradient);
                network.Backward(input, tape, logitGradient, gradient, default, default);
                optimizer.Step(network.Parameters, gradient);
                progress.Report(iteration, loss);
            }
        });
    }

    /// <summary>The softmax of each step beside the letter that should come.</summary>
    private static void ShowAnswers(CharacterNetwork model, float[] input, int[] targets)
    {
        var table = new Table().AddColumn("reads").AddColumn("truth");
        foreach (char symbol in Symbols.ToString())
        {
            table.AddColumn(new TableColumn($"p({symbol})").RightAligned());
        }

        var state = new float[model.Network.StateLength];
        var answer = new float[Symbols.Count];
        for (int t = 0; t < targets.Length; t++)
        {
            model.Step(model.Network.Parameters, state, input.AsSpan(t * Symbols.Count, Symbols.Count), answer);
            string[] cells = Array.ConvertAll(answer, p => p.ToString("F3", CultureInfo.InvariantCulture));
            table.AddRow([Word[t].ToString(), Symbols[targets[t]], .. cells]);
        }

        AnsiConsole.Write(table);
    }

    private static string Spell(CharacterNetwork model, int first, int length)
    {
        var state = new float[model.Network.StateLength];
        var answer = new float[Symbols.Count];
        var spelled = new int[length];
        spelled[0] = first;
        for (int t = 1; t < length; t++)
        {
            model.Step(model.Network.Parameters, state, OneHot.Rows([spelled[t - 1]], Symbols.Count), answer);
            spelled[t] = Heads.IndexOfLargest(answer);
        }

        return Symbols.Decode(spelled);
    }
}
