using Lecture.Framework;
using Samples;

namespace Lecture.Examples;

/// <summary>Sentences made by a small grammar. Each negation flips the meaning, so the last word alone says nothing.</summary>
internal static class SentimentData
{
    /// <summary>Words of the longest sentence; shorter ones begin with steps of zeros.</summary>
    public const int Length = 12;

    /// <summary>Different words.</summary>
    public const int Vocabulary = 50;

    private static readonly string[] Things = ["food", "film", "room", "phone", "service", "book", "music", "coffee", "story", "view"];
    private static readonly string[] Good = ["good", "great", "lovely", "excellent", "pleasant", "perfect", "charming", "superb"];
    private static readonly string[] Bad = ["bad", "awful", "dull", "terrible", "poor", "horrible", "boring", "broken"];
    private static readonly string[] Verbs = ["was", "is", "seemed"];
    private static readonly string[] Degrees = ["very", "really", "quite", "so"];
    private static readonly string[] Likes = ["like", "love", "enjoy"];
    private static readonly string[] Hates = ["hate", "dislike", "regret"];
    private static readonly string[] Rest = ["the", "this", "not", "it", "true", "that", "i", "do", "never", "say", "would"];

    private static readonly Words Words = new([.. Things, .. Good, .. Bad, .. Verbs, .. Degrees, .. Likes, .. Hates, .. Rest]);

    public static (string[][] Sentences, int[] Labels) Make(int count, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var sentences = new string[count][];
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            bool positive = Chance(random);
            List<string> sentence = Chance(random) ? Statement(random, ref positive) : Feeling(random, ref positive);
            AddFrame(random, sentence, ref positive);
            sentences[i] = [.. sentence];
            labels[i] = positive ? 1 : 0;
        }

        return (sentences, labels);
    }

    public static float[] Encode(string[] sentence)
    {
        int[] words = [.. Enumerable.Repeat(-1, Length - sentence.Length), .. Words.Numbers(sentence)];
        return OneHot.Rows(words, Vocabulary);
    }

    /// <summary>"the film was [not] [very] good"</summary>
    private static List<string> Statement(Xoshiro256 random, ref bool positive)
    {
        List<string> sentence = [Chance(random) ? "the" : "this", Pick(random, Things), Pick(random, Verbs)];
        AddNegation(random, sentence, ["not"], out bool negated);
        if (Chance(random))
        {
            sentence.Add(Pick(random, Degrees));
        }

        sentence.Add(Pick(random, positive ? Good : Bad));
        positive ^= negated;
        return sentence;
    }

    /// <summary>"i [do not] [really] love the film"</summary>
    private static List<string> Feeling(Xoshiro256 random, ref bool positive)
    {
        List<string> sentence = ["i"];
        AddNegation(random, sentence, ["do", "not"], out bool negated);
        if (Chance(random))
        {
            sentence.Add("really");
        }

        sentence.AddRange([Pick(random, positive ? Likes : Hates), Chance(random) ? "the" : "this", Pick(random, Things)]);
        positive ^= negated;
        return sentence;
    }

    /// <summary>"it is true that ...", "it is not true that ...", "i would never say that ..."</summary>
    private static void AddFrame(Xoshiro256 random, List<string> sentence, ref bool positive)
    {
        switch (random.NextInt32(6))
        {
            case 0:
                sentence.InsertRange(0, ["it", "is", "not", "true", "that"]);
                positive = !positive;
                break;
            case 1:
                sentence.InsertRange(0, ["i", "would", "never", "say", "that"]);
                positive = !positive;
                break;
            case 2:
                sentence.InsertRange(0, ["it", "is", "true", "that"]);
                break;
        }
    }

    private static void AddNegation(Xoshiro256 random, List<string> sentence, string[] words, out bool negated)
    {
        negated = Chance(random);
        if (negated)
        {
            sentence.AddRange(words);
        }
    }

    private static bool Chance(Xoshiro256 random) => random.NextInt32(2) == 1;

    private static string Pick(Xoshiro256 random, string[] words) => words[random.NextInt32(words.Length)];
}
