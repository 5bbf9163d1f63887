using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>All cases of ../shared/conformance in files of their frameworks: read by the importer and right, or refused for what no cell of the library has.</summary>
public sealed class ConformanceTests
{
    private const string NoFile = "no file format: through the table of the layout, in tests/Unrolled.Conformance";

    private const string NoRecurrentLayer = "no recurrent layer, so no importer";

    [Fact]
    public void Every_case_that_has_a_file_format_goes_through_its_importer()
    {
        Assert.SkipWhen(!Shared.CaseNames().Any(), "../shared/conformance is absent: it stands beside the repository, not in it");
        (string Name, string Way, string Result)[] cases = [.. Shared.CaseNames().Select(name => Run(new ForeignCase(name)))];
        foreach (IGrouping<string, (string Name, string Way, string Result)> way in cases.GroupBy(entry => entry.Way).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{way.Key}: {way.Count()} cases, {way.Count(entry => entry.Result == "right")} right");
            foreach (IGrouping<string, (string Name, string Way, string Result)> result in way.Where(entry => entry.Result is not ("right" or NoFile or NoRecurrentLayer)).GroupBy(entry => entry.Result))
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"  {string.Join(" ", result.Select(entry => entry.Name))}: {result.Key}");
            }
        }

        // What is refused asks for something that only a cell of one's own computes.
        Assert.All(cases.Where(entry => entry.Result is not ("right" or NoFile or NoRecurrentLayer)), entry => Assert.Matches(
            @"expected (no clip|input and forget gates of their own|the activations|tanh|sigmoid)", entry.Result));
        Assert.True(cases.Count(entry => entry.Result == "right") >= 69, "Fewer cases than the importers read today.");
    }

    /// <summary>Which importer reads a case, and what came of it; a wrong output is a failed check.</summary>
    private static (string Name, string Way, string Result) Run(ForeignCase reference)
    {
        if (!reference.Recurrent.Any())
        {
            return (reference.Name, "dense layers alone", NoRecurrentLayer);
        }

        string[] layouts = [.. reference.Layers.Where(layer => layer.Layout.Length > 0).Select(layer => layer.Layout).Distinct()];
        (string way, Func<byte[]>? file) = layouts switch
        {
            ["pytorch"] => ("PyTorch's state_dict", () => CaseFiles.Safetensors(reference)),
            ["keras"] => ("Keras' .keras", () => CaseFiles.KerasArchive(reference)),
            ["onnx"] => ("ONNX", () => CaseFiles.Onnx(reference)),
            ["nam", "pytorch"] => ("NAM", () => File.ReadAllBytes(Shared.Model("nam_example_lstm1x3.nam"))),
            _ => (string.Join(", ", layouts), (Func<byte[]>?)null),
        };
        if (file == null)
        {
            return (reference.Name, way, NoFile);
        }

        try
        {
            LayerActivation? head = Enum.TryParse(reference.Dense.LastOrDefault()?.LayerActivation, true, out LayerActivation known) ? known : null;
            RecurrentNetwork network = WeightsFile.Parse(file()).ToNetwork(new ImportOptions { Head = head });
            reference.Check(way.StartsWith("Keras", StringComparison.Ordinal) ? CaseFiles.WithStates(network, reference) : network);
            return (reference.Name, way, "right");
        }
        catch (WeightsException refused)
        {
            return (reference.Name, way, refused.Faults[0].ToString());
        }
    }
}
