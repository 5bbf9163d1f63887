using Lecture.Framework;
using Samples;

namespace Lecture.Examples;

/// <summary>Small sentences with the tag of each word; as many as fill the steps, the last one cut off.</summary>
internal static class TaggedText
{
    /// <summary>Different words.</summary>
    public const int Vocabulary = 55;

    /// <summary>Different tags.</summary>
    public const int TagCount = 8;

    /// <summary>Names as in the universal tag set.</summary>
    public static readonly string[] Tags = ["DET", "ADJ", "NOUN", "VERB", "AUX", "PRON", "PART", "PUNCT"];

    private static readonly string[] Articles = ["the", "a", "this", "every"];
    private static readonly string[] Adjectives = ["old", "quick", "green", "small", "strange", "happy"];
    private static readonly string[] Nouns = ["dog", "teacher", "garden", "river", "child", "letter", "window", "friend"];
    private static readonly string[] Verbs = ["see", "take", "find", "bring", "like", "hear", "carry", "know"];
    private static readonly string[] Both = ["book", "fish", "play", "run", "walk", "watch", "plant", "drink", "dance", "call", "paint", "visit"];
    private static readonly string[] Auxiliaries = ["will", "must", "should", "may"];
    private static readonly string[] Pronouns = ["i", "you", "we", "they"];
    private static readonly string[] Wishes = ["want", "try", "hope", "start", "need", "decide"];

    /// <summary>Both an auxiliary and a noun: "they can walk", "the can".</summary>
    private const string Can = "can";

    private static readonly Words Words = new(
        [.. Articles, .. Adjectives, .. Nouns, .. Verbs, .. Both, .. Auxiliaries, .. Pronouns, .. Wishes, Can, "to", "."]);

    public static Sequences<float> Make(int count, int length, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var inputs = new float[count][];
        var targets = new int[count][];
        var text = new List<(int Word, int Tag)>();
        for (int i = 0; i < count; i++)
        {
            text.Clear();
            while (text.Count < length)
            {
                AddSentence(text, random);
            }

            inputs[i] = OneHot.Rows(text.Take(length).Select(pair => pair.Word).ToArray(), Vocabulary);
            targets[i] = text.Take(length).Select(pair => pair.Tag).ToArray();
        }

        return new Sequences<float>(inputs, targets);
    }

    public static string TextOf(float[] input, int[] tags) =>
        string.Join(' ', WordsOf(input).Zip(tags, (word, tag) => $"{Words[word]}/{Tags[tag]}"));

    public static bool HasTwoTags(int word) => Words[word] == Can || Both.Contains(Words[word]);

    /// <summary>The tag that each word most often has.</summary>
    public static int[] UsualTags(Sequences<float> training)
    {
        var counts = new int[Vocabulary, TagCount];
        foreach ((float[] input, int[] tags) in training.Inputs.Zip(training.Targets))
        {
            foreach ((int word, int tag) in WordsOf(input).Zip(tags))
            {
                counts[word, tag]++;
            }
        }

        return Enumerable.Range(0, Vocabulary)
            .Select(word => Enumerable.Range(0, TagCount).MaxBy(tag => counts[word, tag]))
            .ToArray();
    }

    /// <summary>The share of right answers among the words that count; an answer is asked for by word, example and step.</summary>
    public static double Share(Sequences<float> examples, Func<int, int, int, int> answer, Func<int, bool> counts) =>
        Enumerable.Range(0, examples.Count)
            .SelectMany(example => WordsOf(examples.Inputs[example]).Select((word, step) => (word, example, step)))
            .Where(place => counts(place.word))
            .Average(place => answer(place.word, place.example, place.step) == examples.Targets[place.example][place.step] ? 1.0 : 0.0);

    private static IEnumerable<int> WordsOf(float[] input) => input.Chunk(Vocabulary).Select(row => Array.IndexOf(row, 1f));

    private static void AddSentence(List<(int Word, int Tag)> text, Xoshiro256 random)
    {
        // "we want to play the book ." or "the old walk can play the book ."
        bool pronoun = random.NextInt32(2) == 0;
        if (pronoun)
        {
            Add(text, random, Pronouns, "PRON");
        }
        else
        {
            AddNounPhrase(text, random);
        }

        int kind = random.NextInt32(3);
        if (pronoun && kind == 0)
        {
            Add(text, random, Wishes, "VERB");
            Add(text, random, ["to"], "PART");
        }
        else if (!pronoun || kind == 1)
        {
            Add(text, random, random.NextInt32(2) == 0 ? Auxiliaries : [Can], "AUX");
        }

        Add(text, random, random.NextInt32(2) == 0 ? Verbs : Both, "VERB");
        AddNounPhrase(text, random);
        Add(text, random, ["."], "PUNCT");
    }

    private static void AddNounPhrase(List<(int Word, int Tag)> text, Xoshiro256 random)
    {
        Add(text, random, Articles, "DET");
        if (random.NextInt32(2) == 0)
        {
            Add(text, random, Adjectives, "ADJ");
        }

        string[][] nouns = [Nouns, Both, [Can]];
        Add(text, random, nouns[random.NextInt32(nouns.Length)], "NOUN");
    }

    private static void Add(List<(int Word, int Tag)> text, Xoshiro256 random, string[] words, string tag) =>
        text.Add((Words[words[random.NextInt32(words.Length)]], Array.IndexOf(Tags, tag)));
}
