using Unrolled.Generator.Kernels;
using Unrolled.Generator.Lowering;
using static System.FormattableString;

namespace Unrolled.Generator.Emission;

/// <summary>The nested class <c>Crowd</c>: many streams that step together.</summary>
internal static class CrowdEmission
{
    private const int CacheLine = 64;

    private const string Lengths =
        "/// <exception cref=\"global::System.ArgumentException\">A span does not have the length it needs, or overlaps one that it must not. Nothing has been written.</exception>";

    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (!frame.Spec.Crowd)
        {
            return;
        }

        writer.Lines($$"""
            /// <summary>Many streams at rest that step together, each to the bits that it gives alone.</summary>
            /// <param name="count">Streams, at least 1.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">There are none, or more than a span can hold.</exception>
            {{ClassEmission.GeneratedCode}}
            public Crowd CreateCrowd(int count) =>
                new Crowd(this, count);

            /// <summary>Many streams of one network: agents, voices, sensors. They step together, 16 in a vector, each to the bits that it gives alone.</summary>
            /// <remarks>Threads may step different streams at a time.</remarks>
            {{ClassEmission.GeneratedCode}}
            public sealed class Crowd
            {
                private readonly {{frame.Name}} _network;
                private readonly global::Unrolled.CrowdStates<{{frame.T}}> _states;

                internal Crowd({{frame.Name}} network, int count)
                {
                    _network = network;
                    _states = new global::Unrolled.CrowdStates<{{frame.T}}>(count, StateLength);{{(frame.Spec.LearnedInitialState ? "\n        Reset();" : "")}}
                }

                /// <summary>Streams.</summary>
                public int Count
                {
                    get { return _states.Count; }
                }

                /// <summary>Runs one step of every stream.</summary>
                /// <param name="xs">The input of each stream, one after the other: {{ParameterDoc.Numbers(frame.InputSize)}} each.</param>
                /// <param name="ys">Receives the output of each, {{ParameterDoc.Numbers(frame.OutputSize)}} each. Must not overlap <paramref name="xs"/>.</param>
                {{Lengths}}
                public void Step({{frame.ReadOnlySpan}} xs, {{frame.Span}} ys)
                {
                    Step(0, Count, xs, ys);
                }

                /// <summary>Runs one step of some neighbours: what a thread of several does.</summary>
                /// <param name="first">The first stream.</param>
                /// <param name="count">Streams; the others keep their states.</param>
                /// <param name="xs">The input of each of these, {{ParameterDoc.Numbers(frame.InputSize)}} each.</param>
                /// <param name="ys">Receives the output of each of these, {{ParameterDoc.Numbers(frame.OutputSize)}} each. Must not overlap <paramref name="xs"/>.</param>
                /// <exception cref="global::System.ArgumentOutOfRangeException">The crowd has no such streams. Nothing has been written.</exception>
                {{Lengths}}
                public void Step(int first, int count, {{frame.ReadOnlySpan}} xs, {{frame.Span}} ys)
                {
                    _states.CheckRange(first, count);
            """);
        Indented(writer, body => WriteStep(body, frame, "count", Neighbours(frame), isListed: false));
        writer.Lines($$"""
                }

                /// <summary>Runs one step of the streams of a list.</summary>
                /// <param name="active">Their numbers, ascending; the others keep their states.</param>
                /// <param name="xs">The input of each of these, {{ParameterDoc.Numbers(frame.InputSize)}} each.</param>
                /// <param name="ys">Receives the output of each of these, {{ParameterDoc.Numbers(frame.OutputSize)}} each. Must not overlap <paramref name="xs"/>.</param>
                {{Lengths}}
                public void Step(global::System.ReadOnlySpan<int> active, {{frame.ReadOnlySpan}} xs, {{frame.Span}} ys)
                {
                    _states.CheckActive(active);
            """);
        Indented(writer, body => WriteStep(body, frame, "active.Length", Listed(frame), isListed: true));
        writer.Lines($$"""
                }

                /// <summary>All streams go back to the rest state.</summary>
                public void Reset()
                {
                    {{(frame.Spec.LearnedInitialState ? "_states.Fill(_network.CreateState().AsSpan());" : "_states.AsSpan().Clear();")}}
                }

                /// <summary>Makes the state of one stream a given one: that of <see cref="CreateState"/> for the rest state.</summary>
                /// <param name="stream">Its number, from 0.</param>
                /// <param name="state">The state that is copied.</param>
                /// <exception cref="global::System.ArgumentNullException"><paramref name="state"/> is null.</exception>
                /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such stream.</exception>
                public void Set(int stream, State state)
                {
                    global::Unrolled.Guard.NotNull(state, "state");
                    _states.Write(stream, state.AsSpan());
                }

                /// <summary>Copies the state of one stream.</summary>
                /// <param name="stream">Its number, from 0.</param>
                /// <param name="state">The state that is overwritten.</param>
                /// <exception cref="global::System.ArgumentNullException"><paramref name="state"/> is null.</exception>
                /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such stream.</exception>
                public void CopyTo(int stream, State state)
                {
                    global::Unrolled.Guard.NotNull(state, "state");
                    _states.Read(stream, state.AsSpan());
                }

                /// <summary>All states, to be saved or set: number n of stream i stands at (i / 16 * StateLength + n) * 16 + i % 16.</summary>
                public {{frame.Span}} AsSpan()
                {
                    return _states.AsSpan();
                }
            }

            """);
    }

    private static void Indented(CSharpWriter writer, Action<CSharpWriter> write)
    {
        var inside = new CSharpWriter();
        write(inside);
        foreach (string line in inside.ToString().TrimEnd('\n').Split('\n'))
        {
            writer.Line(line.Length == 0 ? "" : "        " + line);
        }
    }

    /// <summary>The blocks that neighbours stand in: all lanes run, those of others keep their states.</summary>
    private static string Neighbours(ClassFrame frame) => $$"""
        for (int done = 0; done < count;)
        {
            int stream = first + done;
            int lane = stream % 16;
            int lanes = global::System.Math.Min(16 - lane, count - done);
            global::Unrolled.CrowdRows.ToLanes(xs.Slice(done * InputSize, lanes * InputSize), InputSize, lane, x);
            {{frame.Kernels}}.{{KernelEntry.CrowdStep}}({{Parameters(frame)}}, _states.BlockOf(stream), next, x, y, work);
            _states.Keep(stream, lanes, next);
            global::Unrolled.CrowdRows.FromLanes(y, OutputSize, lane, ys.Slice(done * OutputSize, lanes * OutputSize));
            done += lanes;
        }

        """ + Head(frame);

    /// <summary>Up to 16 of the list at a time, gathered into a block.</summary>
    private static string Listed(ClassFrame frame) => $$"""
        for (int done = 0; done < active.Length; done += 16)
        {
            int lanes = global::System.Math.Min(16, active.Length - done);
            for (int lane = 0; lane < lanes; lane++)
            {
                _states.Read(active[done + lane], one);
                global::Unrolled.CrowdRows.ToLanes(({{frame.ReadOnlySpan}})one, StateLength, lane, now);
            }

            global::Unrolled.CrowdRows.ToLanes(xs.Slice(done * InputSize, lanes * InputSize), InputSize, 0, x);
            {{frame.Kernels}}.{{KernelEntry.CrowdStep}}({{Parameters(frame)}}, now, next, x, y, work);
            for (int lane = 0; lane < lanes; lane++)
            {
                global::Unrolled.CrowdRows.FromLanes(({{frame.ReadOnlySpan}})next, StateLength, lane, one);
                _states.Write(active[done + lane], one);
            }

            global::Unrolled.CrowdRows.FromLanes(y, OutputSize, 0, ys.Slice(done * OutputSize, lanes * OutputSize));
        }

        """ + Head(frame);

    private static string Parameters(ClassFrame frame) => $"({frame.ReadOnlySpan})_network.Parameters";

    private static string Head(ClassFrame frame)
    {
        var head = new CSharpWriter();
        OutputText.WriteRows(head, frame, "ys", severalRows: true);
        return head.ToString().TrimEnd('\n');
    }

    /// <summary>The checks, the scratch memory of 16 streams (inputs, outputs, states before and after, that of the step), and the loop.</summary>
    private static void WriteStep(CSharpWriter writer, ClassFrame frame, string count, string loop, bool isListed)
    {
        writer.Lines($"""
            global::Unrolled.Guard.Rows(xs.Length, {count}, InputSize, "xs");
            global::Unrolled.Guard.Rows(ys.Length, {count}, OutputSize, "ys");
            global::Unrolled.Guard.Apart(xs, ys, "xs", "ys");

            """);
        const int streams = StreamLanes.Streams;
        int state = frame.Kernel.State.Length;
        List<(string Name, string Length, int Count)> parts = new()
        {
            ("next", "16 * StateLength", streams * state),
            ("x", "16 * InputSize", streams * frame.InputSize),
            ("y", "16 * OutputSize", streams * frame.OutputSize),
        };
        if (isListed)
        {
            parts.Add(("now", "16 * StateLength", streams * state));
            parts.Add(("one", "StateLength", state));
        }

        parts.Add(("work", Invariant($"{frame.Kernel.CrowdWorkLength}"), frame.Kernel.CrowdWorkLength));
        int total = parts.Sum(part => part.Count);
        int line = CacheLine / frame.BytesPerNumber;
        var spans = new CSharpWriter();
        spans.Line("scratch = global::Unrolled.CrowdRows.Aligned(scratch);");
        int start = 0;
        foreach ((string name, string length, int part) in parts)
        {
            spans.Line(Invariant($"{frame.Span} {name} = scratch.Slice({start}, {length});"));
            start += part;
        }

        ScratchEmission.Write(writer, frame, "scratch", Invariant($"{total} + {line}"), total + line, spans.Line().ToString() + loop);
    }
}
