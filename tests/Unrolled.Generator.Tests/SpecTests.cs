using System.Collections;
using System.Reflection;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Harness;
using Unrolled.Generator.Weights;

namespace Unrolled.Generator.Tests;

/// <summary>The spec is a cache key: equal for equal models, and free of everything that a compilation holds.</summary>
public sealed class SpecTests
{
    private const string Usual = "LstmModel(Input = 3, Hidden = 2, Steps = 5";

    /// <summary>An attribute for each argument, without it, and two of its values; no value: it is left out.</summary>
    private static readonly (string Argument, string Attribute, string? One, string Other)[] ArgumentCases =
    [
        (ArgumentNames.Input, "LstmModel(Hidden = 2, Steps = 5", "3", "4"),
        (ArgumentNames.Vocabulary, "LstmModel(Hidden = 2, Steps = 5", "3", "4"),
        (ArgumentNames.Embedding, "LstmModel(Vocabulary = 3, Hidden = 2, Steps = 5", null, "2"),
        (ArgumentNames.Hidden, "LstmModel(Input = 3, Steps = 5", "2", "3"),
        (ArgumentNames.Layers, Usual, null, "2"),
        (ArgumentNames.HiddenSizes, "LstmModel(Input = 3, Steps = 5", "new[] { 2, 3 }", "new[] { 3, 2 }"),
        (ArgumentNames.InputSizes, Usual, null, "new[] { 4 }"),
        (ArgumentNames.InputActivation, Usual + ", InputSizes = new[] { 4 }", null, "DenseActivation.Tanh"),
        (ArgumentNames.HeadSizes, Usual + ", Output = 2", null, "new[] { 4 }"),
        (ArgumentNames.HeadActivation, Usual + ", Output = 2, HeadSizes = new[] { 4 }", null, "DenseActivation.Tanh"),
        (ArgumentNames.Direction, Usual, null, "Direction.Reverse"),
        (ArgumentNames.Steps, "LstmModel(Input = 3, Hidden = 2, ReadSteps = 5", "5", "6"),
        (ArgumentNames.Output, Usual, null, "1"),
        (ArgumentNames.Head, Usual + ", Output = 1", null, "Head.Sigmoid"),
        (ArgumentNames.Topology, Usual, null, "Topology.ManyToOne"),
        (ArgumentNames.ReadSteps, Usual, null, "4"),
        (ArgumentNames.FirstOutput, Usual, null, "1"),
        (ArgumentNames.Feedback, "LstmModel(Input = 2, Hidden = 2, Steps = 5, ReadSteps = 2, Output = 2", null, "Feedback.Output"),
        (ArgumentNames.VariableLength, Usual, null, "true"),
        (ArgumentNames.LearnedInitialState, Usual, null, "true"),
        (ArgumentNames.Dropout, Usual + ", Layers = 2", null, "true"),
        (ArgumentNames.Trace, Usual, null, "true"),
        (ArgumentNames.Crowd, Usual, null, "true"),
        (ArgumentNames.Batched, Usual, null, "true"),
        (ArgumentNames.Bias, Usual, null, "false"),
        (ArgumentNames.Precision, Usual, null, "Precision.Double"),
        (ArgumentNames.Arithmetic, Usual, null, "Arithmetic.Fused"),
        (ArgumentNames.Plan, Usual, null, "Plan.Loops"),
        (ArgumentNames.Weights, Usual, null, "\"gesture.weights.json\""),
        (nameof(RnnCell.Activation), "RnnModel(Input = 3, Hidden = 2, Steps = 5", null, "RnnActivation.Relu"),
        (nameof(GruCell.Reset), "GruModel(Input = 3, Hidden = 2, Steps = 5", null, "GruReset.BeforeProduct"),
        (nameof(GruCell.Update), "GruModel(Input = 3, Hidden = 2, Steps = 5", null, "GruUpdate.Writes"),
        (nameof(LstmCell.Peepholes), Usual, null, "true"),
    ];

    /// <summary>All arguments of the library's attributes: one without a case fails.</summary>
    public static TheoryData<string> Arguments =>
    [
        .. typeof(ModelAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ModelAttribute)))
            .SelectMany(type => type.GetProperties()).Where(property => property.CanWrite).Select(property => property.Name).Distinct(),
    ];

    public static TheoryData<string> OtherDeclarations =>
    [
        "[RnnModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }",
        "[GruModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }",
        "[LstmModel(Input = 3, Hidden = 2, Steps = 5)] public static partial class Gesture { }",
        "[LstmModel(Input = 3, Hidden = 2, Steps = 5)] internal partial class Gesture { }",
        "[LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gestures { }",
        "namespace N { [LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { } }",
    ];

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void Equal_sources_give_equal_specs_with_equal_hash_codes(string model)
    {
        ModelSpec first = SpecOf(Models.Source(model));
        ModelSpec second = SpecOf("// elsewhere\n" + Models.Source(model));

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Another_argument_gives_another_spec(string argument)
    {
        (_, string attribute, string? one, string other) = Assert.Single(ArgumentCases, line => line.Argument == argument);
        ModelSpec With(string? value) => SpecOf($"[{attribute}{(value is null ? "" : $", {argument} = {value}")})] public partial class Gesture {{ }}");

        Assert.NotEqual(With(one), With(other));
    }

    [Theory]
    [MemberData(nameof(OtherDeclarations))]
    public void Another_cell_or_class_gives_another_spec(string other) => Assert.NotEqual(SpecOf(Models.Gesture), SpecOf(other));

    [Theory]
    [InlineData("", 5, 5, 0)]
    [InlineData(", ReadSteps = 2, FirstOutput = 4", 5, 2, 4)]
    [InlineData(", Topology = Topology.ManyToOne", 5, 5, 4)]
    [InlineData(", Topology = Topology.OneToMany", 5, 1, 0)]
    [InlineData(", Topology = Topology.ManyToManyDelayed, ReadSteps = 3", 5, 3, 2)]
    [InlineData(", Topology = Topology.ManyToManyDelayed, ReadSteps = 3, FirstOutput = 3", 5, 3, 3)]
    [InlineData(", Topology = Topology.ManyToOne, ReadSteps = 5, FirstOutput = 4", 5, 5, 4)]
    public void A_topology_is_two_numbers(string arguments, int steps, int readSteps, int firstOutput)
    {
        ModelSpec spec = SpecOf($"[Unrolled.RnnModel(Input = 1, Hidden = 1, Steps = 5{arguments})] public partial class Gesture {{ }}");

        Assert.Equal((steps, readSteps, firstOutput), (spec.Steps, spec.ReadSteps, spec.FirstOutput));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", Steps = 1")]
    public void One_to_one_is_one_step(string arguments)
    {
        ModelSpec spec = SpecOf($"[Unrolled.RnnModel(Input = 1, Hidden = 1, Topology = Topology.OneToOne{arguments})] public partial class Gesture {{ }}");

        Assert.Equal((1, 1, 0), (spec.Steps, spec.ReadSteps, spec.FirstOutput));
    }

    [Fact]
    public void Arguments_reach_the_field_of_their_name()
    {
        ModelSpec spec = SpecOf("""
            namespace Games.@int { public partial struct Player { internal static partial class Outer {
            [Unrolled.GruModel(Input = 3, Hidden = 4, Steps = 5, Output = 6, Head = Unrolled.Head.Softmax, ReadSteps = 2, FirstOutput = 1, Bias = false,
                Precision = Unrolled.Precision.Double, Plan = Unrolled.Plan.Loops, Reset = Unrolled.GruReset.BeforeProduct, Update = Unrolled.GruUpdate.Writes)]
            public static partial class Gesture { } } } }
            """);

        TypeSpec type = new("Games.@int", new("partial struct Player", "partial class Outer"), "Gesture", IsStatic: true, IsPublic: false);
        GruCell cell = new() { Reset = GruResetKind.BeforeProduct, Update = GruUpdateKind.Writes };
        ModelSpec expected = new(
            type, 3, new(new LayerSpec(cell, 4)), 5, 2, 1, 6, HeadKind.Softmax, Bias: false, NumberKind.Double, PlanKind.Loops, TargetSpec.Oldest);
        Assert.Equal(expected, spec);
    }

    [Fact]
    public void Arguments_of_features_reach_the_field_of_their_name()
    {
        ModelSpec spec = SpecOf("""
            [RnnModel(Vocabulary = 7, Embedding = 6, HiddenSizes = new[] { 4, 3 }, InputSizes = new[] { 9 }, InputActivation = DenseActivation.Tanh,
                HeadSizes = new[] { 8, 2 }, HeadActivation = DenseActivation.Elu, Output = 2, Steps = 5, Activation = RnnActivation.Relu, Arithmetic = Arithmetic.Fused,
                Direction = Direction.Both, VariableLength = true, LearnedInitialState = true, Dropout = true, Trace = true)]
            public partial class Gesture { }
            """);

        ModelSpec usual = SpecOf("[RnnModel(Input = 1, Hidden = 1, Steps = 5)] public partial class Gesture { }");
        Assert.Equal(
            usual with
            {
                Input = 0,
                Vocabulary = 7,
                Embedding = 6,
                Layers = new(new LayerSpec(new RnnCell { Activation = RnnActivationKind.Relu }, 4), new LayerSpec(new RnnCell { Activation = RnnActivationKind.Relu }, 3)),
                InputLayers = new(new LayerSpec(new DenseCell { Activation = DenseActivationKind.Tanh }, 9)),
                HeadLayers = new(new LayerSpec(new DenseCell { Activation = DenseActivationKind.Elu }, 8), new LayerSpec(new DenseCell { Activation = DenseActivationKind.Elu }, 2)),
                Output = 2,
                Arithmetic = ArithmeticKind.Fused,
                Direction = DirectionKind.Both,
                VariableLength = true,
                LearnedInitialState = true,
                Dropout = true,
                Trace = true,
            },
            spec);
    }

    [Theory]
    [InlineData("net10.0", 1400, true)]
    [InlineData("net8.0", 1200, true)]
    [InlineData("netstandard2.1", 900, false)]
    public void The_target_is_what_the_compilation_can_do(string target, int language, bool hasVectors) =>
        Assert.Equal(
            new TargetSpec(language, hasVectors),
            Assert.Single(GeneratorRun.Of(Models.Source("lstm"), Target.Named(target)).Values(UnrolledGenerator.TargetStep)));

    [Fact]
    public void No_type_of_a_compilation_can_be_reached_from_the_types_of_a_spec()
    {
        HashSet<Type> seen = [];
        Queue<Type> open = new([typeof(ModelSpec), typeof(FamilySpec), typeof(WeightsFile), typeof(HintNames), .. Cell.All.Select(cell => cell.GetType())]);
        while (open.TryDequeue(out Type? type))
        {
            if (!seen.Add(type))
            {
                continue;
            }

            Assert.False(IsRoslyn(type), $"A spec reaches {type}.");
            foreach (FieldInfo field in Fields(type).Where(_ => !type.IsPrimitive && type != typeof(string)))
            {
                open.Enqueue(field.FieldType.IsArray ? field.FieldType.GetElementType()! : field.FieldType);
            }
        }

        Assert.Contains(typeof(Cell), seen);
        Assert.Contains(typeof(TargetSpec), seen);
    }

    [Fact]
    public void No_object_of_a_compilation_can_be_reached_from_the_values_of_the_steps()
    {
        GeneratorRun run = GeneratorRun.Of(Models.Source("nested"));
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (string step in new[] { UnrolledGenerator.ModelStep, UnrolledGenerator.TargetStep, UnrolledGenerator.HintStep })
        {
            Assert.NotEmpty(run.Values(step));
            Assert.All(run.Values(step), value => Walk(value, seen));
        }

        object file = Assert.Single(PretrainedModel.Run().Values(UnrolledGenerator.WeightsStep));
        Walk(file, seen);
    }

    private static void Walk(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || !seen.Add(value))
        {
            return;
        }

        Assert.False(IsRoslyn(value.GetType()), $"A step holds a {value.GetType()}.");
        if (value is Array items)
        {
            foreach (object? item in (IEnumerable)items)
            {
                Walk(item, seen);
            }
        }

        foreach (FieldInfo field in Fields(value.GetType()))
        {
            Walk(field.GetValue(value), seen);
        }
    }

    private static bool IsRoslyn(Type type) => type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    private static ModelSpec SpecOf(string source) => (ModelSpec)GeneratorRun.Of("using Unrolled;\n" + source).Values(UnrolledGenerator.ModelStep).Single();
}
