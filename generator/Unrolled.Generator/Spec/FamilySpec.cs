namespace Unrolled.Generator.Spec;

/// <summary>All that decides the text of one family.</summary>
/// <param name="Type">The annotated class.</param>
/// <param name="Members">Its models in the order of the attribute.</param>
/// <param name="Number">The type of their numbers.</param>
internal sealed record FamilySpec(TypeSpec Type, EquatableArray<FamilyMemberSpec> Members, NumberKind Number);

/// <summary>A model of a family.</summary>
/// <param name="Name">Its simple name, for names made of it.</param>
/// <param name="FullName">As generated code says it: <c>global::Games.Gesture</c>.</param>
internal sealed record FamilyMemberSpec(string Name, string FullName);
