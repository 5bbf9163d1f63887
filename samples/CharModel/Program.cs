using CharModel;
using Samples;

try
{
    Options options = Options.Parse(args);
    if (options.Help)
    {
        Console.Write(Options.HelpText);
    }
    else if (options.Text is { } text)
    {
        TextRun.Run(options, text);
    }
    else if (options.Load is { } saved)
    {
        (CharacterNetwork model, Alphabet alphabet) = SavedText.Load(saved);
        TextGeneration.Write(model, alphabet, options);
    }
    else
    {
        HelloRun.Run(options);
    }

    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
