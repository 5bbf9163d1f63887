using Lecture.Framework;
using Samples;

namespace Lecture.Examples;

/// <summary>Article, adjective, noun in English and in French, where the article and the adjective agree with the noun, and most adjectives follow it.</summary>
internal static class PhraseData
{
    /// <summary>English words.</summary>
    public const int English = 28;

    /// <summary>French words.</summary>
    public const int French = 42;

    private static readonly string[][] Articles =
    [
        ["the", "le", "la"], ["a", "un", "une"], ["my", "mon", "ma"], ["this", "ce", "cette"],
    ];

    private static readonly string[][] AdjectivesBefore =
    [
        ["small", "petit", "petite"], ["big", "grand", "grande"], ["beautiful", "beau", "belle"],
        ["good", "bon", "bonne"], ["old", "vieux", "vieille"], ["new", "nouveau", "nouvelle"],
    ];

    private static readonly string[][] AdjectivesAfter =
    [
        ["red", "rouge", "rouge"], ["green", "vert", "verte"], ["white", "blanc", "blanche"],
        ["black", "noir", "noire"], ["round", "rond", "ronde"], ["quiet", "calme", "calme"],
    ];

    private static readonly string[][] Masculine =
    [
        ["dog", "chien"], ["cat", "chat"], ["book", "livre"], ["garden", "jardin"], ["bread", "pain"], ["bridge", "pont"],
    ];

    private static readonly string[][] Feminine =
    [
        ["house", "maison"], ["car", "voiture"], ["table", "table"], ["door", "porte"], ["city", "ville"], ["moon", "lune"],
    ];

    private static readonly string[][] All = [.. Articles, .. AdjectivesBefore, .. AdjectivesAfter, .. Masculine, .. Feminine];
    private static readonly Words EnglishWords = new(All.Select(entry => entry[0]));
    private static readonly Words FrenchWords = new(All.SelectMany(entry => entry.Skip(1)));

    /// <summary>Every phrase that the words allow, once.</summary>
    public static Sequences<float> Make()
    {
        var inputs = new List<float[]>();
        var targets = new List<int[]>();
        foreach (string[] noun in Masculine.Concat(Feminine))
        {
            int gender = Feminine.Contains(noun) ? 2 : 1;
            foreach (string[] article in Articles)
            {
                foreach (string[] adjective in AdjectivesBefore.Concat(AdjectivesAfter))
                {
                    inputs.Add(OneHot.Rows(EnglishWords.Numbers([article[0], adjective[0], noun[0]]), English));
                    targets.Add(FrenchWords.Numbers(AdjectivesAfter.Contains(adjective)
                        ? [article[gender], noun[1], adjective[gender]]
                        : [article[gender], adjective[gender], noun[1]]));
                }
            }
        }

        return new Sequences<float>([.. inputs], [.. targets]);
    }

    public static string TextOf(float[] input) => EnglishWords.Text(Read(input));

    public static string TextOf(int[] french) => FrenchWords.Text(french);

    /// <summary>The baseline: at each place the French word that most often stands there for the English word at that place.</summary>
    public static double WordByWord(Sequences<float> training, Sequences<float> heldOut)
    {
        var usual = training.Inputs.Zip(training.Targets)
            .SelectMany(pair => Read(pair.First).Select((word, place) => (Key: (word, place), French: pair.Second[place])))
            .GroupBy(entry => entry.Key)
            .ToDictionary(group => group.Key, group => group.CountBy(entry => entry.French).MaxBy(count => count.Value).Key);
        return heldOut.Inputs.Zip(heldOut.Targets)
            .Average(pair => Read(pair.First).Select((word, place) => usual[(word, place)]).SequenceEqual(pair.Second) ? 1.0 : 0.0);
    }

    private static int[] Read(float[] input) => input.Chunk(English).Select(row => Array.IndexOf(row, 1f)).ToArray();
}
