using System.Text;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A test as a file: lines <c>key: value</c>, then an input, then <c>----</c> and what is expected of it.</summary>
/// <remarks>With <c>UNROLLED_ACCEPT=1</c> a missing or changed expectation is written: see <see cref="Snapshot"/>.</remarks>
internal sealed class ExpectationFile
{
    private const string Separator = "----\n";
    private readonly string _path;
    private readonly string _given;
    private readonly string? _expected;
    private readonly Dictionary<string, string> _settings = [];

    private ExpectationFile(string path)
    {
        _path = path;
        string text = Snapshot.Normal(File.ReadAllText(path));
        int separator = text.IndexOf("\n" + Separator, StringComparison.Ordinal) + 1;
        _given = separator > 0 ? text[..separator] : text;
        _expected = separator > 0 ? text[(separator + Separator.Length)..] : null;
        string[] lines = _given.Split('\n');
        while (lines[InputLine - 1].Split(": ", 2) is [var key, var value] && key.All(char.IsAsciiLetterLower))
        {
            _settings.Add(key, value);
            InputLine++;
        }

        Input = string.Join('\n', lines[(InputLine - 1)..]);
    }

    /// <summary>The lines between the settings and the separator.</summary>
    public string Input { get; }

    /// <summary>The number of its first line.</summary>
    public int InputLine { get; private set; } = 1;

    /// <summary>The setting of a name.</summary>
    public string this[string key] => _settings.TryGetValue(key, out string? value) ? value : throw new FormatException($"{Path.GetFileName(_path)} has no line '{key}: ...'.");

    /// <summary>The names of the files of a folder of this project.</summary>
    public static TheoryData<string> In(string folder) => [.. Directory.EnumerateFiles(PathOf(folder), "*.kernel").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    public static ExpectationFile Read(string folder, string name) => new(Path.Combine(PathOf(folder), name + ".kernel"));

    /// <summary>Compares what came out with what the file expects, or writes it there.</summary>
    public void Expect(string actual)
    {
        actual = Snapshot.Normal(actual);
        if (_expected == actual)
        {
            return;
        }

        string name = Path.GetFileName(_path);
        if (Snapshot.Accepts)
        {
            File.WriteAllText(_path, _given + Separator + actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        Assert.Fail(_expected is null
            ? $"{name} expects nothing yet. UNROLLED_ACCEPT=1 writes this behind '----':\n{actual}"
            : $"{name} expects something else (- expected, + found). UNROLLED_ACCEPT=1 accepts it.\n{Snapshot.Difference(_expected, actual)}");
    }

    private static string PathOf(string folder) => Repository.Path("tests/Unrolled.Generator.Tests/" + folder);
}
