using System.Globalization;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Emission;

/// <summary>
/// The class of the private methods that do the arithmetic, once the public ones have checked their arguments: local to the file, in a namespace
/// with usings of its own, where C# has such classes; else nested and private. Nullability is off in it: it has numbers and spans alone, and the
/// compiler's analysis of nulls took a quarter of its time.
/// </summary>
internal static class KernelsEmission
{
    private const string NoNulls = "#nullable disable // Numbers and spans: nothing below can be null.";

    /// <summary>The nested class, for languages without file-local types.</summary>
    public static void WriteNested(CSharpWriter writer, ClassFrame frame)
    {
        if (!frame.Spec.Target.HasFileTypes)
        {
            writer.Line(NoNulls).Line("/// <summary>The arithmetic.</summary>").Line(ClassEmission.GeneratedCode);
            WriteClass(writer, frame, "private static partial class " + frame.KernelClass, new KernelNames(AreShort: false));
            writer.Line("#nullable restore");
        }
    }

    /// <summary>The class that is local to the file.</summary>
    public static void WriteFileLocal(CSharpWriter writer, ClassFrame frame)
    {
        if (!frame.Spec.Target.HasFileTypes)
        {
            return;
        }

        writer.Line().Line(NoNulls);
        using (writer.Block("namespace " + KernelNames.Namespace))
        {
            foreach (string import in Imports(frame))
            {
                writer.Line($"using {import};");
            }

            writer.Line().Line($"/// <summary>The arithmetic of {frame.Name.TrimStart('@')}.</summary>").Line(ClassEmission.GeneratedCode);
            WriteClass(writer, frame, "file static class " + frame.KernelClass, new KernelNames(AreShort: true));
        }
    }

    /// <summary>The namespaces whose types the kernels name, and the class whose functions they call over single numbers.</summary>
    private static IEnumerable<string> Imports(ClassFrame frame)
    {
        yield return "global::System";
        bool hasLanes = frame.Kernel.Methods.Any(m => m.LaneTypes?.Count > 0);
        if (hasLanes || frame.Kernel.Methods.Any(m => m.IsInlined))
        {
            yield return "global::System.Runtime.CompilerServices";
        }

        if (hasLanes)
        {
            yield return "global::System.Runtime.Intrinsics";
            yield return "global::Unrolled.Lanes";
        }

        bool isFused = frame.Spec.Arithmetic == ArithmeticKind.Fused;
        IEnumerable<Statement> single = frame.Kernel.Methods.SelectMany(m => KernelVisitor.WalkOutsideLanes(m.Body));
        if (KernelVisitor.Expressions(single).Any(e => e is Activation || (isFused && e is MultiplyAdd)))
        {
            yield return "static global::Unrolled." + (isFused ? "FusedMath" : "StrictMath");
        }
    }

    private static void WriteClass(CSharpWriter writer, ClassFrame frame, string header, KernelNames names)
    {
        var methods = new KernelEmission(writer, frame.Spec, names);
        using (writer.Block(header))
        {
            WritePlaces(writer, frame.Kernel.Methods);
            for (int i = 0; i < frame.Kernel.Methods.Count; i++)
            {
                if (i > 0)
                {
                    writer.Line();
                }

                methods.Write(frame.Kernel.Methods[i]);
            }
        }
    }

    /// <summary>The constants of the places that the methods name, a line a block of memory.</summary>
    private static void WritePlaces(CSharpWriter writer, IReadOnlyList<KernelMethod> methods)
    {
        foreach (IGrouping<string, Label> block in KernelVisitor.Labels(methods).Distinct().OrderBy(l => l.Value).GroupBy(l => l.Block).OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            writer.Line(block.Key switch
            {
                Spans.Parameters => "// Where tensors start in w, the parameter block: in a lane group the rows of x, of h and the biases, in a row the gates.",
                Spans.Tape => "// Where values start on the tape; each has a row a step.",
                _ => $"// Where values start in {block.Key}.",
            });
            string line = "private const int ";
            foreach (Label label in block)
            {
                string constant = label.Name + " = " + label.Value.ToString(CultureInfo.InvariantCulture);
                if (line.Length + constant.Length > 140)
                {
                    writer.Line(line.TrimEnd());
                    line = "    ";
                }

                line += constant + (label == block.Last() ? ";" : ", ");
            }

            writer.Line(line).Line();
        }
    }
}
