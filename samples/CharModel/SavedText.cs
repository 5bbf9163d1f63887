using Samples;

namespace CharModel;

/// <summary>A text model in a file: its parameters, with its cell and its alphabet in the file's metadata.</summary>
internal static class SavedText
{
    private const string CellKey = "charmodel.cell";
    private const string SymbolsKey = "charmodel.symbols";

    /// <summary>Finds a folder that does not exist before the training rather than after it.</summary>
    public static void RequireFolder(string? path)
    {
        if (path is not null && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new UsageException($"{path} cannot be written: there is no folder {folder}.");
        }
    }

    public static void Save(string path, CharacterNetwork model, Cell cell, Alphabet alphabet)
    {
        try
        {
            TensorFile file = Checkpoint.ToFile<float>(model.Network.Layout, model.Network.Parameters);
            file.Metadata[CellKey] = cell.ToString();
            file.Metadata[SymbolsKey] = alphabet.Symbols.ToString();
            file.Write(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {e.Message}");
        }
    }

    public static (CharacterNetwork Model, Alphabet Alphabet) Load(string path)
    {
        try
        {
            TensorFile file = TensorFile.Read(path);
            if (!file.Metadata.TryGetValue(SymbolsKey, out string? symbols)
                || !file.Metadata.TryGetValue(CellKey, out string? name)
                || !Enum.TryParse(name, out Cell cell))
            {
                throw new UsageException($"{path} was not saved by this program: it does not name a cell and an alphabet.");
            }

            CharacterNetwork model = CharacterNetwork.ForText(cell, seed: 0);
            Checkpoint.FromFile(file, model.Network.Layout, model.Network.Parameters, path);
            return (model, Alphabet.FromSymbols(symbols));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{path} cannot be loaded: {e.Message}");
        }
    }
}
