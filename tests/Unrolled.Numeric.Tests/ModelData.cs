using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>The annotated classes as rows of theories.</summary>
internal static class ModelData
{
    public static TheoryData<string> All => Names(_ => true);

    public static TheoryData<string> Doubles => Names(model => model.Shape.IsDouble);

    public static TheoryData<string> Names(Func<AnnotatedModel, bool> which) => [.. AnnotatedModel.All.Where(which).Select(model => model.Name)];
}
