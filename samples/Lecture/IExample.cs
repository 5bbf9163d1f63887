namespace Lecture;

/// <summary>One subcommand: makes its data, trains, measures on examples held out, draws.</summary>
internal interface IExample
{
    string Name { get; }

    string Summary { get; }

    /// <summary>Whether the example also runs on the real data of a folder.</summary>
    bool ReadsData => false;

    void Run(Settings settings);
}
