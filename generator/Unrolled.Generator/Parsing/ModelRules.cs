using Unrolled.Generator.Diagnostics;
namespace Unrolled.Generator.Parsing;

/// <summary>One rule: what of it the declaration breaks.</summary>
internal delegate IEnumerable<Violation> ModelRule(ModelDeclaration model);

/// <summary>Every rule that a model has to keep, listed where it stands. The parser asks whether one is broken, the analyzer reports which and where.</summary>
internal static class ModelRules
{
    public static readonly IReadOnlyList<ModelRule> All = new[]
    {
        ClassRules.All,
        ConstructionRules.All,
        NullRules.All,
        LibraryRules.All,
        MemberRules.All,
        CellRules.All,
        SettingRules.All,
        ArgumentRules.All,
        FeatureRules.All,
        SequenceRules.All,
        SizeRules.All,
        EffectRules.All,
        SpellingRules.All,
    }.SelectMany(rules => rules).ToArray();

    public static IEnumerable<Violation> Check(ModelDeclaration model) => All.SelectMany(rule => rule(model));
}
