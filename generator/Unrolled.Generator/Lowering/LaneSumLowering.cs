using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;

namespace Unrolled.Generator.Lowering;

/// <summary>Sums over 16 virtual lanes as loops: term p of a row goes to lane p mod 16, a fixed tree adds the lanes.</summary>
internal sealed class LaneSumLowering
{
    private const string Lanes = Spans.Lanes;
    private const int Widest = Unrolled.Parameters.LaneGroups.Widest;
    private readonly CodeWriter _code;
    private readonly bool _hasLanes;

    public LaneSumLowering(CodeWriter code, bool hasLanes)
    {
        _code = code;
        _hasLanes = hasLanes;
    }

    /// <summary>
    /// The lanes stay in registers while whole chunks of 16 terms come; they go through memory for the rests of groups that are
    /// no multiple of 16 wide.
    /// </summary>
    public Expression Loop(IReadOnlyList<LaneRow> runs, Place operand)
    {
        _code.Note("Term p goes to lane p mod 16, and a fixed tree adds the lanes: one order of the sum at every vector width.");
        int used = Math.Min(runs[0].Width, Widest);
        int inRegisters = runs[0].Rest > 0 ? 0 : runs.TakeWhile(r => r.Rest == 0).Count();

        // The whole chunks of a single group behind them stay in registers too; only its rest goes through memory.
        LaneRow? last = inRegisters > 0 && inRegisters < runs.Count && runs[inRegisters].Groups == 1 ? runs[inRegisters] : null;
        ForLanes(0, used, lane =>
        {
            _code.Add(new Declare("sum", runs[0].Term(0, lane, operand)));
            void Add(LaneRow run, Index group, int start) => _code.Loop("p", start, run.Whole, Widest, p =>
                _code.Add(new AddTo("sum", run.Term(group, p + lane, operand))));
            Add(runs[0], 0, Widest);
            foreach (LaneRow run in runs.Take(inRegisters))
            {
                _code.Loop("block", run == runs[0] ? 1 : 0, run.Groups, 1, block => Add(run, block, 0));
            }

            if (last != null)
            {
                Add(last, 0, 0);
            }

            _code.Add(new Store(Element.At(Lanes, lane), new Variable("sum")));
        });

        if (inRegisters == 0)
        {
            AddRest(runs[0], 0, used, operand);
            _code.Loop("block", 1, runs[0].Groups, 1, block => AddRow(runs[0], block, operand));
        }

        if (last != null)
        {
            AddRest(last, 0, 0, operand);
        }

        foreach (LaneRow run in runs.Skip(Math.Max(inRegisters, 1) + (last != null ? 1 : 0)))
        {
            _code.Loop("block", 0, run.Groups, 1, block => AddRow(run, block, operand));
        }

        return new LaneTree(Lanes, used);
    }

    private void AddRow(LaneRow run, Index group, Place operand)
    {
        _code.Loop("p", 0, run.Whole, Widest, p => ForLanes(0, Widest, lane => AddLane(run, group, p, lane, operand)));
        AddRest(run, group, 0, operand);
    }

    /// <summary>Adds the terms of a group behind its last whole chunk, unless the first <paramref name="done"/> terms were all.</summary>
    private void AddRest(LaneRow run, Index group, int done, Place operand)
    {
        if (done <= run.Whole)
        {
            ForLanes(0, run.Rest, lane => AddLane(run, group, run.Whole, lane, operand));
        }
    }

    private void AddLane(LaneRow run, Index group, Index p, Index lane, Place operand) =>
        _code.Add(new Store(Element.At(Lanes, lane), run.Term(group, p + lane, operand), Adds: true));

    /// <summary>Some lanes of the block, in vectors where the machine has them and there are enough.</summary>
    private void ForLanes(int start, int count, Action<Index> body)
    {
        if (!_hasLanes)
        {
            _code.Scoped(() => _code.Loop("lane", start, start + count, 1, body));
            return;
        }

        foreach (UnitRun run in UnitRun.Of(count))
        {
            _code.Scoped(() => _code.LaneLoop("lane", start + run.Start, run.Size * run.Count, run.Lanes, body));
        }
    }
}
