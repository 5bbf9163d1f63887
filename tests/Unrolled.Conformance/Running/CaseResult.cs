namespace Unrolled.Conformance.Running;

internal enum Verdict
{
    Right,
    Wrong,
    NotOffered,
}

/// <summary>What came of one file.</summary>
/// <param name="Reason">Why it is wrong or not offered; how it was run where that is not obvious; empty otherwise.</param>
internal sealed record CaseResult(string Name, Verdict Verdict, string Reason)
{
    public override string ToString() => Verdict switch
    {
        Verdict.Right => $"right {Name}: {Reason}",
        Verdict.Wrong => $"wrong {Name}: {Reason}",
        _ => $"not offered {Name}: {Reason}",
    };
}
