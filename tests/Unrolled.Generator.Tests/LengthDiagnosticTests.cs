using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Unrolled.Generator.Calls;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Arguments whose length is known before the program runs: each with the text that is underlined.</summary>
public sealed class LengthDiagnosticTests
{
    private const string Needed = "'input' needs exactly 15 numbers (Gesture.InputLength), but has 14";

    [Theory]
    [InlineData("new float[14]")]
    [InlineData("new float[Gesture.InputLength - 1]")]
    [InlineData("new float[7 * Gesture.HiddenSize]")]
    [InlineData("new float[14L]")]
    [InlineData("(new float[14])")]
    [InlineData("(float[])new float[14]")]
    [InlineData("new float[14]!")]
    [InlineData("new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 }")]
    [InlineData("new[] { 0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 }")]
    [InlineData("[0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]")]
    [InlineData("stackalloc float[14]")]
    [InlineData("stackalloc float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 }")]
    [InlineData("stackalloc[] { 0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 }")]
    [InlineData("any ? new float[14] : [0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]")]
    [InlineData("span.Slice(0, 14)")]
    [InlineData("span.Slice(length: 14, start: 1)")]
    [InlineData("span[..14]")]
    [InlineData("span[2..16]")]
    [InlineData("array[..14]")]
    [InlineData("array[2..16]")]
    [InlineData("array.AsSpan(0, 14)")]
    [InlineData("array.AsSpan(2..16)")]
    [InlineData("MemoryExtensions.AsSpan(array, 0, 14)")]
    [InlineData("new float[14].AsSpan()")]
    [InlineData("new float[15].AsSpan(1)")]
    [InlineData("new float[15].AsSpan(1..)")]
    [InlineData("(new float[15])[1..]")]
    [InlineData("(new float[15])[..^1]")]
    [InlineData("(new float[16])[^15..^1]")]
    [InlineData("span.Slice(0, 15).Slice(1)")]
    [InlineData("span.Slice(0, 14).ToArray()")]
    [InlineData("new ReadOnlySpan<float>(new float[14])")]
    [InlineData("new ReadOnlySpan<float>(array, 1, 14)")]
    [InlineData("new(array, 1, 14)")]
    [InlineData("GC.AllocateUninitializedArray<float>(14)")]
    [InlineData("MemoryMarshal.CreateSpan(ref array[0], 14)")]
    [InlineData("buffer")]
    [InlineData("buffer[..]")]
    [InlineData("Numbers.Fourteen")]
    [InlineData("Numbers.Data")]
    [InlineData("Numbers.Kept")]
    public async Task A_length_is_wrong(string argument) =>
        Assert.Equal([Needed], await Verify($"gesture.Classify({{|UNR0037:{argument}|}})"));

    [Theory]
    [InlineData("var x = new float[14]")]
    [InlineData("float[] x = new float[14]")]
    [InlineData("float[] x = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 }")]
    [InlineData("Span<float> x = stackalloc float[14]")]
    [InlineData("Span<float> x = any ? stackalloc float[14] : new float[14]")]
    [InlineData("ReadOnlySpan<float> x = array.AsSpan(0, 14)")]
    [InlineData("ReadOnlySpan<float> x = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]")]
    [InlineData("var y = new float[14]; var x = y")]
    [InlineData("var x = new float[14]; x[0] = 1; Numbers.Use(x); (x[1], x[2]) = (1, 2)")]
    public async Task A_variable_of_one_value_has_a_wrong_length(string declaration) =>
        Assert.Equal([Needed], await Verify(declaration + "; gesture.Classify({|UNR0037:x|})"));

    [Theory]
    [InlineData("var x = new float[14]; x = array")]
    [InlineData("var x = new float[14]; (x, any) = (array, true)")]
    [InlineData("var x = new float[14]; Numbers.Set(out x)")]
    [InlineData("var x = new float[14]; Numbers.Change(ref x)")]
    [InlineData("var x = new float[14]; ref float[] y = ref x; y = array")]
    [InlineData("var x = new float[14]; x ??= array")]
    [InlineData("var x = new float[14]; Array.Resize(ref x, 15)")]
    [InlineData("Span<float> x = stackalloc float[14]; x.Grow()")]
    [InlineData("var x = any ? new float[14] : new float[13]")]
    [InlineData("var x = array")]
    [InlineData("var n = 14; var x = new float[n]")]
    [InlineData("float[] x = [0, .. array]")]
    [InlineData("Numbers.Set(out var x)")]
    [InlineData("Odd x = new float[14]")]
    [InlineData("Odd x = default")]
    [InlineData("var x = Numbers.Assigned")]
    [InlineData("var x = Numbers.Changing")]
    [InlineData("var x = Numbers.Itself")]
    [InlineData("var x = array.AsSpan(3)")]
    [InlineData("var x = array[..^1]")]
    [InlineData("var x = array.AsSpan(^14)")]
    public async Task A_length_that_may_be_another_is_not_objected_to(string declaration) =>
        Assert.Empty(await Verify(declaration + "; gesture.Classify(x)"));

    [Theory]
    [InlineData("gesture.Predict({|UNR0037:new float[15 + 1]|}, new float[10])", "'input' needs exactly 15 numbers (Gesture.InputLength), but has 16")]
    [InlineData("gesture.Predict(new float[15], {|UNR0037:new float[9]|})", "'output' needs exactly 10 numbers (Gesture.OutputLength), but has 9")]
    [InlineData("gesture.Predict(output: {|UNR0037:new float[9]|}, input: new float[15])", "'output' needs exactly 10 numbers (Gesture.OutputLength), but has 9")]
    [InlineData("gesture.Predict({|UNR0037:default|}, array)", "'input' needs exactly 15 numbers (Gesture.InputLength), but has 0")]
    [InlineData("gesture.Predict({|UNR0037:[]|}, array)", "but has 0")]
    [InlineData("gesture.Predict({|UNR0037:null|}, array)", "but has 0")]
    [InlineData("gesture.Predict({|UNR0037:Span<float>.Empty|}, array)", "but has 0")]
    [InlineData("gesture.Predict({|UNR0037:Array.Empty<float>()|}, array)", "but has 0")]
    [InlineData("gesture.Step(gesture.CreateState(), {|UNR0037:new float[2]|}, new float[2])", "'x' needs exactly 3 numbers (Gesture.InputSize), but has 2")]
    [InlineData("gesture.Process(gesture.CreateState(), {|UNR0037:new float[14]|}, span)", "'inputs' needs a multiple of 3 numbers (Gesture.InputSize), but has 14")]
    [InlineData("gesture.Process(gesture.CreateState(), new float[12], {|UNR0037:new float[9]|})", "'outputs' needs exactly 8 numbers (4 * Gesture.OutputSize, a row for each step), but has 9")]
    [InlineData("gesture.Process(gesture.CreateState(), array, {|UNR0037:new float[9]|})", "'outputs' needs a multiple of 2 numbers (Gesture.OutputSize), but has 9")]
    [InlineData("_ = new Gesture({|UNR0037:new float[47]|})", "'parameters' needs exactly 48 numbers (Gesture.ParameterLength), but has 47")]
    [InlineData("Gesture other = new({|UNR0037:new float[47]|})", "'parameters' needs exactly 48 numbers (Gesture.ParameterLength), but has 47")]
    [InlineData("Gesture.Forward(gesture.Parameters, {|UNR0037:gesture.Parameters|}, span)", "'input' needs exactly 15 numbers (Gesture.InputLength), but has 48")]
    [InlineData("Gesture.Forward({|UNR0037:gesture.CreateState().AsSpan()|}, array, span)", "'parameters' needs exactly 48 numbers (Gesture.ParameterLength), but has 4")]
    [InlineData("Gesture.Forward(gesture.Parameters, span, array, span, {|UNR0037:new float[19]|})", "'work' needs at least 20 numbers (Gesture.WorkLength), but has 19")]
    [InlineData("Gesture.ForwardLogits(array, span, array, span, {|UNR0037:new float[117]|})", "'tape' needs at least 118 numbers (Gesture.TapeLength), but has 117")]
    [InlineData("Gesture.Backward(array, array, span, span, span, {|UNR0037:new float[14]|})", "'inputGradient' needs exactly 15 numbers (Gesture.InputLength), or none where it is not wanted, but has 14")]
    [InlineData("Gesture.Backward(array, array, span, span, span, stateGradient: {|UNR0037:new float[5]|})", "'stateGradient' needs exactly 4 numbers (Gesture.StateLength), or none where it is not wanted, but has 5")]
    public async Task Each_parameter_needs_its_own(string call, string message) => Assert.EndsWith(message, Assert.Single(await Verify(call)));

    [Theory]
    [InlineData("gesture.Predict(new float[Gesture.InputLength], new float[Gesture.OutputLength])")]
    [InlineData("gesture.Predict(stackalloc float[15], stackalloc float[10])")]
    [InlineData("gesture.Process(gesture.CreateState(), new float[12], new float[8])")]
    [InlineData("gesture.Process(gesture.CreateState(), new float[0], new float[0])")]
    [InlineData("gesture.Process(gesture.CreateState(), array, new float[8])")]
    [InlineData("Gesture.Forward(gesture.Parameters, gesture.CreateState().AsSpan(), array, span, new float[21])")]
    [InlineData("Gesture.Backward(array, array, span, span, span, default, new float[4])")]
    [InlineData("gesture.Predict(new float[14])")]
    [InlineData("new Clock().Predict(new float[14], new float[1])")]
    [InlineData("_ = new Clock(new float[14])")]
    [InlineData("Action<float[]> later = x => gesture.Classify(x); later(new float[14])")]
    public async Task A_right_length_and_other_calls_are_not_objected_to(string call) => Assert.Empty(await Verify(call));

    [Fact]
    public async Task Two_lengths_are_wrong() =>
        Assert.Equal(2, (await Verify("gesture.Predict({|UNR0037:new float[14]|}, {|UNR0037:new float[9]|})")).Count);

    [Fact]
    public async Task Tokens_are_counted_as_tokens() =>
        Assert.Equal(
            ["'tokens' needs exactly 5 tokens (Speller.InputLength), but has 4", "'outputs' needs exactly 12 numbers (4 * Speller.OutputSize, a row for each step), but has 5"],
            await Diagnosed.VerifyCompiled("""
                [GruModel(Vocabulary = 7, Hidden = 3, Steps = 5)] public partial class Speller { }
                public static class Game
                {
                    public static void Run(Speller speller)
                    {
                        speller.Classify({|UNR0037:new int[4]|});
                        speller.Process(speller.CreateState(), new int[4], {|UNR0037:new float[5]|});
                    }
                }
                """));

    [Fact]
    public async Task A_constructor_chains_with_a_wrong_length() =>
        Assert.Equal(
            ["'parameters' needs exactly 48 numbers (Gesture.ParameterLength), but has 4"],
            await Diagnosed.VerifyCompiled("""
                [LstmModel(Input = 3, Hidden = 2, Steps = 5)]
                public partial class Gesture { public Gesture(string name) : this({|UNR0037:new float[StateLength]|}) { } }
                """));

    [Fact]
    public async Task A_field_that_a_constructor_sets_has_no_known_length() =>
        Assert.Single(await Diagnosed.VerifyCompiled("""
            [LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }
            public class Game
            {
                private readonly float[] _kept = new float[14];
                private readonly float[] _set = new float[14];
                private float[] _mutable = new float[14];
                public Game(float[] given) => this._set = given;
                public int Run(Gesture gesture) => gesture.Classify({|UNR0037:this._kept|}) + gesture.Classify(_set) + gesture.Classify(_mutable);
            }
            """));

    [Fact]
    public async Task A_model_of_another_assembly_is_checked_by_its_own_constants()
    {
        using MemoryStream image = new();
        Assert.Empty(GeneratorRun.Of(
            "using Unrolled;\n[LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { /// <summary/>\npublic void Predict(float[] input) { } }")
            .Complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        GeneratorRun run = GeneratorRun.Of(
            "public static class Game { public static void Run(Gesture gesture) { gesture.Classify(new float[14]); gesture.Predict(new float[14]); } }",
            references: MetadataReference.CreateFromImage(image.ToArray()));

        Assert.Equal(Needed, Assert.Single(await run.Diagnostics()).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>As it looks to the analyzer while it is being typed: a token is missing, or is there twice.</summary>
    [Fact]
    public async Task Half_typed_calls_break_nothing()
    {
        GeneratorRun run = GeneratorRun.Of("using Unrolled;\n" + Source("""
            Span<float> x = any ? stackalloc float[] { 1 } : new(array, 1, 14); gesture.Classify([1f, .. array]); gesture.Predict(output: x[2..^1], input: buffer[..]);
            gesture.Process(gesture.CreateState(), array.AsSpan(start: 1, length: 3)[..], span.Slice(0, 14).ToArray()); new Gesture(Numbers.Itself); gesture.Predict(default!, null)
            """));
        SyntaxTree tree = run.Written.SyntaxTrees.Single();
        string source = tree.ToString();
        SyntaxToken[] tokens = [.. tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Where(token => token.SpanStart > source.IndexOf("Span<float> x", StringComparison.Ordinal))];
        Assert.True(tokens.Length > 100);
        List<Exception> thrown = [];
        CompilationWithAnalyzersOptions options = new(new([]), (exception, _, _) => thrown.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        int reported = 0;

        for (int i = 0; i < tokens.Length; i++)
        {
            string typed = i % 2 == 0 ? source.Remove(tokens[i].SpanStart, tokens[i].Span.Length) : source.Insert(tokens[i].SpanStart, tokens[i].Text + " ");
            Compilation compilation = run.Complete.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(typed)));
            SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees.First());
            reported += (await new CompilationWithAnalyzers(compilation, [new CallAnalyzer()], options)
                .GetAnalyzerSemanticDiagnosticsAsync(model, null, TestContext.Current.CancellationToken)).Length;
        }

        Assert.Empty(thrown);
        Assert.True(reported > tokens.Length, $"{reported} diagnostics");
    }

    /// <summary>Every call of a program is asked as it is typed.</summary>
    [Fact]
    public void Calls_of_others_cost_no_memory()
    {
        Compilation compilation = GeneratorRun.Of("").Written;
        IMethodSymbol[] methods =
        [
            .. new[] { "System.MemoryExtensions", "System.String", "System.Math" }
                .SelectMany(name => compilation.GetTypeByMetadataName(name)!.GetMembers().OfType<IMethodSymbol>()),
        ];
        Assert.True(methods.Count(method => method.Parameters.Any(parameter => parameter.Type.Name == "ReadOnlySpan")) > 50);
        int found = Checked(methods);
        long before = GC.GetAllocatedBytesForCurrentThread();

        found += Checked(methods);

        Assert.Equal((0, 0), (GC.GetAllocatedBytesForCurrentThread() - before, found));
    }

    private static int Checked(IMethodSymbol[] methods)
    {
        int count = 0;
        foreach (IMethodSymbol method in methods)
        {
            count += ArgumentLengths.AreChecked(method) ? 1 : 0;
        }

        return count;
    }

    private static Task<IReadOnlyList<string>> Verify(string statements) => Diagnosed.VerifyCompiled(Source(statements));

    private static string Source(string statements) => $$"""
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        [LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { public void Predict(float[] input) { } }
        public class Clock { public Clock(params ReadOnlySpan<float> input) { } public void Predict(ReadOnlySpan<float> input, Span<float> output) { } }
        [InlineArray(14)] public struct Fourteen { private float _first; }
        public readonly struct Odd { public static implicit operator Odd(float[] x) => default; public static implicit operator ReadOnlySpan<float>(Odd x) => new float[15]; }
        public static class Numbers
        {
            public static readonly float[] Fourteen = new float[14];
            public static readonly float[] Assigned = new float[14];
            static Numbers() => Assigned = new float[15];
            public static ReadOnlySpan<float> Data => new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 };
            public static float[] Kept { get; } = new float[14];
            public static float[] Changing { get; set; } = new float[14];
            public static float[] Itself => Itself;
            public static void Set(out float[] x) => x = new float[15];
            public static void Change(ref float[] x) => x = new float[15];
            public static void Use(float[] x) { }
            public static void Grow(this ref Span<float> x) => x = new float[15];
        }
        public static class Game
        {
            public static void Run(Gesture gesture, float[] array, Span<float> span, Fourteen buffer, bool any) { {{statements}}; }
        }
        """;
}
