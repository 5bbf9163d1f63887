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

        Options of a text run
          --cell rnn|lstm|gru   the recurrent cell, of 64 units; default lstm
          --characters N        characters to train on, passing over the text as often as that takes; default 1500000
          --seed S              seed of the first parameters and of the written text; default 1
          --save FILE           keeps the parameters as a safetensors file
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

    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        var reader = new OptionReader(arguments);
        string? textOnly = null;
        while (reader.Next() is { } option)
        {
            switch (option)
            {
                case "--help" or "-h":
                    options.Help = true;
                    break;
                case "--cell":
                    options.Cell = reader.Choice<Cell>();
                    break;
                case "--seed":
                    options.Seed = reader.Number(0UL);
                    break;
                case "--text":
                    options.Text = reader.Text("a file");
                    break;
                default:
                    options.ReadTextOption(option, reader);
                    textOnly ??= option;
                    break;
            }
        }

        return textOnly is null || options.Text is not null || options.Help
            ? options
            : throw new UsageException($"{textOnly} needs --text FILE.");
    }

    private void ReadTextOption(string option, OptionReader reader)
    {
        switch (option)
        {
            case "--characters":
                Characters = reader.Number(1L);
                break;
            case "--save":
                Save = reader.Text("a file");
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
}
