using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Every snippet of README and docs compiles as it stands, and runs.</summary>
/// <remarks>
/// What a snippet takes for granted stands in a comment before it, which a reader does not see: <c>&lt;!-- given: var input = new float[60]; --&gt;</c>.
/// <c>&lt;!-- goes on --&gt;</c> says that it continues the snippets before it on the page. The project has the weights file of <see cref="PretrainedModel"/>.
/// </remarks>
public sealed class DocumentationTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading; using Unrolled;";

    private static readonly Lock Folder = new();

    private static readonly MetadataReference Weights = MetadataReference.CreateFromFile(typeof(Unrolled.Weights.WeightsFile).Assembly.Location);

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Repository.Path("docs"), "*.md").Select(page => "docs/" + Path.GetFileName(page)).Append("README.md").Where(page => DocumentationPage.Of(page).Count > 0)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_snippet_runs(string page)
    {
        foreach (DocumentationSnippet snippet in DocumentationPage.Of(page))
        {
            CSharpCompilation program = Compiled(snippet.Source);
            Diagnostic[] errors = [.. program.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error)];
            Assert.True(errors.Length == 0, $"{page}, line {snippet.Line}:\n{string.Join('\n', errors.Select(e => e.ToString()))}\n{snippet.Source}");
            try
            {
                Run(program);
            }
            catch (TargetInvocationException error)
            {
                Assert.Fail($"{page}, line {snippet.Line}: {error.InnerException}\n{snippet.Source}");
            }
        }
    }

    /// <summary>Directives first, though what is given stands before them; then statements, then types, as a program without a Main must be.</summary>
    private static CSharpCompilation Compiled(string source)
    {
        IEnumerable<string> lines = source.Split('\n').OrderBy(line => !IsDirective(line));
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(string.Join('\n', lines));
        string statements = string.Concat(unit.Members.OfType<GlobalStatementSyntax>().Select(s => s.ToFullString()));
        string types = string.Concat(unit.Members.Where(m => m is not GlobalStatementSyntax).Select(m => m.ToFullString()));
        string program = $"{Usings}\n{string.Concat(unit.Usings.Where(u => !Usings.Contains(u.ToString(), StringComparison.Ordinal)))}\n{statements}\n_ = 0;\n{types}";
        CSharpCompilation written = (CSharpCompilation)GeneratorRun.Of(program, references: Weights).Written.WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        CSharpGeneratorDriver
            .Create([new UnrolledGenerator().AsSourceGenerator()], additionalTexts: [PretrainedModel.File()], parseOptions: (CSharpParseOptions)written.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(written, out Compilation complete, out _);
        return (CSharpCompilation)complete;
    }

    private static bool IsDirective(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal) && !line.Contains('(', StringComparison.Ordinal);

    private static void Run(CSharpCompilation program)
    {
        using var image = new MemoryStream();
        Assert.True(program.Emit(image).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        MethodInfo main = context.LoadFromStream(image).EntryPoint!;
        string folder = Directory.CreateTempSubdirectory("unrolled").FullName;
        lock (Folder)
        {
            string before = Environment.CurrentDirectory;
            TextWriter console = Console.Out;
            try
            {
                Environment.CurrentDirectory = folder;
                Console.SetOut(TextWriter.Null);
                main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            }
            finally
            {
                Console.SetOut(console);
                Environment.CurrentDirectory = before;
                Directory.Delete(folder, recursive: true);
                context.Unload();
            }
        }
    }
}
