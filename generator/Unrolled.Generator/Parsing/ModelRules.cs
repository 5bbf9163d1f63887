using Unrolled.Generator.Diagnostics;
namespace Unrolled.Generator.Parsing;

/// <summary>One rule: what of it the declaration breaks.</summary>
internal delegate IEnumerable<Violation> ModelRule(ModelDeclaration model);

/// <summary>Every rule that a model has to keep. The parser asks whether one is broken, the analyzer reports which and where.</summary>
internal static class ModelRules
{
    public static readonly IReadOnlyList<ModelRule> All = new ModelRule[]
    {
        ClassRules.IsPartial,
        ClassRules.ContainersArePartial,
        ClassRules.IsNotGeneric,
        ClassRules.IsPlainClass,
        ClassRules.IsNotAbstract,
        ClassRules.IsNotFileLocal,
        ClassRules.HasOneModelAttribute,
        ClassRules.LanguageIsRecent,
        ClassRules.CanBeConstructed,
        MemberRules.NamesAreFree,
        ArgumentRules.EnumsAreKnown,
        ArgumentRules.SizesAreGiven,
        ArgumentRules.SizesArePositive,
        ArgumentRules.OutputIsNotNegative,
        ArgumentRules.HeadHasOutputs,
        FeatureRules.AlternativesExclude,
        FeatureRules.NeedsAreMet,
        FeatureRules.LengthFits,
        FeatureRules.LayersAreFew,
        FeatureRules.VocabularyIsCountable,
        FeatureRules.FeedbackFits,
        ArgumentRules.TargetCanFuse,
        SequenceRules.ReadStepsFit,
        SequenceRules.FirstOutputFits,
        SequenceRules.TopologyIsKept,
        SizeRules.BlocksAreAddressable,
        SizeRules.PlanFitsTheModel,
    };

    public static IEnumerable<Violation> Check(ModelDeclaration model) => All.SelectMany(rule => rule(model));
}
