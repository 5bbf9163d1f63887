using Unrolled.Generator.Kernels;
using Unrolled.Generator.Lowering;

namespace Unrolled.Generator.Emission;

/// <summary>Writes the private methods of a kernel.</summary>
internal static class KernelEmission
{
    private const string System = "global::System.";

    public static void Write(CSharpWriter writer, KernelMethod method, Kernel kernel)
    {
        var expressions = new ExpressionEmission(kernel.Spec);
        writer.Line("/// <summary>");
        foreach (string line in method.Summary)
        {
            writer.Line($"/// {line}");
        }

        writer.Line("/// </summary>");
        writer.Line(ClassEmission.GeneratedCode);
        string[] parameters = method.Parameters.Select(p => $"{TypeOf(p.Kind, expressions.Number)} {p.Name}").ToArray();
        var lanes = new LaneTypeEmission(method.LaneTypes ?? Array.Empty<int>(), expressions.Number);
        using (Signature(writer, method.Name + lanes.Parameters, parameters, lanes.Constraints))
        {
            new StatementEmission(writer, expressions, lanes).Write(method.Body);
        }

        if (lanes.Any && KernelEntry.All.Contains(method.Name))
        {
            WriteDispatch(writer, method, parameters, lanes);
        }
    }

    /// <summary>The entry point of the same name: it picks the width that the machine has.</summary>
    private static void WriteDispatch(CSharpWriter writer, KernelMethod method, string[] parameters, LaneTypeEmission lanes)
    {
        string arguments = string.Join(", ", method.Parameters.Select(p => p.Name));
        writer.Line().Line($"/// <summary>{method.Summary[0]} With vectors as wide as the machine has.</summary>").Line(ClassEmission.GeneratedCode);
        using (Signature(writer, method.Name, parameters, Array.Empty<string>()))
        {
            foreach ((string condition, string types) in lanes.Widths)
            {
                using (writer.Block(condition))
                {
                    writer.Line($"{method.Name}<{types}>({arguments});");
                }
            }
        }
    }

    /// <summary>A line a parameter, a line a constraint, and the open brace.</summary>
    private static CSharpWriter.Scope Signature(CSharpWriter writer, string name, string[] parameters, IReadOnlyList<string> constraints)
    {
        writer.Line($"private static void {name}(");
        string[] lines = parameters.Select((p, i) => $"    {p}{(i < parameters.Length - 1 ? "," : ")")}").Concat(constraints.Select(c => $"    {c}")).ToArray();
        foreach (string line in lines.Take(lines.Length - 1))
        {
            writer.Line(line);
        }

        return writer.Block(lines[lines.Length - 1]);
    }

    public static string TypeOf(MethodParameterKind kind, string number) => kind switch
    {
        MethodParameterKind.Span => $"{System}Span<{number}>",
        MethodParameterKind.ReadOnlySpan => $"{System}ReadOnlySpan<{number}>",
        MethodParameterKind.Tokens => $"{System}ReadOnlySpan<int>",
        _ => "int",
    };
}
