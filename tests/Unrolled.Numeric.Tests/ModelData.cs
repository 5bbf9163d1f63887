using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>The annotated classes as rows of theories.</summary>
internal static class ModelData
{
    public static TheoryData<string> All => Names(_ => true);

    /// <summary>Those that an oracle by hand has the equations of.</summary>
    public static TheoryData<string> Known => Names(model => !model.HasOwnCell);

    /// <summary>The same in double.</summary>
    public static TheoryData<string> KnownDoubles => Names(model => !model.HasOwnCell && model.Shape.IsDouble);

    public static TheoryData<string> Names(Func<AnnotatedModel, bool> which) => [.. AnnotatedModel.All.Where(which).Select(model => model.Name)];
}
