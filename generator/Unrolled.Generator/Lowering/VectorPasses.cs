namespace Unrolled.Generator.Lowering;

/// <summary>What is done to a method's statements once they stand: see each pass.</summary>
internal static class VectorPasses
{
    public static IReadOnlyList<Statement> Apply(IReadOnlyList<Statement> statements) =>
        OffsetHoisting.Apply(ElementSharing.Apply(statements));
}
