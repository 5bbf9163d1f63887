using Unrolled.Generator.Memory;
using static Unrolled.Generator.Emission.DocText;

namespace Unrolled.Generator.Emission;

/// <summary>The nested class <c>State</c>: what a stream carries. Being nested it fits its own model only, as the compiler checks.</summary>
internal static class StateEmission
{
    /// <summary>The parts in their order: <c>h_l0 (2), c_l0 (2)</c>.</summary>
    public static string Parts(ClassFrame frame) =>
        frame.Kernel.State.Parts.Count == 0 ? "nothing" : string.Join(", ", frame.Kernel.State.Parts.Select(part => $"{part.Name} ({Number(part.Length)})"));

    /// <summary>The scratch memory of a stream's steps as an argument, of exactly the type that generated methods take.</summary>
    public static string Work(ClassFrame frame) => frame.Kernel.WorkLength == 0 ? frame.NoSpan : "state.Work";

    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (frame.Spec.Type.IsStatic)
        {
            return;
        }

        writer.Lines($$"""
            /// <summary>What one stream carries from step to step: {{Parts(frame)}}. Not for two threads at once.</summary>
            {{ClassEmission.GeneratedCode}}
            public sealed class State
            {
                private readonly global::Unrolled.ParameterBlock<{{frame.T}}> _numbers = new global::Unrolled.ParameterBlock<{{frame.T}}>(StateLength);
            {{Construction(frame)}}

                /// <summary>Goes back to the rest state.</summary>
                public void Reset()
                {
                    {{(frame.Spec.LearnedInitialState ? $"Rest(({frame.ReadOnlySpan})_network.Parameters, _numbers.Span);" : "_numbers.Span.Clear();")}}
                }

                /// <summary>An independent copy, to look ahead from here and come back.</summary>
                public State Clone()
                {
                    State clone = new State({{(frame.Spec.LearnedInitialState ? "_network" : "")}});
                    CopyTo(clone);
                    return clone;
                }

                /// <summary>Makes another state equal to this one, without allocating.</summary>
                /// <param name="other">The state that is overwritten.</param>
                /// <exception cref="global::System.ArgumentNullException"><paramref name="other"/> is null.</exception>
                public void CopyTo(State other)
                {
                    if (other is null)
                    {
                        throw new global::System.ArgumentNullException("other");
                    }

                    _numbers.Span.CopyTo(other._numbers.Span);
                }

                /// <summary>The numbers themselves, to be saved or set.</summary>
                /// <remarks>
            """);
        WriteParts(writer, frame.Kernel.State.Parts);
        writer.Lines($$"""
                /// </remarks>
                public {{frame.Span}} AsSpan()
                {
                    return _numbers.Span;
                }
            """);
        if (HasWork(frame))
        {
            WriteWork(writer, frame);
        }

        writer.Line("}").Line();
    }

    private static bool HasWork(ClassFrame frame) => frame.HasSteps && frame.Kernel.WorkLength > 0;

    /// <summary>Memory on the stack would be zeroed anew for each step, and stand at any address.</summary>
    private static void WriteWork(CSharpWriter writer, ClassFrame frame) => writer.Lines($$"""

                private readonly global::Unrolled.ParameterBlock<{{frame.T}}> _work = new global::Unrolled.ParameterBlock<{{frame.T}}>(WorkLength);

                /// <summary>Scratch memory of the stream's steps.</summary>
                internal {{frame.Span}} Work
                {
                    get { return _work.Span; }
                }
            """);

    /// <summary>A state whose rest is learned knows its network.</summary>
    private static string Construction(ClassFrame frame) => frame.Spec.LearnedInitialState
        ? $$"""
                private readonly {{frame.Name}} _network;

                internal State({{frame.Name}} network)
                {
                    _network = network;
                    Reset();
                }
            """
        : """

                internal State()
                {
                }
            """;

    private static void WriteParts(CSharpWriter writer, IReadOnlyList<StatePart> parts)
    {
        if (parts.Count == 0)
        {
            writer.Line("    /// There are none: no layer carries anything.");
            return;
        }

        writer.Line("    /// <code>");
        foreach (string line in Table(parts.Select(Row).ToList()))
        {
            writer.Line("    /// " + Xml(line));
        }

        writer.Line("    /// </code>");
    }

    private static string[] Row(StatePart part) => part.Length == 1
        ? new[] { part.Name, "at", Number(part.Offset) }
        : new[] { part.Name, "from", Number(part.Offset), "to", Number(part.Offset + part.Length - 1) };
}
