using Samples;

namespace Lecture;

/// <summary>What the command line asks of an example.</summary>
internal sealed record Settings
{
    /// <summary>Seed of the data, of the first parameters and of the order of training.</summary>
    public ulong Seed { get; private set; } = 1;

    /// <summary>Folder for pictures.</summary>
    public string Output { get; private set; } = "lecture";

    /// <summary>Folder of real data; null: data made by seed.</summary>
    public string? Data { get; private set; }

    /// <summary>The cell of the networks on real data.</summary>
    public Cell Cell { get; private set; } = Cell.Lstm;

    /// <summary>Passes over real data; null: the task's own.</summary>
    public int? Epochs { get; private set; }

    /// <summary>A folder's own name, which says what task its data are of.</summary>
    public static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    public static Settings Parse(IReadOnlyList<string> arguments)
    {
        var settings = new Settings();
        var reader = new OptionReader(arguments);
        while (reader.Next() is { } option)
        {
            switch (option)
            {
                case "--seed":
                    settings.Seed = reader.Number(0UL);
                    break;
                case "--output":
                    settings.Output = reader.Text("a folder");
                    break;
                case "--data":
                    settings.Data = reader.Text("a folder");
                    break;
                case "--cell":
                    settings.Cell = reader.Choice<Cell>();
                    break;
                case "--epochs":
                    settings.Epochs = reader.Number(1);
                    break;
                default:
                    throw reader.Unknown();
            }
        }

        return settings;
    }
}
