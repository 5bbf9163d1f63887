using CharModel;
using Samples;

try
{
    Options options = Options.Parse(args);
    if (options.Help)
    {
        Console.Write(Options.HelpText);
    }
    else if (options.Text is null)
    {
        HelloRun.Run(options);
    }
    else
    {
        TextRun.Run(options, options.Text);
    }

    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
