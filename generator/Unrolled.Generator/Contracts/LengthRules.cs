namespace Unrolled.Generator.Contracts;

/// <summary>The lengths that generated members need of the spans they take. The guards are written from it, and calls are checked by it.</summary>
/// <remarks>
/// The constants are public members of each model, so a call is checked by the numbers of the assembly that the model stands in,
/// which may be another one. A parameter means the same in every member, but for two.
/// </remarks>
internal static class LengthRules
{
    /// <summary>The name of constructors, as symbols have it.</summary>
    public const string Constructor = ".ctor";

    /// <summary>What the generator calls itself on the members that it writes.</summary>
    public const string Tool = "Unrolled.Generator";

    private static readonly LengthRule State = new(LengthKind.Exactly, "StateLength");
    private static readonly LengthRule Input = new(LengthKind.Exactly, "InputLength");
    private static readonly LengthRule Output = new(LengthKind.Exactly, "OutputLength");
    private static readonly LengthRule Parameters = new(LengthKind.Exactly, "ParameterLength");

    private static readonly Dictionary<string, LengthRule> OfParameters = new(StringComparer.Ordinal)
    {
        ["parameters"] = Parameters,
        ["state"] = State,
        ["input"] = Input,
        ["tokens"] = Input,
        ["output"] = Output,
        ["work"] = new(LengthKind.AtLeast, "WorkLength"),
        ["x"] = new(LengthKind.Exactly, "InputSize"),
        ["y"] = new(LengthKind.Exactly, "OutputSize"),
        ["inputs"] = new(LengthKind.MultipleOf, "InputSize"),
        ["outputs"] = new(LengthKind.RowPerStep, "OutputSize"),
        ["logits"] = Output,
        ["tape"] = new(LengthKind.AtLeast, "TapeLength"),
        ["logitGradient"] = Output,
        ["parameterGradient"] = Parameters,
        ["inputGradient"] = new(LengthKind.ExactlyOrEmpty, "InputLength"),
        ["stateGradient"] = new(LengthKind.ExactlyOrEmpty, "StateLength"),
        ["fedBack"] = new(LengthKind.ExactlyOrEmpty, "FedBackLength"),
        ["mask"] = new(LengthKind.ExactlyOrEmpty, "MaskLength"),
    };

    private static readonly Dictionary<(string Member, string Parameter), LengthRule> OfOneMember = new()
    {
        [("Process", "tokens")] = new(LengthKind.Tokens, "InputSize"),
        [("RestBackward", "stateGradient")] = State,
    };

    private static readonly Dictionary<string, string> OfResults = new(StringComparer.Ordinal)
    {
        ["Parameters"] = "ParameterLength",
        ["State.AsSpan"] = "StateLength",
    };

    /// <summary>The rule of a span; null where no generated member has such a parameter.</summary>
    public static LengthRule? Of(string member, string parameter) =>
        OfOneMember.TryGetValue((member, parameter), out LengthRule? rule) || OfParameters.TryGetValue(parameter, out rule) ? rule : null;

    /// <summary>The constant that says how long the span is that a generated member gives; null where it gives none.</summary>
    /// <param name="member">Its name; of a member of the nested class, <c>State.AsSpan</c>.</param>
    public static string? OfResult(string member) => OfResults.TryGetValue(member, out string? constant) ? constant : null;
}
