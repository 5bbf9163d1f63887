using System.Numerics;
using System.Text.Json;
using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;
using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>The cells of the gallery against PyTorch: the outputs of each step, the final state and every gradient (see Fixtures/generate_gallery.py).</summary>
public sealed class GalleryFixtureTests
{
    // As for the library's cells: relative to the largest magnitude of each tensor, values at least to 1, gradients at least to 1e-3.
    private static readonly CaseRun Double = new(IsDouble: true, ValueBound: 1e-12, GradientBound: 1e-10, ValueFloor: 1, GradientFloor: 1e-3);
    private static readonly CaseRun Single = new(IsDouble: false, ValueBound: 1e-5, GradientBound: 1e-4, ValueFloor: 1, GradientFloor: 1e-3);

    public static TheoryData<string> Models => ModelData.Names(model => model.HasOwnCell);

    [Theory]
    [MemberData(nameof(Models))]
    public void A_cell_gives_the_values_and_gradients_of_PyTorch(string name)
    {
        AnnotatedModel model = AnnotatedModel.Named(name);
        string cell = model.Type.GetCustomAttributes(false).OfType<RecurrentModelAttribute>().Single().Cells.Single().Name;
        string file = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Gallery", cell + ".json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        CaseNode run = new CaseNode(document.RootElement, file, "$").Get("runs", "a run a size").Items().Single(run => run.Number("hidden") == model.Shape.Hidden[0]);
        if (model.Shape.IsDouble)
        {
            Compare<double>(run, model, Double);
        }
        else
        {
            Compare<float>(run, model, Single);
        }
    }

    private static void Compare<T>(CaseNode fixture, AnnotatedModel model, CaseRun bounds)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var members = new GeneratedMembers<T>(model.Type);
        var parameters = new T[members.ParameterLength];
        CaseNode given = fixture.Get("parameters", "the parameters");
        foreach (TensorLayout tensor in members.Layout.Tensors)
        {
            tensor.CopyFrom<T>(Numbers<T>(given, tensor.Name), parameters);
        }

        Assert.Equal(members.Layout.Tensors.Select(tensor => tensor.Name).Order(), given.Element.EnumerateObject().Select(property => property.Name).Order());
        T[] input = Numbers<T>(fixture, "input");
        T[] state = Numbers<T>(fixture, "state");
        var outputs = new T[members.OutputLength];
        members.Forward(parameters, state, input, outputs);
        AssertClose(fixture, "logits", outputs, bounds);
        AssertClose(fixture, "final_state", state, bounds);

        T[] finalState = Numbers<T>(fixture, "state");
        T[] stateGradient = Numbers<T>(fixture, "state_gradient");
        var tape = new T[members.TapeLength];
        var gradient = new T[members.ParameterLength];
        var inputGradient = new T[members.InputLength];
        members.ForwardLogits(parameters, finalState, input, outputs, tape);
        members.Backward(parameters, input, tape, Numbers<T>(fixture, "logit_gradient"), gradient, inputGradient, stateGradient);
        AssertClose(fixture, "logits", outputs, bounds);
        AssertClose(fixture, "final_state", finalState, bounds);
        AssertClose(fixture, "grad_input", inputGradient, bounds);
        AssertClose(fixture, "grad_state", stateGradient, bounds);
        foreach (TensorLayout tensor in members.Layout.Tensors)
        {
            var values = new T[tensor.Count];
            tensor.CopyTo<T>(gradient, values);
            AssertClose(fixture.Get("grad", "a gradient for each parameter"), tensor.Name, values, bounds);
        }
    }

    private static void AssertClose<T>(CaseNode fixture, string name, T[] actual, CaseRun bounds)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool isGradient = fixture.Place.EndsWith("grad", StringComparison.Ordinal) || name.StartsWith("grad", StringComparison.Ordinal);
        ExpectedTensor expected = GradientsReader.Computed(name, fixture.Get(name, "what PyTorch computed"), isGradient);
        string? difference = TensorComparison.Difference(expected, actual, bounds);
        Assert.True(difference is null, $"{name}: {difference}");
    }

    private static T[] Numbers<T>(CaseNode fixture, string name)
        where T : unmanaged, IFloatingPointIeee754<T> => Array.ConvertAll(fixture.Get(name, "the numbers of a run").Tensor(single: false).Data, T.CreateChecked);
}
