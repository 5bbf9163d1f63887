using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Vectors have no <c>+=</c> in memory: an addition to neighbours becomes a load, a sum and a store.</summary>
internal static class LaneAdditions
{
    public static IReadOnlyList<Statement> Apply(IReadOnlyList<Statement> statements) =>
        statements.Select(statement => Expand(statement).WithBlocks(Apply)).ToArray();

    private static Statement Expand(Statement statement) => statement is Store { Adds: true, Target.Access: Access.Lanes } store
        ? store with { Adds = false, Value = store.Target + store.Value }
        : statement;
}
