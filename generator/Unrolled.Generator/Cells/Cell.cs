using System.Reflection;
using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>A recurrent cell with its settings: its equations and its words. All that the generator knows of a cell stands in the cell's file.</summary>
/// <remarks>
/// <c>NameCell</c> belongs to the library's attribute <c>Unrolled.NameModelAttribute</c>. Equality is that of the settings, because a cell is
/// part of a cache key: a setting is an init-only property of a plain type, a list is static.
/// </remarks>
internal abstract record Cell
{
    /// <summary>Every cell of the assembly with the settings of an attribute without arguments, ordered by name.</summary>
    public static readonly IReadOnlyList<Cell> All = typeof(Cell).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Cell)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (Cell)Activator.CreateInstance(type))
        .ToArray();

    /// <summary>Full name of the attribute that makes a class a model of this cell.</summary>
    public string AttributeName => $"Unrolled.{Word}ModelAttribute";

    /// <summary>What one calls it among other cells: <c>Gru</c>.</summary>
    public virtual string Title => Word;

    /// <summary>
    /// The cell with those settings that are not its attribute's defaults, as checkpoints keep it: <c>Gru(Reset = BeforeProduct)</c>. A setting that
    /// is added later changes no older file.
    /// </summary>
    public virtual string Signature
    {
        get
        {
            Type type = GetType();
            object plain = Activator.CreateInstance(type);
            string[] settings = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.CanWrite && !Equals(property.GetValue(this), property.GetValue(plain)))
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property => FormattableString.Invariant($"{property.Name} = {property.GetValue(this)}"))
                .ToArray();
            return settings.Length == 0 ? Word : $"{Word}({string.Join(", ", settings)})";
        }
    }

    /// <summary>The name of its class without the end that all have.</summary>
    private string Word => GetType().Name.Substring(0, GetType().Name.Length - nameof(Cell).Length);

    /// <summary>Whether its gates have letters.</summary>
    public bool HasGates => Gates.Any(letter => letter.Length > 0);

    /// <summary>The cell with its article, for the start of a sentence: <c>An LSTM</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The letters of the gates in the order of their rows; a cell without gates has one empty letter.</summary>
    public abstract IReadOnlyList<string> Gates { get; }

    /// <summary>How many of the gates, from the first, have rows in <c>weight_ih</c> and in the bias.</summary>
    public virtual int InputGates => Gates.Count;

    /// <summary>For how many sums over weights of H columns a unit has rows; for bounds of sizes.</summary>
    public virtual int Sums => Gates.Count;

    /// <summary>How many numbers a layer of so many units hands on: h.</summary>
    public virtual int Outputs(int units) => units;

    /// <summary>What is carried from step to step, in the order in which <see cref="Add"/> carries it; the first is what the next layer reads. None: a dense layer.</summary>
    public abstract IReadOnlyList<CellState> States { get; }

    /// <summary>What the bias of a gate starts with in a new model.</summary>
    public abstract double InitialBias(string gate);

    /// <summary>The same cell with the settings that its attribute's arguments give.</summary>
    public abstract Cell With(ICellArguments arguments);

    /// <summary>The cells that the attribute's arguments name: one for all layers, or one a layer.</summary>
    public virtual IReadOnlyList<Cell> AllWith(ICellArguments arguments) => new[] { With(arguments) };

    /// <summary>The equations: adds one layer to the step and returns its new hidden state h [H]. x is null where the step reads nothing.</summary>
    public abstract Value Add(LayerScope layer, Value? x);
}

/// <summary>A part of a cell's state, a number a unit.</summary>
/// <param name="Name">One letter: <c>h</c>.</param>
/// <param name="Meaning"><c>hidden state</c>.</param>
internal sealed record CellState(string Name, string Meaning)
{
    /// <summary>What every cell has.</summary>
    public static readonly CellState Hidden = new("h", "hidden state");
}

/// <summary>The arguments of a model attribute, for the cell that reads its own.</summary>
internal interface ICellArguments
{
    /// <summary>A number, or an enum's underlying one; <paramref name="otherwise"/> where the argument is not given.</summary>
    int Number(string name, int otherwise = 0);

    /// <summary>Yes or no; <paramref name="otherwise"/> where the argument is not given.</summary>
    bool Flag(string name, bool otherwise = false);

    /// <summary>The equations of each cell that the attribute names, with the name of its class; null where there are none.</summary>
    IReadOnlyList<(string Title, string Text)?> Equations { get; }
}
