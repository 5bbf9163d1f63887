namespace Lecture;

/// <summary>One subcommand: makes its data, trains, measures on examples held out, draws.</summary>
internal interface IExample
{
    string Name { get; }

    string Summary { get; }

    void Run(Settings settings);
}
