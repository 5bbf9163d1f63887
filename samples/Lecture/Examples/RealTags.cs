using Lecture.Framework;

namespace Lecture.Examples;

[RnnModel(Vocabulary = 5001, Embedding = 32, Hidden = 64, Steps = 32, Output = 17, Head = Head.Softmax,
    VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class WordRnn;

[LstmModel(Vocabulary = 5001, Embedding = 32, Hidden = 64, Steps = 32, Output = 17, Head = Head.Softmax,
    VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class WordLstm;

[GruModel(Vocabulary = 5001, Embedding = 32, Hidden = 64, Steps = 32, Output = 17, Head = Head.Softmax,
    VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class WordGru;

/// <summary>English sentences, in pieces of at most 32 words -> universal parts of speech.</summary>
internal static class RealTags
{
    private static readonly string[] Tags =
    [
        "NOUN", "PROPN", "PRON", "VERB", "AUX", "ADJ", "ADV", "DET", "ADP", "CCONJ", "SCONJ", "PART", "NUM", "INTJ", "SYM", "PUNCT", "X",
    ];

    private readonly record struct Piece(string[] Words, int[] Tags);

    public static void Run(Settings settings, string folder)
    {
        Piece[] trainingText = Read(Path.Combine(folder, "train.tsv"));
        Piece[] heldOutText = Read(Path.Combine(folder, "test.tsv"));
        var words = new WordTable(trainingText.SelectMany(piece => piece.Words), WordLstm.VocabularySize - 1);
        Sequences<int> training = Encode(words, trainingText);
        Sequences<int> heldOut = Encode(words, heldOutText);
        var network = RealTask.Choose<ITokenNetwork<float>>(settings, WordRnn.CreateRandom, WordLstm.CreateRandom, WordGru.CreateRandom);
        RealTask.Train(network, training, new TrainingPlan(Epochs: 4, AsPyTorch: true), settings);

        Answers answers = Answers.Of(network, heldOut);
        for (int i = 0; i < 3; i++)
        {
            Console.WriteLine("  " + string.Join(' ', heldOutText[i].Words.Zip(answers.Classes[i], (word, tag) => $"{word}/{Tags[tag]}")));
        }

        Picture.Save(
            Picture.Confusion("Parts of speech in sentences held out", answers.Confusion(Tags.Length), Tags, "part of speech"), settings, "tagging-english", 1400, 1000);
        Report.Result("tagging-accuracy", answers.Accuracy, UsualTags(trainingText, heldOutText).Accuracy);
    }

    /// <summary>The baseline: each word's most frequent tag in training, rare words as well; of a new word, the most frequent tag.</summary>
    private static Answers UsualTags(Piece[] training, Piece[] heldOut)
    {
        (string Word, int Tag)[] tagged = [.. training.SelectMany(piece => piece.Words.Zip(piece.Tags))];
        int mostFrequent = MostFrequent(tagged);
        var usual = tagged.GroupBy(pair => pair.Word).ToDictionary(group => group.Key, MostFrequent);
        return new Answers(
            Array.ConvertAll(heldOut, piece => Array.ConvertAll(piece.Words, word => usual.GetValueOrDefault(word, mostFrequent))),
            Array.ConvertAll(heldOut, piece => piece.Tags));
    }

    private static int MostFrequent(IEnumerable<(string Word, int Tag)> tagged) => tagged.CountBy(pair => pair.Tag).MaxBy(count => count.Value).Key;

    private static Piece[] Read(string path)
    {
        var pieces = new List<Piece>();
        var words = new List<string>();
        var tags = new List<int>();
        foreach (DataLine line in DataLine.Read(path, "lines of a word and its tag with a tab between them"))
        {
            bool endsSentence = line.Text.Length == 0;
            if (!endsSentence)
            {
                DataLine[] parts = line.Parts('\t', 2, 2, "parts with a tab between them: a word and its tag");
                words.Add(parts[0].Word("a word").ToLowerInvariant());
                tags.Add(Array.IndexOf(Tags, parts[1].Text) is >= 0 and int tag ? tag : throw parts[1].Wrong("one of " + string.Join(", ", Tags)));
            }

            if (words.Count == WordLstm.Steps || (endsSentence && words.Count > 0))
            {
                pieces.Add(new Piece([.. words], [.. tags]));
                words.Clear();
                tags.Clear();
            }
        }

        if (words.Count > 0)
        {
            pieces.Add(new Piece([.. words], [.. tags]));
        }

        return [.. pieces];
    }

    private static Sequences<int> Encode(WordTable table, Piece[] pieces) => new(
        Array.ConvertAll(pieces, piece => table.Tokens(piece.Words, WordLstm.Steps)),
        Array.ConvertAll(pieces, piece => piece.Tags),
        Array.ConvertAll(pieces, piece => piece.Words.Length));
}
