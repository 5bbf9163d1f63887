using Unrolled.Weights;

namespace Unrolled.Tool;

/// <summary><c>unrolled new FILE --name Gesture</c>: the annotated class that fits the file, and how to load it.</summary>
internal static class NewClass
{
    public static int Run(Request request, string path, ClassRequest wanted, string? target, TextWriter output)
    {
        RecurrentNetwork network = WeightsFile.Read(path).ToNetwork(request.Options);
        string source = Usings(wanted) + Class(network, wanted.Name, wanted.Steps);
        string[] usage = Usage(network, path, wanted.Name);
        if (request.Json)
        {
            Report.Write(output, new { network = Inspection.Describe(network), source, usage });
        }
        else if (target == null)
        {
            output.Write(source);
            output.WriteLine();
            Array.ForEach(usage, line => output.WriteLine("// " + line));
        }

        if (target != null)
        {
            File.WriteAllText(target, source);
            if (!request.Json)
            {
                output.WriteLine($"{target}: {network}");
                Array.ForEach(usage, output.WriteLine);
            }
        }

        return 0;
    }

    public static string Usings(ClassRequest wanted) => "using Unrolled;\n\n" + (wanted.Namespace == null ? "" : $"namespace {wanted.Namespace};\n\n");

    /// <summary>The attribute with the file's sizes and settings.</summary>
    /// <exception cref="WeightsException">No class is the file's network.</exception>
    public static string Class(RecurrentNetwork network, string name, int steps)
    {
        network.CheckIsAModel();
        RecurrentLayer first = network.Layers[0];
        LayerActivation head = network.Dense.Count > 0 ? network.Dense[^1].Activation ?? LayerActivation.Linear : LayerActivation.Linear;
        DenseLayer[] behind = [.. network.Dense.SkipLast(1)];
        int[] hidden = [.. network.Layers.Select(layer => layer.Hidden)];
        bool same = hidden.Distinct().Count() == 1;
        bool biased = network.HasBias;
        string[] arguments =
        [
            .. network.Cell == null ? network.Layers.Select(layer => $"typeof(Unrolled.Cells.{layer.Cell})") : [],
            network.ReadsTokens ? $"Vocabulary = {network.InputSize}" : $"Input = {network.InputSize}",
            network.Embedding is { } table ? $"Embedding = {table.Width}" : "",
            .. Dense("Input", network.InputLayers, network.Source),
            same ? $"Hidden = {hidden[0]}" : $"HiddenSizes = new[] {{ {string.Join(", ", hidden)} }}",
            same && hidden.Length > 1 && network.Cell != null ? $"Layers = {hidden.Length}" : "",
            first.Direction != Direction.Forward ? $"Direction = Direction.{first.Direction}" : "",
            $"Steps = {steps}",
            .. Dense("Head", behind, network.Source),
            network.Dense.Count > 0 ? $"Output = {network.OutputSize}" : "",
            head != LayerActivation.Linear ? $"Head = Head.{head}" : "",
            network.Cell != null && first.Activation is { } activation and not RnnActivation.Tanh ? $"Activation = RnnActivation.{activation}" : "",
            network.Cell == CellKind.Gru && first.Reset == GruReset.BeforeProduct ? "Reset = GruReset.BeforeProduct" : "",
            first.Weights[0].Peepholes != null ? "Peepholes = true" : "",
            network.HasInitialState ? "LearnedInitialState = true" : "",
            biased ? "" : "Bias = false",
            network.IsDouble ? "Precision = Precision.Double" : "",
        ];
        return $"[{network.Cell?.ToString() ?? "Recurrent"}Model({string.Join(", ", arguments.Where(argument => argument.Length > 0))})]\npublic partial class {name}\n{{\n}}\n";
    }

    // The activation is relu unless the class says another.
    private static IEnumerable<string> Dense(string side, IReadOnlyList<DenseLayer> layers, string file)
    {
        if (layers.Count == 0)
        {
            return [];
        }

        LayerActivation activation = layers[0].Activation
            ?? throw new WeightsException(file, "the activation between dense layers", "--dense-activation Relu, Tanh, Sigmoid or Linear, because the file does not tell it", "no such option");
        string sizes = $"{side}Sizes = new[] {{ {string.Join(", ", layers.Select(layer => layer.Units))} }}";
        return activation == LayerActivation.Relu ? [sizes] : [sizes, $"{side}Activation = DenseActivation.{activation}"];
    }

    private static string[] Usage(RecurrentNetwork network, string path, string name)
    {
        string file = Path.GetFileName(path);
        string options = network.SignalPath.IsNone ? "" : ", new ImportOptions { AppliesSignalPath = true }";
        List<string> lines =
        [
            "Load it with the package Unrolled.Weights:",
            "using Unrolled.Weights;",
            $"var model = {name}.CreateRandom(1);",
            $"Console.WriteLine(model.Import(\"{file}\"{options}));",
            $"model.Predict({(network.ReadsTokens ? "tokens" : "input")}, output);    // {name}.InputLength {(network.ReadsTokens ? "tokens" : "numbers, step after step,")} in, {name}.OutputLength numbers out",
        ];
        if (!network.SignalPath.IsNone)
        {
            lines.Add($"The file asks for more than the network ({network.SignalPath}): call SignalPath.ApplyInput before the model, ApplyOutput after it.");
        }

        return [.. lines];
    }
}
