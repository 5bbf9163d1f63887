using Unrolled.Weights;

namespace Unrolled.Tool;

/// <summary><c>unrolled family FOLDER</c>: a class for each size among the files, named after its cell and sizes, and the chooser over them.</summary>
internal static class Family
{
    public static int Run(Request request, string folder, ClassRequest wanted, string? target, TextWriter output)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"'{folder}' is no folder.");
        }

        var classes = new SortedDictionary<string, (string Name, List<string> Files, bool Streams)>(StringComparer.Ordinal);
        var refused = new List<string>();
        foreach (string path in Directory.GetFiles(folder).Where(path => !path.EndsWith(".test.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            try
            {
                RecurrentNetwork network = WeightsFile.Read(path).ToNetwork(request.Options);
                string name = NameOf(network);
                string source = NewClass.Class(network, name, wanted.Steps);
                if (!classes.TryGetValue(source, out (string Name, List<string> Files, bool Streams) entry))
                {
                    // Two settings of the same sizes.
                    int twins = classes.Values.Count(other => other.Name == name || other.Name.StartsWith(name + "_", StringComparison.Ordinal));
                    entry = (twins == 0 ? name : $"{name}_{twins + 1}", [], CanStream(network));
                    classes[source] = entry;
                }

                entry.Files.Add(Path.GetFileName(path));
            }
            catch (WeightsException error)
            {
                refused.Add(error.Message);
            }
        }

        if (classes.Count == 0)
        {
            throw new WeightsException(folder, "the files", "at least one with a network", refused.Count == 0 ? "no file" : string.Join(" ", refused));
        }

        (string Source, string Name, List<string> Files)[] members = [.. classes.Select(pair => (Renamed(pair.Key, pair.Value.Name), pair.Value.Name, pair.Value.Files))];
        string text = NewClass.Usings(wanted)
            + string.Join("\n", members.Select(member => $"/// <summary>{string.Join(", ", member.Files)}.</summary>\n{member.Source}"))
            + Chooser(classes.Values.Where(known => known.Streams).Select(known => known.Name), wanted.Name);
        if (target != null)
        {
            File.WriteAllText(target, text);
        }

        if (request.Json)
        {
            Report.Write(output, new { classes = members.Select(member => new { name = member.Name, files = member.Files }), refused, source = text });
        }
        else
        {
            output.Write(target == null ? text : string.Concat(members.Select(member => $"{member.Name}: {string.Join(", ", member.Files)}\n")));
            refused.ForEach(message => output.WriteLine("// " + message));
        }

        return 0;
    }

    // Lstm2x8: two layers of 8 units.
    private static string NameOf(RecurrentNetwork network)
    {
        int[] hidden = [.. network.Layers.Select(layer => layer.Hidden)];
        string sizes = hidden.Distinct().Count() == 1 ? $"{hidden.Length}x{hidden[0]}" : string.Join("x", hidden);
        return $"{network.Cell?.ToString() ?? string.Concat(network.Layers.Select(layer => layer.Cell))}{sizes}{(network.InputSize > 1 ? $"In{network.InputSize}" : "")}{(network.OutputSize > 1 ? $"Out{network.OutputSize}" : "")}";
    }

    // A chooser streams: numbers in single precision, forward in time.
    private static bool CanStream(RecurrentNetwork network) =>
        !network.ReadsTokens && !network.IsDouble && network.Layers.All(layer => layer.Direction == Direction.Forward);

    private static string Chooser(IEnumerable<string> models, string name)
    {
        string[] types = [.. models.Select(model => $"typeof({model})")];
        return types.Length == 0 ? "" : $"\n/// <summary>Opens a file by the model that it fits.</summary>\n[ModelFamily({string.Join(", ", types)})]\npublic static partial class {name}\n{{\n}}\n";
    }

    private static string Renamed(string source, string name) => source[..source.IndexOf("partial class ", StringComparison.Ordinal)] + $"partial class {name}\n{{\n}}\n";
}
