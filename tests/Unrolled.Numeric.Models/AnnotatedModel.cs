using System.Reflection;
using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;

namespace Unrolled.Numeric.Models;

/// <summary>An annotated class of this assembly, and what its attribute says.</summary>
internal sealed record AnnotatedModel(Type Type, ModelShape Shape)
{
    /// <summary>Every class of this assembly with a model attribute: adding one adds it to every test.</summary>
    public static IReadOnlyList<AnnotatedModel> All { get; } =
        (from type in typeof(AnnotatedModel).Assembly.GetTypes()
         let attribute = type.GetCustomAttribute<ModelAttribute>()
         where attribute is not null
         orderby type.Name
         select new AnnotatedModel(type, ShapeOf(attribute))).ToArray();

    public string Name => Type.Name;

    /// <summary>Whether its sequences can train side by side.</summary>
    public bool IsBatched => Type.GetCustomAttribute<ModelAttribute>()!.Batched;

    /// <summary>Whether its cell is a user's: no oracle by hand has its equations, <see cref="ModelShape.Cell"/> says nothing.</summary>
    public bool HasOwnCell => Type.IsDefined(typeof(RecurrentModelAttribute));

    public static AnnotatedModel Named(string name) => All.Single(model => model.Name == name);

    private static ModelShape ShapeOf(ModelAttribute attribute)
    {
        int steps = attribute.Steps;
        int readSteps = attribute.ReadSteps > 0 ? attribute.ReadSteps : attribute.Topology == Topology.OneToMany ? 1 : steps;
        int firstOutput = attribute.Topology switch
        {
            Topology.ManyToOne => steps - 1,
            Topology.ManyToManyDelayed => readSteps - 1,
            _ => attribute.FirstOutput,
        };
        var gru = attribute as GruModelAttribute;
        CellType cell = attribute is LstmModelAttribute ? CellType.Lstm : gru is not null ? CellType.Gru : CellType.Rnn;
        return new ModelShape
        {
            Cell = cell,
            Activation = (attribute as RnnModelAttribute)?.Activation ?? RnnActivation.Tanh,
            Reset = gru?.Reset ?? GruReset.AfterProduct,
            Update = gru?.Update ?? GruUpdate.Keeps,
            Input = attribute.Input,
            Hidden = [attribute.Hidden],
            Steps = steps,
            ReadSteps = readSteps,
            FirstOutput = firstOutput,
            Output = attribute.Output,
            Head = attribute.Head,
            Bias = attribute.Bias,
            IsDouble = attribute.Precision == Precision.Double,
        };
    }
}
