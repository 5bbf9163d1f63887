using System.Numerics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator;

namespace Unrolled.Conformance.Running;

/// <summary>Annotated classes, run through the real generator, compiled in memory with warnings as errors, and loaded.</summary>
/// <remarks>All shapes go into one compilation. A class whose code does not compile is taken out, with the reason, and the rest is compiled again.</remarks>
internal sealed class ModelCompilation
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private readonly Dictionary<ModelShape, Type> _types = [];
    private readonly Dictionary<ModelShape, string> _failures = [];

    public static ModelCompilation Of(IEnumerable<ModelShape> shapes)
    {
        var compilation = new ModelCompilation();
        compilation.Load(shapes.Distinct().ToArray());
        return compilation;
    }

    /// <summary>The generated class, or null with the reason why there is none.</summary>
    public Type? Find(ModelShape shape, out string? failure)
    {
        _failures.TryGetValue(shape, out failure);
        return _types.GetValueOrDefault(shape);
    }

    /// <summary>A network of a shape that was compiled.</summary>
    public IModel<T> Create<T>(ModelShape shape)
        where T : unmanaged, INumber<T> =>
        shape.Vocabulary > 0 ? new GeneratedModel<T, int>(_types[shape]) : new GeneratedModel<T, T>(_types[shape]);

    private void Load(ModelShape[] shapes)
    {
        while (shapes.Length > 0 && !TryLoad(shapes))
        {
            ModelShape[] remaining = shapes.Where(shape => !_failures.ContainsKey(shape)).ToArray();
            if (remaining.Length == shapes.Length)
            {
                // An error that belongs to no class, such as an exception of the generator: the halves tell whose it is.
                Load(shapes[..(shapes.Length / 2)]);
                remaining = shapes[(shapes.Length / 2)..];
            }

            shapes = remaining;
        }
    }

    /// <summary>Loads all, or says which of them failed where that can be told.</summary>
    private bool TryLoad(IReadOnlyList<ModelShape> shapes)
    {
        SyntaxTree[] trees = shapes.Select(shape => CSharpSyntaxTree.ParseText(CaseSource.Of(shape), Parse, shape.ClassName + ".cs")).ToArray();
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: NullableContextOptions.Enable);
        var before = CSharpCompilation.Create("Unrolled.Conformance.Models", trees, References(), options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new UnrolledGenerator().AsSourceGenerator()], parseOptions: Parse);
        driver.RunGeneratorsAndUpdateCompilation(before, out Compilation after, out var reported);

        using var image = new MemoryStream();
        Diagnostic[] errors = reported.Concat(after.Emit(image).Diagnostics).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            Blame(shapes, errors);
            return false;
        }

        Assembly assembly = Assembly.Load(image.ToArray());
        foreach (ModelShape shape in shapes)
        {
            _types[shape] = assembly.GetType($"{CaseSource.Namespace}.{shape.ClassName}", throwOnError: true)!;
        }

        return true;
    }

    // A generated file's path contains the name of its class.
    private void Blame(IReadOnlyList<ModelShape> shapes, Diagnostic[] errors)
    {
        foreach (ModelShape shape in shapes)
        {
            Diagnostic? own = shapes.Count == 1
                ? errors[0]
                : errors.FirstOrDefault(error => PathOf(error).Contains(shape.ClassName + ".", StringComparison.Ordinal));
            if (own is not null)
            {
                _failures[shape] = $"{shape.ClassName} does not compile: {own.ToString().ReplaceLineEndings("\n").Split('\n')[0]}";
            }
        }
    }

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath ?? "";

    // The framework this program runs on, and the library.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Append(typeof(ModelAttribute).Assembly.Location)
        .Distinct()
        .Select(path => MetadataReference.CreateFromFile(path));
}
