using Samples;

namespace CharModel;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string HelpText = """
        Character-level language models: read a symbol, predict the next.

          CharModel [--cell rnn|lstm|gru] [--seed S]
              learns "hello" and spells it.

          CharModel --text FILE [options]
              learns any UTF-8 text, measures bits per character on its last tenth, which training never sees,
              and writes new text.

          CharModel --load FILE [--generate N] [--temperature T] [--seed S]
              writes text with a model that --save kept.

        Options of a text run
          --cell rnn|lstm|gru   the recurrent cell, of 64 units; default lstm
          --characters N        characters to train on, passing over the text as often as that takes; default 1500000
          --seed S              seed of the first parameters and of the written text; default 1
          --save FILE           keeps the model as a safetensors file
          --generate N          characters to write at the end; default 500
          --temperature T       below 1 writes safer, above 1 bolder text, 0 always the likeliest; default 0.8

        """;

    public bool Help { get; private set; }

    public string? Text { get; private set; }

    public Cell Cell { get; private set; } = Cell.Lstm;

    public ulong Seed { get; private set; } = 1;

    public long Characters { get; private set; } = 1_500_000;

    public string? Save { get; private set; }

    public long Generate { get; private set; } = 500;

    public double Temperature { get; private set; } = 0.8;

    public string? Load { get; private set; }

    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        var given = new List<string>();
        var reader = new OptionReader(arguments);
        while (reader.Next() is { } option)
        {
            options.Read(option, reader);
            given.Add(option);
        }

        if (!options.Help)
        {
            options.CheckTogether(given);
        }

        return options;
    }

    private void Read(string option, OptionReader reader)
    {
        switch (option)
        {
            case "--help" or "-h":
                Help = true;
                break;
            case "--cell":
                Cell = reader.Choice<Cell>();
                break;
            case "--seed":
                Seed = reader.Number(0UL);
                break;
            case "--text":
                Text = reader.Text("a file");
                break;
            case "--characters":
                Characters = reader.Number(1L);
                break;
            case "--save":
                Save = reader.Text("a file");
                break;
            case "--load":
                Load = reader.Text("a file");
                break;
            case "--generate":
                Generate = reader.Number(0L);
                break;
            case "--temperature":
                Temperature = reader.Number(0.0);
                break;
            default:
                throw reader.Unknown();
        }
    }

    /// <summary>Which options need which others: what would have no effect is an error.</summary>
    private void CheckTogether(List<string> given)
    {
        foreach (string option in given)
        {
            bool fits = option switch
            {
                "--characters" or "--save" => Text is not null,
                "--generate" or "--temperature" => Text is not null || Load is not null,
                "--load" => Text is null,
                "--cell" => Load is null,
                _ => true,
            };
            if (!fits)
            {
                throw new UsageException(option switch
                {
                    "--load" => "--load and --text exclude each other.",
                    "--cell" => "--cell is part of what --load reads.",
                    "--generate" or "--temperature" => $"{option} needs --text FILE or --load FILE.",
                    _ => $"{option} needs --text FILE.",
                });
            }
        }
    }
}
