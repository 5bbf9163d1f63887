namespace Unrolled;

/// <summary>Makes the partial class a chooser over models: it opens a file, picks the model that fits, and runs it as a stream.</summary>
/// <remarks>The models read numbers of one type, forward in time. They may differ in cell, sizes, layers and head.</remarks>
/// <example><code>[ModelFamily(typeof(Lstm1x8), typeof(Lstm1x16))]
/// public static partial class Amps { }</code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ModelFamilyAttribute : Attribute
{
    /// <summary>A family of <paramref name="models"/>.</summary>
    /// <param name="models">Classes with a model attribute, in the same project.</param>
    public ModelFamilyAttribute(params Type[] models) => Models = models;

    /// <summary>The models.</summary>
    public Type[] Models { get; }
}
