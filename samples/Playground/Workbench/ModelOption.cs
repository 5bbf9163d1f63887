using Unrolled;

namespace Playground.Workbench;

/// <summary>A property of the model attributes, as the form shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">What it is where it is not given.</param>
/// <param name="Choices">The members of its enum; empty: it is a number, or a flag.</param>
/// <param name="Cell">The one cell that has it; null: all have.</param>
internal sealed record ModelOption(string Name, string Default, string[] Choices, string? Cell = null)
{
    /// <summary>The cells that the form offers, by the name of their attribute.</summary>
    public static (string Attribute, string Name)[] Cells { get; } =
        [("LstmModel", "LSTM"), ("GruModel", "GRU"), ("RnnModel", "RNN"), ("MguModel", "MGU"), ("RecurrentModel", "your own equations")];

    /// <summary>What nearly every model has.</summary>
    public static ModelOption[] Usual { get; } =
    [
        Number(nameof(ModelAttribute.Input), ""), Number(nameof(ModelAttribute.Hidden), ""), Number(nameof(ModelAttribute.Steps), ""), Number(nameof(ModelAttribute.Output), "0"),
        Of<Head>(), Of<Topology>(),
    ];

    /// <summary>The others.</summary>
    public static ModelOption[] Others { get; } =
    [
        Number(nameof(ModelAttribute.Vocabulary), "0"), Number(nameof(ModelAttribute.Embedding), "0"), Number(nameof(ModelAttribute.Layers), "1"),
        Number(nameof(ModelAttribute.ReadSteps), ""), Number(nameof(ModelAttribute.FirstOutput), ""),
        Of<Direction>(), Of<Feedback>(), Of<Precision>(), Of<Arithmetic>(), Of<Plan>(),
        Flag(nameof(LstmModelAttribute.Peepholes), cell: "LstmModel"), Of<GruReset>(nameof(GruModelAttribute.Reset), "GruModel"),
        Of<GruUpdate>(nameof(GruModelAttribute.Update), "GruModel"), Of<RnnActivation>(nameof(RnnModelAttribute.Activation), "RnnModel"),
        Flag(nameof(ModelAttribute.VariableLength)), Flag(nameof(ModelAttribute.LearnedInitialState)), Flag(nameof(ModelAttribute.Dropout)),
        Flag(nameof(ModelAttribute.Trace)), Flag(nameof(ModelAttribute.Crowd)), Flag(nameof(ModelAttribute.Batched)), Flag(nameof(ModelAttribute.Bias), "true"),
    ];

    /// <summary>The option of a name.</summary>
    public static ModelOption Named(string name) => Usual.Concat(Others).First(option => option.Name == name);

    /// <summary>Whether it is on or off.</summary>
    public bool IsFlag => Default is "true" or "false";

    /// <summary>The name of its enum; empty: it is none.</summary>
    public string Type { get; private init; } = "";

    /// <summary>How a value is written in an attribute; null: it is the default and need not be written.</summary>
    public string? Write(string value) => value.Length == 0 || value == Default ? null : Type.Length > 0 ? $"{Type}.{value}" : value;

    /// <summary>The value of what is written in an attribute.</summary>
    public string Read(string? written) => written is null ? Default : Type.Length > 0 ? written[(written.LastIndexOf('.') + 1)..] : written;

    private static ModelOption Number(string name, string otherwise) => new(name, otherwise, []);

    private static ModelOption Flag(string name, string otherwise = "false", string? cell = null) => new(name, otherwise, [], cell);

    private static ModelOption Of<T>(string? name = null, string? cell = null)
        where T : struct, Enum
    {
        string[] choices = Enum.GetNames<T>();
        return new ModelOption(name ?? typeof(T).Name, choices[0], choices, cell) { Type = typeof(T).Name };
    }
}
