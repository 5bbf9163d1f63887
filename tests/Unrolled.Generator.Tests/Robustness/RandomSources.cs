using CsCheck;
using Unrolled.Generator.Parsing;

namespace Unrolled.Generator.Tests.Robustness;

/// <summary>Sources around a model as nobody would write them: wrong arguments and modifiers, members with the names of generated ones, text cut in the middle.</summary>
internal static class RandomSources
{
    private static readonly string[] Identifiers =
    [
        .. GeneratedMembers.All, "Gesture", "Named", "nameof", "@var", "@nint", "System", "Unrolled", "Guard", "Span", "ReadOnlySpan", "Lane", "GestureKernels",
        "parameters", "state", "input", "output", "x", "y", "network", "value", "Math", "Heads", "MultiplyAdd", "Tanh", "@class", "_", "t",
    ];

    private static readonly Gen<string> Type = Weighted(
        (20, Gen.OneOf(
            "int", "string", "object", "float", "float[]", "System.Span<float>", "System.ReadOnlySpan<float>", "System.Span<double>", "System.ReadOnlySpan<int>",
            "ParameterBlock<float>", "State", "Gesture", "ulong", "System.IO.Stream", "string?", "dynamic")),
        (1, Gen.OneOf("Missing", "params float[]", "void", "ref int", "T")));

    private static readonly string[] Arguments =
    [
        .. typeof(ModelAttribute).GetProperties().Select(property => property.Name), "Activation", "Peepholes", "Reset", "Update", "Nothing",
    ];

    private static readonly Gen<string> Identifier = Gen.OneOf(Identifiers);

    private static readonly Gen<string> Number = Weighted(
        (12, Gen.OneOf("1", "2", "3", "4", "5")), (2, Gen.OneOf("0", "-1", "7", "17", "40", "1 + 1")), (1, Gen.OneOf("int.MaxValue", "300", "\"x\"", "null", "")));

    private static readonly Gen<string> Flag = Weighted((8, Gen.OneOf("true", "false")), (1, Gen.OneOf("1", "null", "Missing")));

    private static readonly Gen<string> SizeList = Weighted(
        (6, Number.Array[1, 4].Select(sizes => $"new[] {{ {string.Join(", ", sizes)} }}")), (1, Gen.OneOf("null!", "default!", "new int[0]", "3", "new[] { null }")));

    private static readonly Gen<string> Argument = Weighted(
        (6, Gen.OneOf(
            "Output = 2", "Plan = Plan.Loops", "Plan = Plan.StepMethod", "Precision = Precision.Double", "Arithmetic = Arithmetic.Fused", "Direction = Direction.Both",
            "VariableLength = true", "LearnedInitialState = true", "Trace = true", "Bias = false", "Topology = Topology.ManyToOne", "Head = Head.Softmax")),
        (1, Gen.OneOf(Arguments).SelectMany(name => ValueOf(name).Select(value => $"{name} = {value}"))));

    private static readonly Gen<string> Attribute = Gen.Select(
        Gen.OneOf("Lstm", "Gru", "Rnn", "Mgu"),
        Weighted((10, Gen.Const("Input = 2, Hidden = 2, Steps = 3")), (1, Gen.OneOf("Input = 2, Hidden = 2", "Vocabulary = 4, HiddenSizes = new[] { 2, 1 }, Steps = 2", ""))),
        Argument.Array[0, 3],
        (cell, sizes, more) => $"[{cell}Model({string.Join(", ", more.Prepend(sizes).Where(part => part.Length > 0).Distinct())})]");

    private static readonly Gen<string> Parameters = Gen.Select(Type, Identifier, (type, name) => $"{type} {name}").Array[0, 6].Select(all => string.Join(", ", all.DistinctBy(one => one.Split(' ')[^1])));

    private static readonly Gen<string> Member = Gen.Select(Gen.Int[0, 20], Type, Identifier, Parameters, Gen.Bool, (kind, type, name, parameters, isStatic) =>
        $"public {(isStatic ? "static " : "")}" + kind switch
        {
            0 => $"{type} {name};",
            1 => $"{type} {name} {{ get; set; }}",
            2 => $"{type} {name} => throw null!;",
            3 => $"class {name} {{ }}",
            4 => $"event System.Action? {name};",
            5 => $"required {type} {name};",
            6 => $"{name}({parameters}) {{ }}",
            7 => $"Gesture({parameters}) : this(new float[ParameterLength]) {{ }}",
            8 => $"{type} {name}<T>({parameters}) => throw null!;",
            9 => $"const int {name} = 1;",
            _ => $"{type} {name}({parameters}) => throw null!;",
        });

    private static readonly Gen<string> Explicit = Gen.OneOf(
        "int INetwork<float, float>.StateLength => 1;", "ParameterLayout INetwork<float, float>.Layout => null!;", "public override string ToString() => \"\";",
        "static Gesture() { }", "~Gesture() { }", "public static implicit operator float(Gesture g) => 1;", "public float this[int i] => i;", "#nullable disable\n");

    private static readonly Gen<string> Modifiers = Weighted(
        (20, Gen.Const("public partial class")), (3, Gen.Const("internal sealed partial class")), (3, Gen.Const("public static partial class")),
        (2, Gen.OneOf("public class", "partial record", "abstract partial class", "file partial class", "public partial struct", "partial interface", "")));

    private static readonly Gen<string> Bases = Weighted(
        (20, Gen.Const("")),
        (3, Gen.Const(" : Named")),
        (3, Gen.OneOf(" : INetwork<float>", " : Other", " : System.IDisposable", " : Missing", "<T>", "(int number)", " : INetwork<float, float>, Named")));

    private static readonly Gen<string> Value = Gen.OneOf(
        "x", "y", "new float[3]", "stackalloc float[6]", "default", "null", "new float[Gesture.StateLength]", "x.AsSpan(1)", "x[1..3]", "g.Parameters", "g.CreateState()", "3", "tokens",
        "new float[] { 1, 2 }", "[1, 2, 3]", "input: x", "state: y", "new System.Span<float>(x, 0, 2)");

    private static readonly Gen<string> Call = Gen.Select(Gen.OneOf("g", "Gesture", "new Gesture(x)"), Identifier, Value.Array[0, 7], (target, member, values) =>
        $"{target}.{member}({string.Join(", ", values)});");

    private static readonly Gen<string> Beside = Gen.Select(Gen.Int[0, 8], Identifier, Member, Attribute, Call.Array[1, 4], (kind, name, member, attribute, calls) => kind switch
    {
        0 => $"public class {name} {{ }}",
        1 => $"public class Named {{ {member} }}",
        2 => $"namespace {name} {{ public class Inside {{ }} }}",
        3 => $"{attribute} public partial class Other {{ }}",
        4 => $"namespace Unrolled {{ public class {name} {{ }} }}",
        5 => $"{attribute} public partial class gesture {{ }}",
        6 or 7 => $"public static class Caller {{ public static void Run(Gesture g, float[] x, float[] y, int[] tokens) {{ {string.Join(" ", calls)} }} }}",
        _ => "public class Named { public Named(int number = 0) { } }",
    });

    /// <summary>A file with a model, more or less.</summary>
    public static readonly Gen<string> Whole = Gen.Select(
        Attribute, Modifiers, Bases, Weighted((8, Member), (1, Explicit)).Array[0, 4], Beside.Array[0, 2], Weighted((6, Gen.Const("")), (1, Identifier)),
        (attribute, modifiers, bases, members, beside, space) =>
        {
            string model = $"{attribute}\n{modifiers} Gesture{bases}\n{{\n{string.Join("\n", members)}\n}}\n";
            return $"using Unrolled;\n{string.Join("\n", beside)}\n{(space.Length > 0 ? $"namespace {space}\n{{\n{model}}}\n" : model)}";
        });

    /// <summary>The same while it is typed: a part is missing, or something else stands there.</summary>
    public static readonly Gen<string> Typed = Gen.Select(
        Whole, Gen.Int[0, 10_000], Gen.Int[0, 40], Weighted((3, Gen.Const("")), (1, Gen.OneOf("{", "}", "(", ")", "[", "]", "\"", "<", "class ", "/*", "#if X\n", "@", ";", "\0", "\u203f"))),
        (source, at, length, typed) =>
        {
            int from = at % source.Length;
            return source[..from] + typed + source[Math.Min(source.Length, from + length)..];
        });

    /// <summary>One or the other.</summary>
    public static readonly Gen<string> Any = Weighted((1, Whole), (1, Typed));

    private static Gen<string> Weighted(params (int Weight, Gen<string> Choice)[] choices) =>
        Gen.Frequency<string>([.. choices.Select(choice => (choice.Weight, (IGen<string>)choice.Choice))]);

    private static Gen<string> ValueOf(string name) => name switch
    {
        "HiddenSizes" => SizeList,
        "Bias" or "VariableLength" or "LearnedInitialState" or "Dropout" or "Trace" or "Peepholes" => Flag,
        _ when typeof(ModelAttribute).GetProperty(name)?.PropertyType is { IsEnum: true } type =>
            Weighted((8, Gen.OneOf(Enum.GetNames(type)).Select(value => $"{type.Name}.{value}")), (1, Gen.OneOf($"({type.Name})9", "Missing.Value", "1"))),
        "Activation" => Gen.OneOf("RnnActivation.Relu", "RnnActivation.Tanh", "1"),
        "Reset" => Gen.OneOf("GruReset.BeforeProduct", "GruReset.AfterProduct"),
        "Update" => Gen.OneOf("GruUpdate.Writes", "GruUpdate.Keeps"),
        _ => Number,
    };
}
