using System.CommandLine;
using Unrolled.Weights;

namespace Unrolled.Tool;

/// <summary>The commands with their arguments. What a command does stands in a class of its own.</summary>
internal static class Commands
{
    /// <summary>The file is wrong, or differs.</summary>
    public const int Wrong = 1;

    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON, for scripts.", Recursive = true };

    private static readonly Option<string?> Activation = new("--activation") { Description = "The activation of vanilla cells, where the file does not tell: Tanh, Relu or Identity.", Recursive = true };

    private static readonly Option<string?> Head = new("--head") { Description = "What stands behind the last dense layer, where the file does not tell: Linear, Sigmoid or Softmax.", Recursive = true };

    private static readonly Option<string?> DenseActivation = new("--dense-activation") { Description = "The activation of the other dense layers, where the file does not tell: Linear, Tanh, Relu or Sigmoid.", Recursive = true };

    private static readonly Option<string[]> InputLayers = new("--input-layer") { Description = "A linear layer of a state_dict that stands before the recurrent module, as 'enter.'; several in their order.", Recursive = true };

    private static readonly Option<string[]> Modules = new("--module") { Description = "A recurrent module of a state_dict, as 'lstm.'; several in their order.", Recursive = true };

    private static readonly Option<string[]> Ignored = new("--ignore") { Description = "Passes over tensors that begin so.", Recursive = true };

    public static RootCommand Root(TextWriter output, TextWriter error)
    {
        Activation.AcceptOnlyFromAmong(Enum.GetNames<RnnActivation>());
        Head.AcceptOnlyFromAmong(Enum.GetNames<LayerActivation>());
        DenseActivation.AcceptOnlyFromAmong([.. Enum.GetNames<LayerActivation>().Where(name => name != nameof(LayerActivation.Softmax))]);
        var root = new RootCommand("Looks into files with weights of recurrent networks, converts and checks them, and writes the class that fits.") { Json, Activation, Head, DenseActivation, InputLayers, Modules, Ignored };
        Argument<string> file = new("file") { Description = "A file with weights, of any known format." };
        root.Subcommands.Add(Command("inspect", "Tells a file's tensors, framework, cell and sizes.", [file], [], result => Inspection.Run(Of(result), result.GetValue(file)!, output)));

        Option<string> name = new("--name") { Description = "The name of the class.", Required = true };
        Option<string?> space = new("--namespace") { Description = "Its namespace." };
        Option<int> steps = new("--steps") { Description = "Steps of a sequence.", DefaultValueFactory = _ => 64 };
        Option<string?> target = new("--output") { Description = "Writes this file, instead of showing the class." };
        root.Subcommands.Add(Command("new", "Writes the annotated class that fits a file.", [file], [name, space, steps, target], result =>
            NewClass.Run(Of(result), result.GetValue(file)!, new ClassRequest(result.GetValue(name)!, result.GetValue(space), result.GetValue(steps)), result.GetValue(target), output)));

        Argument<string> to = new("to") { Description = "The new file; its extension tells the format." };
        Option<WeightsFormat?> format = new("--format") { Description = "The format of the new file, instead of by its extension." };
        root.Subcommands.Add(Command("convert", "Writes a file's network in another format.", [file, to], [format], result =>
            Conversion.Run(Of(result), result.GetValue(file)!, result.GetValue(to)!, result.GetValue(format), output)));

        Argument<string?> other = new("other") { Description = "Another file, to compare with on random inputs.", Arity = ArgumentArity.ZeroOrOne };
        Option<double> tolerance = new("--tolerance") { Description = "The largest difference that is right.", DefaultValueFactory = _ => 1e-5 };
        root.Subcommands.Add(Command("check", "Runs a file's own test, or compares two files.", [file, other], [tolerance], result =>
            Check.Run(Of(result), result.GetValue(file)!, result.GetValue(other), result.GetValue(tolerance), output)));

        Argument<string> folder = new("folder") { Description = "A folder with files." };
        Option<string> chooser = new("--name") { Description = "The name of the class that opens files.", DefaultValueFactory = _ => "Models" };
        root.Subcommands.Add(Command("family", "Writes a class for each size among the files of a folder, and the class that opens them.", [folder], [chooser, space, steps, target], result =>
            Family.Run(Of(result), result.GetValue(folder)!, new ClassRequest(result.GetValue(chooser)!, result.GetValue(space), result.GetValue(steps)), result.GetValue(target), output)));
        return root;

        Command Command(string verb, string description, Argument[] arguments, Option[] options, Func<ParseResult, int> run)
        {
            var command = new Command(verb, description);
            Array.ForEach(arguments, command.Arguments.Add);
            Array.ForEach(options, command.Options.Add);
            command.SetAction(result => Guarded(() => run(result), result, output, error));
            return command;
        }
    }

    // A file that cannot be read is a wrong file; a bug is not caught.
    private static int Guarded(Func<int> run, ParseResult result, TextWriter output, TextWriter error)
    {
        try
        {
            return run();
        }
        catch (Exception wrong) when (wrong is WeightsException or IOException)
        {
            if (result.GetValue(Json))
            {
                Report.Write(output, new { error = wrong.Message, faults = (wrong as WeightsException)?.Faults });
            }
            else
            {
                error.WriteLine(wrong.Message);
            }

            return Wrong;
        }
    }

    private static Request Of(ParseResult result) => new(result.GetValue(Json), new ImportOptions
    {
        Activation = result.GetValue(Activation) is { } activation ? Enum.Parse<RnnActivation>(activation) : null,
        Head = result.GetValue(Head) is { } head ? Enum.Parse<LayerActivation>(head) : null,
        DenseActivation = result.GetValue(DenseActivation) is { } dense ? Enum.Parse<LayerActivation>(dense) : null,
        InputLayers = result.GetValue(InputLayers) ?? [],
        Modules = result.GetValue(Modules) ?? [],
        Ignored = result.GetValue(Ignored) ?? [],
    });
}

/// <summary>What every command is told.</summary>
/// <param name="Json">Whether to write JSON.</param>
/// <param name="Options">What the file leaves open.</param>
internal sealed record Request(bool Json, ImportOptions Options);

/// <summary>The class to write.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace; null: none.</param>
/// <param name="Steps">Steps of a sequence.</param>
internal sealed record ClassRequest(string Name, string? Namespace, int Steps);
