using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A model taken through the stages of the generator, up to its kernel before the passes.</summary>
internal sealed class LoweredModel
{
    private LoweredModel(ModelSpec spec)
    {
        Spec = spec;
        Network = NetworkBuilder.Build(spec);
        Reverses = Differentiator.DifferentiateAll(Network.TrainingBodies);
        Addresses = ParameterAddresses.Of(Network);
    }

    public ModelSpec Spec { get; }

    public RecurrentNetwork Network { get; }

    public IReadOnlyDictionary<Body, ReverseBody> Reverses { get; }

    public ParameterAddresses Addresses { get; }

    public Kernel Kernel => KernelLowering.Lower(Network, Reverses);

    public IReadOnlyList<KernelMethod> Methods => Kernel.Methods;

    /// <param name="source">The file with the model's class.</param>
    /// <param name="target">The name of a <see cref="Target"/>.</param>
    public static LoweredModel Of(string source, string target = "net10.0") =>
        Of(GeneratorRun.Of(source, Target.Named(target))) ?? throw new ArgumentException($"No valid model: {source}");

    /// <summary>The model of a run; null where it is not valid.</summary>
    public static LoweredModel? Of(GeneratorRun run) => run.Values(UnrolledGenerator.ModelStep).SingleOrDefault() is ModelSpec spec
        ? new LoweredModel(spec with { Target = (TargetSpec)Assert.Single(run.Values(UnrolledGenerator.TargetStep)) })
        : null;

    /// <summary>The same model with another cell.</summary>
    public LoweredModel With(Cells.Cell cell) => new(Spec.With(cell));

    /// <summary>A model of the list, by its name.</summary>
    public static LoweredModel Named(string model, string target = "net10.0") => Of(Models.Source(model), target);
}
