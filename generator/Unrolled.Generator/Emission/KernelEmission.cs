using Unrolled.Generator.Kernels;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Emission;

/// <summary>Writes one method of a kernel.</summary>
internal sealed class KernelEmission
{
    private const int Width = 140;

    private readonly CSharpWriter _writer;
    private readonly ExpressionEmission _expressions;

    public KernelEmission(CSharpWriter writer, ModelSpec spec, KernelNames names)
    {
        _writer = writer;
        _expressions = new ExpressionEmission(spec, names);
    }

    private KernelNames Names => _expressions.Names;

    public void Write(KernelMethod method)
    {
        var lanes = new LaneTypeEmission(method.LaneTypes ?? Array.Empty<int>(), _expressions.Number, Names);
        bool isEntry = KernelEntry.All.Contains(method.Name);
        _writer.Line($"/// <summary>{method.Summary}</summary>");
        WriteInlining(method.IsInlined ? Names.Inlined : method.IsAlone ? Names.NotInlined : "");
        using (Signature(isEntry && !lanes.Any, method, lanes))
        {
            new StatementEmission(_writer, _expressions, lanes).Write(method.Body);
        }

        if (lanes.Any && isEntry)
        {
            WriteDispatch(method, lanes);
        }
    }

    /// <summary>The entry point of the same name: it picks the width that the machine has.</summary>
    private void WriteDispatch(KernelMethod method, LaneTypeEmission lanes)
    {
        string arguments = string.Join(", ", method.Parameters.Select(p => p.Name));
        _writer.Line().Line("/// <summary>The same with vectors as wide as the machine has.</summary>");
        WriteInlining(Names.Inlined);
        using (Signature(isEntry: true, method, new LaneTypeEmission(Array.Empty<int>(), _expressions.Number, Names)))
        {
            foreach ((string condition, string types) in lanes.Widths)
            {
                _writer.Line($"{condition} {{ {method.Name}<{types}>({arguments}); }}");
            }
        }
    }

    private void WriteInlining(string attribute)
    {
        if (attribute.Length > 0)
        {
            _writer.Line(attribute);
        }
    }

    private CSharpWriter.Scope Signature(bool isEntry, KernelMethod method, LaneTypeEmission lanes)
    {
        string head = $"{(isEntry ? "internal" : "private")} static void {method.Name}{lanes.Parameters}(";
        string parameters = string.Join(", ", method.Parameters.Select(p => $"{TypeOf(p.Kind)} {p.Name}")) + ")";
        string constraints = string.Join(" ", lanes.Constraints);
        if (head.Length + parameters.Length <= Width)
        {
            _writer.Line(head + parameters);
        }
        else
        {
            _writer.Line(head).Line("    " + parameters);
        }

        return constraints.Length == 0 ? _writer.Block() : _writer.Block("    " + constraints);
    }

    private string TypeOf(MethodParameterKind kind) => kind switch
    {
        MethodParameterKind.Span => Names.Span(_expressions.Number),
        MethodParameterKind.ReadOnlySpan => Names.ReadOnlySpan(_expressions.Number),
        MethodParameterKind.Tokens => Names.ReadOnlySpan("int"),
        _ => "int",
    };
}
