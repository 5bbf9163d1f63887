using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Benchmarks.Quick;
using Unrolled.Generator;

namespace Unrolled.Benchmarks.GeneratorCost;

/// <summary>A project of annotated classes in memory, and what its generation and its compilation take.</summary>
internal sealed class GeneratedProject
{
    public const string Namespace = "Measured";
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator).Append(typeof(ModelAttribute).Assembly.Location).Distinct().Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation _written;

    public GeneratedProject(string classes)
    {
        SyntaxTree models = CSharpSyntaxTree.ParseText($"using Unrolled;\nnamespace {Namespace};\n{classes}", Parse, "Models.cs");
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        _written = CSharpCompilation.Create("Measured", [models, Elsewhere(0)], References, options);
    }

    /// <summary>A driver that has generated nothing yet, on a project whose symbols are bound already.</summary>
    public double ColdMilliseconds(int times)
    {
        _written.GetDiagnostics();
        return Statistics.Median(Enumerable.Range(0, times).Select(_ => Milliseconds(() => NewDriver().RunGenerators(_written))));
    }

    /// <summary>The same driver after a keystroke in another file.</summary>
    public double CachedMilliseconds(int times)
    {
        GeneratorDriver driver = NewDriver().RunGenerators(_written);
        return Statistics.Median(Enumerable.Range(1, times).Select(edit =>
        {
            Compilation edited = _written.ReplaceSyntaxTree(_written.SyntaxTrees[1], Elsewhere(edit));
            return Milliseconds(() => driver = driver.RunGenerators(edited));
        }));
    }

    /// <summary>Binding, flow analysis and IL of all that was written and generated.</summary>
    public double CompileMilliseconds(int times)
    {
        NewDriver().RunGeneratorsAndUpdateCompilation(_written, out Compilation complete, out _);
        return Statistics.Median(Enumerable.Range(0, times).Select(_ => Milliseconds(() => Emit(complete.Clone()))));
    }

    public int TextLength => NewDriver().RunGenerators(_written).GetRunResult().GeneratedTrees.Sum(tree => tree.Length);

    public MemoryStream Image()
    {
        NewDriver().RunGeneratorsAndUpdateCompilation(_written, out Compilation complete, out _);
        return Emit(complete);
    }

    private static MemoryStream Emit(Compilation compilation)
    {
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        image.Position = 0;
        return result.Success ? image : throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
    }

    private static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([new UnrolledGenerator().AsSourceGenerator()], parseOptions: Parse);

    private static SyntaxTree Elsewhere(int edit) => CSharpSyntaxTree.ParseText($"internal class Elsewhere {{ public int Number = {edit}; }}", Parse, "Elsewhere.cs");

    private static double Milliseconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
