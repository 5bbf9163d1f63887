using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using static Unrolled.Generator.Kernels.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>Loops over time that call a method a step: pass after pass, in a pass a stretch of steps of the same kind after the other.</summary>
internal static class SequenceLowering
{
    /// <summary>The number of a step.</summary>
    public const string T = "t";

    /// <summary>All steps forward without a tape.</summary>
    public static KernelMethod Forward(LoweringContext context, SequencePlan sequences) =>
        ForwardSteps(context, sequences, KernelEntry.Forward, KernelSummaries.Forward);

    /// <summary>Any number of steps of a stream.</summary>
    public static KernelMethod Process(LoweringContext context, Body step, SequencePlan sequences) =>
        ForwardSteps(context.OfStream(step), sequences, KernelEntry.Process, KernelSummaries.Process);

    private static KernelMethod ForwardSteps(LoweringContext context, SequencePlan sequences, string name, string summary)
    {
        var code = new CodeWriter();
        var rows = new StepRows(context, sequences, Spans.Logits);
        AddSteps(code, context, context.Network.Passes, (phase, t) => code.Add(new CallMethod(
            StepNames.Inference(phase.Body),
            Whole(Spans.Parameters, Spans.State).Concat(rows.Arguments(phase, t)).Append(new Region(Spans.Work)))));
        return Method(context, name, code.Statements, summary, new MethodParameter(Spans.Work, Span));
    }

    /// <summary>All steps forward without a tape, from state to state: two places for it take turns.</summary>
    public static KernelMethod ForwardBetweenStates(LoweringContext context, SequencePlan sequences, Place next) =>
        StepsBetweenStates(context, sequences, next, KernelEntry.Forward, KernelSummaries.Forward);

    /// <summary>Any number of steps of a stream, from state to state.</summary>
    public static KernelMethod ProcessBetweenStates(LoweringContext context, Body step, SequencePlan sequences, Place next) =>
        StepsBetweenStates(context.OfStream(step), sequences, next, KernelEntry.Process, KernelSummaries.Process);

    private static KernelMethod StepsBetweenStates(LoweringContext context, SequencePlan sequences, Place next, string name, string summary)
    {
        var code = new CodeWriter();
        var rows = new StepRows(context, sequences, Spans.Logits);
        foreach (Pass pass in context.Network.Passes)
        {
            IReadOnlyList<Statement> block = code.Block(() => AddPassBetweenStates(code, context, pass, rows, next));
            code.Add(context.Network.Passes.Count == 1 ? block : new[] { new Scope(block) });
        }

        return Method(context, name, code.Statements, summary, new MethodParameter(Spans.Work, Span));
    }

    private static void AddPassBetweenStates(CodeWriter code, LoweringContext context, Pass pass, StepRows rows, Place next)
    {
        code.Note("Two places take turns as the state: nothing is copied between steps.");
        code.Add(new Slice(Spans.Now, Spans.State, 0, context.StateLength, Writable: true));
        code.Add(new Slice(Spans.Next, next.Span, next.Start, context.StateLength, Writable: true));
        code.Add(new Slice(Spans.Last, Spans.Now, 0, context.StateLength, Writable: true));
        AddPass(code, context, pass, pass.IsReversed, (phase, t) =>
        {
            code.Add(new CallMethod(
                StepNames.NextState(phase.Body),
                Whole(Spans.Parameters, Spans.Now, Spans.Next).Concat(rows.Arguments(phase, t)).Append(new Region(Spans.Work)).Concat(NumberOf(context, t))));
            code.Add(new Swap(Spans.Now, Spans.Next, Spans.Last));
        });

        Statement[] copies = pass.Carried.Select(carry => (Statement)new Copy(Part(Spans.Now, carry), Part(Spans.State, carry))).ToArray();
        if (context.HasLength || context.Steps % 2 == 1)
        {
            code.Note("After an odd number of steps the last state stands in scratch memory.");
        }

        if (context.HasLength)
        {
            code.Add(new IfOddLength(copies));
        }
        else if (context.Steps % 2 == 1)
        {
            code.Add(copies);
        }

        Region Part(string span, Carry carry) => new Place(span, context.StateStart(carry.State)).Of(carry.State.Space.Count);
    }

    /// <summary>The argument for the number of a step, where the order of its lane groups goes by it.</summary>
    public static IEnumerable<Argument> NumberOf(LoweringContext context, Index t) => context.AlternatesGroups ? new[] { new Number(t) } : Array.Empty<Argument>();

    /// <summary>Whole spans as arguments.</summary>
    public static IEnumerable<Argument> Whole(params string[] spans) => spans.Select(span => new Region(span));

    /// <summary>Writes <paramref name="step"/> for each step, in the order of the passes.</summary>
    public static void AddSteps(CodeWriter code, LoweringContext context, IEnumerable<Pass> passes, Action<Phase, Index> step)
    {
        foreach (Pass pass in passes)
        {
            AddPass(code, context, pass, pass.IsReversed, step);
        }
    }

    /// <summary>The steps of one pass, from the last to the first where <paramref name="down"/>.</summary>
    public static void AddPass(CodeWriter code, LoweringContext context, Pass pass, bool down, Action<Phase, Index> step)
    {
        foreach (Phase phase in down ? pass.Phases.Reverse() : pass.Phases)
        {
            if (context.HasLength)
            {
                Bound from = context.BoundOf(phase.First);
                code.StepLoop(T, down ? context.BoundOf(phase.End, -1) : from, down ? from : context.BoundOf(phase.End), down, t => step(phase, t));
            }
            else if (down)
            {
                code.LoopDown(T, phase.End - 1, phase.First, t => step(phase, t));
            }
            else
            {
                code.Loop(T, phase.First, phase.End, 1, t => step(phase, t));
            }
        }
    }

    /// <summary>A method over whole sequences: parameters, state, input, logits and its memory.</summary>
    public static KernelMethod Method(
        LoweringContext context, string name, IReadOnlyList<Statement> body, string summary, params MethodParameter[] memory) => new(
        name,
        summary,
        new[]
        {
            new MethodParameter(Spans.Parameters, ReadOnlySpan),
            new MethodParameter(Spans.State, Span),
            InputOf(context),
            new MethodParameter(Spans.Logits, Span),
        }.Concat(memory).Concat(context.LengthParameter).ToArray(),
        body,
        context.LaneTypes);

    /// <summary>The input of a sequence: numbers or tokens.</summary>
    public static MethodParameter InputOf(LoweringContext context) =>
        new(Spans.Input, context.Network.Spec.ReadsTokens ? Tokens : ReadOnlySpan);

    /// <summary>The rows that are read instead of the own output; empty where the own output is.</summary>
    public static MethodParameter FedBackOf(LoweringContext context) =>
        new(Spans.FedBack, context.Network.Spec.ReadsTokens ? Tokens : ReadOnlySpan);

    /// <summary>Parameters of a step: the model, its input and output, and its memory.</summary>
    public static void AddStepParameters(MethodWriter method, Body body, params (string Name, MethodParameterKind Kind)[] memory)
    {
        method.Parameter(Spans.Parameters, ReadOnlySpan);
        foreach ((string name, MethodParameterKind kind) in memory.Take(memory.Length - 1))
        {
            method.Parameter(name, kind);
        }

        if (body.Token != null)
        {
            method.Parameter(Spans.Token, MethodParameterKind.Step);
        }

        if (body.Input is { } x)
        {
            method.Parameter(Spans.X, ReadOnlySpan);
            method.Body.Given[x] = method.Row(Spans.X, x, new Place(Spans.X, 0), writable: false);
        }

        if (body.Output != null)
        {
            method.Parameter(Spans.Logits, Span);
        }

        method.Parameter(memory[memory.Length - 1].Name, memory[memory.Length - 1].Kind);
    }
}
