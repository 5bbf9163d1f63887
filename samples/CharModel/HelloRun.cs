using System.Globalization;
using Samples;
using Spectre.Console;

namespace CharModel;

/// <summary>The smallest character model: four symbols, one word. Trained on "hell" -> "ello", then left to spell from "h".</summary>
internal static class HelloRun
{
    private const string Symbols = "helo";
    private const string Word = "hello";
    private const int Iterations = 200;

    public static void Run(Options options)
    {
        CharacterNetwork model = CharacterNetwork.ForHello(options.Cell, options.Seed);
        int[] word = Word.Select(symbol => Symbols.IndexOf(symbol)).ToArray();
        float[] input = OneHot.Rows(word.AsSpan(..^1), Symbols.Length);
        int[] targets = word[1..];

        Console.WriteLine($"{model.Network.Layout.Model}: {model.Network.Layout.Count} parameters learn \"{Word}\" from the symbols {string.Join(' ', Symbols.ToCharArray())}");
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
        var optimizer = new Adam<float>(network.Layout.Length, learningRate: 0.02f);

        TrainingProgress.Run("learning", Iterations, progress =>
        {
            for (int iteration = 1; iteration <= Iterations; iteration++)
            {
                Array.Clear(state);
                Array.Clear(gradient);
                network.ForwardLogits(state, input, logits, tape);
                float loss = Losses.SoftmaxCrossEntropy(logits, targets, logitGradient);
                network.Backward(input, tape, logitGradient, gradient, default, default);
                optimizer.Update(network.Parameters, gradient);
                progress.Report(iteration, loss);
            }
        });
    }

    /// <summary>The softmax of each step beside the letter that should come.</summary>
    private static void ShowAnswers(CharacterNetwork model, float[] input, int[] targets)
    {
        var table = new Table().AddColumn("reads").AddColumn("truth");
        foreach (char symbol in Symbols)
        {
            table.AddColumn(new TableColumn($"p({symbol})").RightAligned());
        }

        var state = new float[model.Network.StateLength];
        var answer = new float[Symbols.Length];
        for (int t = 0; t < targets.Length; t++)
        {
            model.Step(model.Network.Parameters, state, input.AsSpan(t * Symbols.Length, Symbols.Length), answer);
            string[] cells = Array.ConvertAll(answer, p => p.ToString("F3", CultureInfo.InvariantCulture));
            table.AddRow([Word[t].ToString(), Symbols[targets[t]].ToString(), .. cells]);
        }

        AnsiConsole.Write(table);
    }

    private static string Spell(CharacterNetwork model, int first, int length)
    {
        var state = new float[model.Network.StateLength];
        var answer = new float[Symbols.Length];
        var letters = new char[length];
        int symbol = first;
        for (int t = 0; t < length; t++)
        {
            letters[t] = Symbols[symbol];
            model.Step(model.Network.Parameters, state, OneHot.Rows([symbol], Symbols.Length), answer);
            symbol = Sampling.Greedy(answer);
        }

        return new string(letters);
    }
}
