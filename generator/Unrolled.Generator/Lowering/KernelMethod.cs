namespace Unrolled.Generator.Lowering;

/// <summary>One private method of the generated class.</summary>
internal sealed record KernelMethod(string Name);
