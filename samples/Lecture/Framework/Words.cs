namespace Lecture.Framework;

/// <summary>Words as numbers, in the order in which they are first met.</summary>
internal sealed class Words
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _numbers = [];

    public Words(params IEnumerable<string> words)
    {
        foreach (string word in words)
        {
            if (_numbers.TryAdd(word, _words.Count))
            {
                _words.Add(word);
            }
        }
    }

    public int Count => _words.Count;

    public string this[int number] => _words[number];

    public int this[string word] => _numbers[word];

    public int[] Numbers(IEnumerable<string> words) => words.Select(word => _numbers[word]).ToArray();

    public string Text(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(number => _words[number]));
}
