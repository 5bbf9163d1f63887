namespace Unrolled.Generator.Emission;

/// <summary>A trailing parameter of the training passes that only some networks have.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Doc">Its documentation.</param>
/// <param name="IsTokens">Whether it holds tokens.</param>
/// <param name="IsForKernel">Whether the private method takes it.</param>
internal sealed record RunOption(string Type, string Name, string Doc, bool IsTokens, bool IsForKernel = true)
{
    private bool IsLength => Name == "length";

    /// <summary>As a parameter of a member.</summary>
    public MemberParameter Parameter => new(Type, Name, ParameterDoc.Of(Name, Doc), Guards().ToArray()) { Default = IsLength ? "Steps" : "default" };

    /// <summary>The length of a run, where it may be shorter than the sequence.</summary>
    public static IReadOnlyList<RunOption> OfLength(ClassFrame frame) => frame.Spec.VariableLength
        ? new[]
        {
            new RunOption(
                "int", "length", $"Steps of this run, 1 to {DocText.Number(frame.Spec.Steps)}. What stands behind them in the input is not read; outputs behind them are zero.", IsTokens: false),
        }
        : Array.Empty<RunOption>();

    public static IReadOnlyList<RunOption> OfForward(ClassFrame frame)
    {
        var options = new List<RunOption>();
        if (frame.HasFeedback)
        {
            options.Add(FedBack(frame, $"What the steps after the last read one see instead of the network's own output (teacher forcing), {Fed(frame)}; empty: its own output.", isForKernel: true));
        }

        if (frame.Spec.Dropout)
        {
            options.Add(new RunOption(
                frame.ReadOnlySpan,
                "mask",
                $"The masks of dropout, {ParameterDoc.Numbers(frame.Kernel.MaskLength)}, each 0 or 1 / (1 - p): for each layer but the last, a row of its outputs a step; empty: nothing is dropped.",
                IsTokens: false));
        }

        options.AddRange(OfLength(frame));
        return options;
    }

    public static IReadOnlyList<RunOption> OfBackward(ClassFrame frame)
    {
        // A chosen token has no gradient, so only values have to be told apart.
        string doc = frame.ReadsTokens
            ? $"As {MemberLink.ForwardLogits(frame)} had it, {Fed(frame)} or none; a token has no gradient."
            : $"As {MemberLink.ForwardLogits(frame)} had it, {Fed(frame)} or none: the gradient goes through the network's own output only where it was fed back.";
        return frame.HasFeedback ? new[] { FedBack(frame, doc, isForKernel: !frame.ReadsTokens) } : OfLength(frame);
    }

    public static string Arguments(IEnumerable<RunOption> options) => string.Concat(options.Where(o => o.IsForKernel).Select(o => ", " + o.Name));

    /// <summary>The written rows of a shorter run end early; the others are made zero.</summary>
    public static void WriteZeros(CSharpWriter writer, ClassFrame frame, string output)
    {
        if (frame.Spec.VariableLength && frame.WrittenSteps > 1)
        {
            writer.Line($"{output}.Slice({WrittenRows(frame)} * OutputSize).Clear();");
        }
    }

    /// <summary>How many rows a run writes, as text.</summary>
    public static string WrittenRows(ClassFrame frame) =>
        frame.Spec.FirstOutput == 0 ? "length" : FormattableString.Invariant($"global::System.Math.Max(0, length - {frame.Spec.FirstOutput})");

    private IEnumerable<string> Guards()
    {
        if (IsLength)
        {
            yield return "global::Unrolled.Guard.Length(length, Steps, \"length\");";
            yield break;
        }

        if (IsTokens)
        {
            yield return GuardText.Tokens(Name);
        }
    }

    private static RunOption FedBack(ClassFrame frame, string doc, bool isForKernel) =>
        new(frame.InputSpan, "fedBack", doc, frame.ReadsTokens, isForKernel);

    private static string Fed(ClassFrame frame) => frame.ReadsTokens
        ? DocText.Quantity(frame.FedBackLength, "token")
        : ParameterDoc.Rows(frame.Spec.Steps - frame.Spec.ReadSteps, frame.Spec.Input);
}
