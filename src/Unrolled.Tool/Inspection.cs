using Unrolled.Weights;

namespace Unrolled.Tool;

/// <summary><c>unrolled inspect FILE</c>: the tensors as they are, and the network that they make, or why they make none.</summary>
internal static class Inspection
{
    public static int Run(Request request, string path, TextWriter output)
    {
        WeightsFile file = WeightsFile.Read(path);
        RecurrentNetwork? network = null;
        WeightsException? fault = null;
        try
        {
            network = file.ToNetwork(request.Options);
        }
        catch (WeightsException error)
        {
            fault = error;
        }

        if (request.Json)
        {
            Report.Write(output, new
            {
                file = file.Name,
                format = file.Format.ToString(),
                facts = file.Facts.ToDictionary(fact => fact.Key, fact => fact.Value),
                tensors = file.Tensors.Select(tensor => new { name = tensor.Name, type = tensor.ElementType, shape = tensor.Shape }),
                network = network == null ? null : Describe(network),
                error = fault?.Message,
                faults = fault?.Faults,
            });
            return fault == null ? 0 : Commands.Wrong;
        }

        output.WriteLine($"{file.Name}: {file.Format}{string.Concat(file.Facts.Select(fact => $", {fact.Key} {fact.Value}"))}");
        Report.Table(output, ["tensor", "type", "shape"], file.Tensors.Select(tensor => new[] { tensor.Name, tensor.ElementType, $"[{string.Join(", ", tensor.Shape)}]" }));
        if (network != null)
        {
            output.WriteLine($"{network.Framework}: {network}, {network.ParameterCount} numbers{(network.SampleRate is { } rate ? $", {rate} Hz" : "")}");
            output.WriteLine($"around it: {network.SignalPath}; state before the first step: {(network.HasInitialState ? "learned" : "zero")}");
            output.Write(network.Report.ToString());
            return 0;
        }

        output.WriteLine($"No network: {fault!.Message}");
        return Commands.Wrong;
    }

    public static object Describe(RecurrentNetwork network) => new
    {
        framework = network.Framework,
        cell = network.Cell?.ToString(),
        input = network.InputSize,
        tokens = network.ReadsTokens,
        cells = network.Layers.Select(layer => layer.Cell.ToString()),
        inputLayers = network.InputLayers.Select(Dense),
        hidden = network.Layers.Select(layer => layer.Hidden),
        direction = network.Layers[0].Direction.ToString(),
        dense = network.Dense.Select(Dense),
        output = network.OutputSize,
        head = network.Dense.Count > 0 ? network.Dense[^1].Activation?.ToString() : null,
        parameters = network.ParameterCount,
        sampleRate = network.SampleRate,
        signalPath = network.SignalPath.ToString(),
        learnedInitialState = network.HasInitialState,
        testError = network.Report.TestError,
        steps = network.Report.Steps,
        notes = network.Report.Notes,
    };

    private static object Dense(DenseLayer layer) => new { units = layer.Units, activation = layer.Activation?.ToString(), bias = layer.Bias != null };
}
