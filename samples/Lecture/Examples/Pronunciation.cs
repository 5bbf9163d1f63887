using Lecture.Framework;

namespace Lecture.Examples;

[RnnModel(Vocabulary = 26, Embedding = 24, Hidden = 64, Steps = 8, Topology = Topology.ManyToOne, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class SpellingRnn;

[LstmModel(Vocabulary = 26, Embedding = 24, Hidden = 64, Steps = 8, Topology = Topology.ManyToOne, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class SpellingLstm;

[GruModel(Vocabulary = 26, Embedding = 24, Hidden = 64, Steps = 8, Topology = Topology.ManyToOne, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class SpellingGru;

[RnnModel(Vocabulary = 40, Embedding = 24, Hidden = 64, Steps = 9, Output = 40, Head = Head.Softmax, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class PhonemeRnn;

[LstmModel(Vocabulary = 40, Embedding = 24, Hidden = 64, Steps = 9, Output = 40, Head = Head.Softmax,
    VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class PhonemeLstm;

[GruModel(Vocabulary = 40, Embedding = 24, Hidden = 64, Steps = 9, Output = 40, Head = Head.Softmax, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class PhonemeGru;

/// <summary>How a word is spelled -> how it is spoken: an encoder reads the letters, a decoder goes on from its state and writes the phonemes.</summary>
internal static class Pronunciation
{
    private const int Most = 8;

    // The decoder's token 0 is the start and the end of a word.
    private static readonly string[] Phonemes =
    [
        "", "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH",
        "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH",
    ];

    public static void Run(Settings settings, string folder)
    {
        Sequences<int> training = Read(Path.Combine(folder, "train.tsv"));
        Sequences<int> heldOut = Read(Path.Combine(folder, "test.tsv"));
        var encoder = RealTask.Choose<ITokenNetwork<float>>(settings, SpellingRnn.CreateRandom, SpellingLstm.CreateRandom, SpellingGru.CreateRandom);
        var decoder = RealTask.Choose<ITokenNetwork<float>>(settings, PhonemeRnn.CreateRandom, PhonemeLstm.CreateRandom, PhonemeGru.CreateRandom);
        var networks = new EncoderDecoder(encoder, decoder, training);
        RealTask.Train(networks, new TrainingPlan(Epochs: 4, AsPyTorch: true), settings);

        var answers = new Answers([.. heldOut.Inputs.Select((word, i) => networks.Write(word, heldOut.LengthOf(i)))], heldOut.Targets);
        ExampleTable.Show(
            "word",
            [.. heldOut.Inputs.Select((word, i) => string.Concat(word.Take(heldOut.LengthOf(i)).Select(letter => (char)('a' + letter))))],
            [.. answers.Classes.Select(Spoken)],
            [.. heldOut.Targets.Select(Spoken)]);
        Answers usual = LetterByLetter(training, heldOut);
        Report.Result("pronunciation-phoneme-errors", ErrorRate(answers), ErrorRate(usual));
        Report.Result("pronunciation-exact", answers.ExactMatch, usual.ExactMatch);
    }

    private static string Spoken(int[] tokens) => string.Join(' ', tokens.Where(token => token > 0).Select(token => Phonemes[token]));

    /// <summary>Phonemes to insert, delete or replace, by those of the truth.</summary>
    private static double ErrorRate(Answers answers) =>
        (double)answers.Classes.Zip(answers.Targets).Sum(pair => EditDistance(pair.First, pair.Second)) / answers.Targets.Sum(target => target.Length - 1);

    /// <summary>Levenshtein's distance, row by row; the end at the end of both costs nothing.</summary>
    private static int EditDistance(int[] a, int[] b)
    {
        int[] above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 0; i < a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i + 1;
            for (int j = 0; j < b.Length; j++)
            {
                row[j + 1] = Math.Min(Math.Min(row[j], above[j + 1]) + 1, above[j] + (a[i] == b[j] ? 0 : 1));
            }

            above = row;
        }

        return above[^1];
    }

    /// <summary>The baseline: each letter as it is usually spoken, counted where a word has as many phonemes as letters.</summary>
    private static Answers LetterByLetter(Sequences<int> training, Sequences<int> heldOut)
    {
        var counts = new int[SpellingLstm.VocabularySize, Phonemes.Length];
        for (int i = 0; i < training.Count; i++)
        {
            for (int t = 0; training.Targets[i].Length == training.LengthOf(i) + 1 && t < training.LengthOf(i); t++)
            {
                counts[training.Inputs[i][t], training.Targets[i][t]]++;
            }
        }

        int Usual(int letter) => Enumerable.Range(0, Phonemes.Length).MaxBy(phoneme => counts[letter, phoneme]);
        return new Answers([.. heldOut.Inputs.Select((word, i) => word.Take(heldOut.LengthOf(i)).Select(Usual).Append(0).ToArray())], heldOut.Targets);
    }

    private static Sequences<int> Read(string path)
    {
        DataLine[] lines = DataLine.Read(path, "lines of a word and its phonemes with a tab between them");
        DataLine[][] parts = Array.ConvertAll(lines, line => line.Parts('\t', 2, 2, "parts with a tab between them: a word and its phonemes"));
        return new Sequences<int>(
            Array.ConvertAll(parts, part => Letters(part[0])),
            Array.ConvertAll(parts, part => Array.ConvertAll(part[1].Parts(' ', 1, Most, "phonemes"), Phoneme).Append(0).ToArray()),
            Array.ConvertAll(parts, part => part[0].Text.Length));
    }

    private static int[] Letters(DataLine word)
    {
        if (word.Text.Length is 0 or > SpellingLstm.Steps || word.Text.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            throw word.Wrong($"a word of 1 to {SpellingLstm.Steps} letters a to z");
        }

        var letters = new int[SpellingLstm.Steps];
        for (int t = 0; t < word.Text.Length; t++)
        {
            letters[t] = word.Text[t] - 'a';
        }

        return letters;
    }

    private static int Phoneme(DataLine name) =>
        Array.IndexOf(Phonemes, name.Text) is > 0 and int token ? token : throw name.Wrong("one of" + string.Join(' ', Phonemes));
}
