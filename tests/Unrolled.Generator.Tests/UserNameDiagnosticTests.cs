using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Names of the user's own beside the generated code: it compiles without a warning, and means what it meant.</summary>
public sealed class UserNameDiagnosticTests
{
    private const string Sizes = "Input = 2, Hidden = 2, Steps = 5, Output = 2";

    /// <summary>Members of a model, with the overloads that would be ambiguous beside a name or an argument without its types.</summary>
    private static readonly string[] Members =
    [
        "public void Save(System.IO.TextWriter writer) { } public static Gesture Load(System.IO.TextReader reader) => null!;",
        "public void Backward(int number) { } public static void ForwardLogits(int number) { } public static Gesture CreateRandom() => null!;",
        "public static void Step(System.ReadOnlySpan<float> p, System.Span<float> s, System.ReadOnlySpan<float> x, System.Span<float> y, int i) { }",
        "public static void Forward(System.ReadOnlySpan<float> p, System.Span<float> s, System.ReadOnlySpan<float> x, System.Span<float> y, object? o) { }",
        "public static void Process(System.ReadOnlySpan<float> p, System.Span<float> s, System.ReadOnlySpan<float> x, System.Span<float> y, string o) { }",
        "public static void Rest(int number) { } public void RestBackward(int number) { } public void Step() { } public void Process() { } public void Predict() { }",
        "private static string nameof(object value) => \"\"; public string Name => nameof(1);",
        "private static string nameof(params object[] values) => \"\"; public string Name => nameof();",
        "private int parameters, state, input, output, network, x, y, t, k, steps, work, tape, scratch, rented; private class System { } private class Span { }",
        "private int Math => 1; private int Guard() => 2; private class Unrolled { } private class Heads { } private class Checkpoint { }",
        "private class @var { } private class @nint { }",
        "public Gesture(object value) : this(System.Array.Empty<float>()) { } public Gesture(float[] p) : this((System.ReadOnlySpan<float>)p) { }",
        "public Gesture() : this(new float[ParameterLength]) { } public Gesture(params float[] p) : this((System.ReadOnlySpan<float>)p) { }",
    ];

    /// <summary>Types and namespaces around it.</summary>
    private static readonly string[] Others =
    [
        "internal class @var { }",
        "internal class @nint { }",
        "namespace @nameof { internal class Inside { } }",
        "internal class @nameof { }",
        "internal class Span { } internal class ReadOnlySpan { } internal class Math { } internal class IntPtr { } internal class Vector256 { } internal class Lane { }",
        "internal class Guard { } internal class ILanes { } internal class Heads { } internal class StrictMath { } internal class LaneSum { } internal class TokenGradient { }",
        "namespace Unrolled { internal class Span<T> { } internal class Math { } internal class IntPtr { } internal class GestureKernels { } internal class Lane { } }",
        "namespace Unrolled.Lane { internal class Guard { } internal class Span<T> { } internal class Math { } }",
        "internal class GestureKernels { } internal class Kernels { } internal class State { } internal class Layout { } internal class V16 { }",
        "internal static class More { internal static void Fill<T>(this System.Span<T> span, T value) { } internal static void Clear<T>(this System.Span<T> span) { } }",
    ];

    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            const string loops = ", Plan = Plan.Loops, LearnedInitialState = true, Trace = true, VariableLength = true";
            const string straight = ", ReadSteps = 2, Feedback = Feedback.Output";
            TheoryData<string, string, string, string> cases = [];
            foreach ((Target target, string options) in new[] { (Target.Net10, loops), (Target.Net10, straight), (Target.Net8, loops), (Target.NetStandard, straight) })
            {
                cases.AddRange([.. Members.Select(member => (target.Name, options, "", member)), .. Others.Select(other => (target.Name, options, other, ""))]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Compiles_beside(string target, string options, string others, string members)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            #pragma warning disable CS8981, CS1591, CS0169, CS0414
            using Unrolled;
            {{others}}
            namespace Games
            {
                [LstmModel({{Sizes}}{{options}})] public partial class Gesture { {{members}} }
            }
            """, Target.Named(target));

        Assert.Empty(await run.Diagnostics());
        Compiled.AssertClean(run);
    }

    /// <summary>An overload that fits the arguments better than the generated one would be called instead of it.</summary>
    [Fact]
    public void The_users_overloads_are_not_called()
    {
        const string Numbers = "System.Span<float>";
        GeneratorRun run = GeneratorRun.Of($$"""
            #pragma warning disable CS1591
            using Unrolled;
            [LstmModel({{Sizes}})] public partial class Gesture
            {
                public static void Forward({{Numbers}} p, System.ReadOnlySpan<float> x, {{Numbers}} y) => throw new System.InvalidOperationException();
                public static void Step({{Numbers}} p, {{Numbers}} s, System.ReadOnlySpan<float> x, {{Numbers}} y) => throw new System.InvalidOperationException();
                public static void Process({{Numbers}} p, {{Numbers}} s, System.ReadOnlySpan<float> x, {{Numbers}} y) => throw new System.InvalidOperationException();
                public static void ForwardLogits({{Numbers}} p, {{Numbers}} s, System.ReadOnlySpan<float> x, {{Numbers}} y, {{Numbers}} t) => throw new System.InvalidOperationException();
                public static float[] Run()
                {
                    Gesture network = CreateRandom(1);
                    float[] x = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
                    float[] y = new float[10];
                    float[] z = new float[10];
                    network.Predict(x, y);
                    State state = network.CreateState();
                    network.Step(state, new float[] { 1, 2 }, new float[2]);
                    state.Reset();
                    network.Process(state, x, z);
                    ((INetwork<float>)network).ForwardLogits(new float[StateLength], x, z, new float[TapeLength]);
                    return new[] { y[9], z[9] };
                }
            }
            """);
        using MemoryStream image = new();
        Assert.Empty(run.Complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        image.Position = 0;
        Type type = new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(image).GetType("Gesture", throwOnError: true)!;

        var last = (float[])type.GetMethod("Run")!.Invoke(null, null)!;

        Assert.NotEqual(0, last[0]);
        Assert.Equal(last[0], last[1]);
    }

    [Theory]
    [InlineData("namespace Unrolled { public class Guard { } }", "Unrolled.Guard")]
    [InlineData("namespace Unrolled { internal struct ParameterBlock<T> { } }", "Unrolled.ParameterBlock<T>")]
    [InlineData("namespace Unrolled.Lanes { internal interface ILanes<A, B> { } }", "Unrolled.Lanes.ILanes<A, B>")]
    [InlineData("namespace Unrolled.Lanes { internal class Span<T> { } }", "Unrolled.Lanes.Span<T>")]
    [InlineData("namespace Unrolled { internal class Lanes { } }", "Unrolled.Lanes")]
    [InlineData("namespace Unrolled { internal class Generated { } }", "Unrolled.Generated")]
    [InlineData("namespace Unrolled.Generated { internal class Span<T> { } }", "Unrolled.Generated.Span<T>")]
    [InlineData("internal class System { }", "System")]
    public async Task A_type_that_hides_the_librarys_is_named(string hiding, string name)
    {
        IReadOnlyList<string> messages = await Diagnosed.Verify($"[{{|UNR0034:LstmModel|}}({Sizes})] public partial class Gesture {{ }} {hiding}");

        Assert.StartsWith($"'{name}' of this project hides", Assert.Single(messages));
    }

    /// <summary>What is objected to does not compile; other types of the library's namespaces are the user's affair.</summary>
    [Theory]
    [InlineData("namespace Unrolled { internal class Guard<T> { } internal class Player { } }")]
    [InlineData("namespace Unrolled.Games { internal class Guard { } internal class Lanes { } }")]
    [InlineData("namespace Games { internal class System { } internal class Unrolled { } }")]
    [InlineData("namespace System { internal class Unrolled { } }")]
    public Task Another_type_is_none(string other) => Diagnosed.Verify($"[LstmModel({Sizes})] public partial class Gesture {{ }} {other}");

    [Theory]
    [InlineData("int INetwork<float, float>.{|UNR0035:InputLength|} => 1;", " : INetwork<float>")]
    [InlineData("ParameterLayout INetwork<float, float>.{|UNR0035:Layout|} => null!;", " : INetwork<float, float>")]
    [InlineData("void INetwork<float, float>.{|UNR0035:Rest|}(System.Span<float> state) { }", " : INetwork<float>")]
    [InlineData("int INetwork<float, float>.{|UNR0035:MaskLength|} => 1;", "")]
    public async Task Of_a_member_of_the_interface(string member, string bases)
    {
        IReadOnlyList<string> messages = await Diagnosed.Verify($"[LstmModel({Sizes})] public partial class Gesture{bases} {{ {member} }}");

        Assert.StartsWith("'INetwork<float, float>.", Assert.Single(messages));
    }

    [Theory]
    [InlineData("void System.IDisposable.Dispose() { }", " : System.IDisposable")]
    [InlineData("", " : INetwork<float>")]
    [InlineData("string Game.Layout => \"\";", " : Game")]
    public async Task Another_interface_is_none(string member, string bases)
    {
        string source = $"[LstmModel({Sizes})] internal partial class Gesture{bases} {{ {member} }} internal interface Game {{ string Layout {{ get; }} }}";

        Assert.Empty(await Diagnosed.Verify(source));
        Compiled.AssertClean(GeneratorRun.Of("using Unrolled;\n" + source));
    }
}
