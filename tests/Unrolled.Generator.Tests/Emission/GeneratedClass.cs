using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Emission;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;
using Unrolled.Generator.Graph;
using Unrolled.Generator.Network;

namespace Unrolled.Generator.Tests.Emission;

/// <summary>The text of a class, compiled as C# 9 with documentation and every warning as an error, and run.</summary>
internal static class GeneratedClass
{
    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    public static string Text(Kernel kernel) => ClassEmission.Write(kernel, Equation.All(NetworkBuilder.Build(kernel.Spec).Shown));

    /// <summary>Compiles the class with the running sum as its kernels, and runs <paramref name="statements"/>, which return an object.</summary>
    public static object? Run(Kernel kernel, string statements)
    {
        Assembly assembly = Compile(
            Text(kernel),
            "/// <summary>The user's own part.</summary>\npublic partial class Gesture { }",
            HandMadeKernel.RunningSum,
            "internal static class Test { internal static object Run() { " + statements + " } }");
        try
        {
            return assembly.GetType("Test")!.GetMethod("Run", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw inner;
        }
    }

    public static Assembly Compile(params string[] sources)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp9, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create(
            "Generated" + Guid.NewGuid().ToString("N"), sources.Select(source => CSharpSyntaxTree.ParseText(source, parse)), References, options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics) + "\n" + sources[0]);
        return Assembly.Load(stream.ToArray());
    }
}
