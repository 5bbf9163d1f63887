using System.Diagnostics;
using System.Globalization;
using System.Text;
using Samples;

namespace CharModel;

/// <summary>A character model of any text: trains, measures on what it never saw, writes.</summary>
internal static class TextRun
{
    public static void Run(Options options, string path)
    {
        CharacterNetwork model = CharacterNetwork.ForText(options.Cell, options.Seed);
        Rune[] text = TextFile.Read(path);
        int kept = text.Length / 10;
        SavedText.RequireFolder(options.Save);
        RequireLength(path, text.Length, kept, model.Network.InputLength / Alphabet.Size);

        Alphabet alphabet = Alphabet.Of(text);
        int[] numbers = alphabet.Encode(text);
        int[] training = numbers[..^kept];
        int[] heldOut = numbers[^kept..];
        Describe(model, path, alphabet, training, heldOut);

        var clock = Stopwatch.StartNew();
        TrainingProgress.Run("training", options.Characters, progress => TruncatedTraining.Train(model.Network, training, options.Characters, progress));
        double rate = options.Characters / clock.Elapsed.TotalSeconds;
        Console.WriteLine(Invariant($"characters per second: {rate:F0}"));

        if (options.Save is { } file)
        {
            SavedText.Save(file, model, options.Cell, alphabet);
            Console.WriteLine($"saved: {file}");
        }

        TextGeneration.Write(model, alphabet, options);
        Console.WriteLine(Invariant($"bits per character: {BitsPerCharacter(model, heldOut):F3}"));
    }

    private static void RequireLength(string path, int length, int kept, int window)
    {
        // A window needs the symbol after it as its last target; the part that is kept aside needs one symbol and the next.
        if (length - kept <= window || kept < 2)
        {
            throw new UsageException($"{path} has {length} characters; a text needs at least {window * 10 / 9 + 1}.");
        }
    }

    private static void Describe(CharacterNetwork model, string path, Alphabet alphabet, int[] training, int[] heldOut)
    {
        ParameterLayout layout = model.Network.Layout;
        Console.WriteLine($"{layout.Model}: {layout.Count} parameters");
        Console.WriteLine($"{Path.GetFileName(path)}: {training.Length} characters to learn from, the last {heldOut.Length} kept aside");
        int others = training.Concat(heldOut).Count(number => number >= alphabet.Symbols.Count);
        if (others > 0)
        {
            double share = 100.0 * others / (training.Length + heldOut.Length);
            Console.WriteLine(Invariant($"the {alphabet.Symbols.Count} most frequent symbols are told apart; the others, {share:F2} % of the text, count as one"));
        }
    }

    /// <summary>The mean of -log2 of the probability that the model gave to the symbol that came.</summary>
    private static double BitsPerCharacter(CharacterNetwork model, int[] text)
    {
        var state = new float[model.Network.StateLength];
        var x = new float[Alphabet.Size];
        var probabilities = new float[Alphabet.Size];
        double bits = 0;
        for (int t = 0; t + 1 < text.Length; t++)
        {
            OneHot.Write(text.AsSpan(t, 1), Alphabet.Size, x);
            model.Step(model.Network.Parameters, state, x, probabilities);
            bits -= Math.Log2(Math.Max(probabilities[text[t + 1]], float.Epsilon));
        }

        return bits / (text.Length - 1);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
