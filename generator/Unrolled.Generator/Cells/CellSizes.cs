namespace Unrolled.Generator.Cells;

/// <summary>How many numbers the values of a program have: a number for each unit, or as many as a projection makes.</summary>
internal sealed class CellSizes
{
    /// <summary>A number for each unit.</summary>
    public const int Units = 0;

    /// <summary>The largest size of a projection.</summary>
    public const int Most = 1 << 20;

    private readonly Dictionary<string, int> _variables = new();
    private readonly List<(CellCall Call, int Left, int Right)> _mismatches = new();

    private CellSizes(CellProgram program)
    {
        int[] results = new int[program.Results.Count];
        for (int round = 0; round <= program.States.Count; round++)
        {
            // A state has the size that the step gives it; the first guess is the layer's.
            _mismatches.Clear();
            for (int i = 0; i < program.States.Count; i++)
            {
                _variables[program.States[i]] = results[i];
            }

            foreach (CellStatement statement in program.Statements)
            {
                _variables[statement.Name] = Of(statement.Value) ?? Units;
            }

            results = program.Results.Select(result => Of(result) ?? Units).ToArray();
        }

        Results = results;
    }

    /// <summary>The sizes of the results, which are those of the states.</summary>
    public IReadOnlyList<int> Results { get; }

    /// <summary>Operations on values of different sizes.</summary>
    public IReadOnlyList<(CellCall Call, int Left, int Right)> Mismatches => _mismatches;

    public static CellSizes Of(CellProgram program) => new(program);

    /// <summary>The size of a term; null for a number, which has every size.</summary>
    public int? Of(CellTerm term)
    {
        switch (term)
        {
            case CellVariable variable:
                return _variables.TryGetValue(variable.Name, out int size) ? size : Units;
            case CellCall { Word: CellWords.Project } project:
                Of(project.Parts[0]);
                return (int)CellConstants.ValueOf(project.Parts[1]);
            case CellCall call when CellWords.Weights.Contains(call.Word):
                foreach (CellTerm part in call.Parts)
                {
                    Of(part);
                }

                return Units;
            case CellCall call:
                int? found = null;
                foreach (int? part in call.Parts.Select(Of).ToArray())
                {
                    if (found is { } left && part is { } right && left != right)
                    {
                        _mismatches.Add((call, left, right));
                    }

                    found ??= part;
                }

                return found;
            default:
                return null;
        }
    }
}
