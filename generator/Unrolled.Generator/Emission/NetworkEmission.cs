namespace Unrolled.Generator.Emission;

/// <summary>The interface that trainers and optimizers work on, for the instance.</summary>
internal static class NetworkEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (frame.Spec.Type.IsStatic)
        {
            return;
        }

        string network = $"global::Unrolled.INetwork<{frame.T}, {frame.InputT}>";
        Property(writer, "global::Unrolled.ParameterLayout", $"{network}.Layout", "Layout");
        Property(writer, "int", $"{network}.InputLength", "InputLength");
        Property(writer, "int", $"{network}.LogitLength", "OutputLength");
        Property(writer, "int", $"{network}.OutputSize", "OutputSize");
        Property(writer, "int", $"{network}.StateLength", "StateLength");
        Property(writer, "int", $"{network}.TapeLength", "TapeLength");
        Property(writer, "int", $"{network}.FedBackLength", frame.HasFeedback ? "FedBackLength" : "0");
        Property(writer, "int", $"{network}.MaskLength", frame.Spec.Dropout ? "MaskLength" : "0");
        writer.Line();
        WriteRest(writer, frame, network);
        string options = $"in global::Unrolled.SequenceOptions<{frame.T}, {frame.InputT}> options";
        string gradients = frame.ReadsTokens ? "stateGradient" : "inputGradient, stateGradient";
        WritePass(
            writer,
            $"void {network}.ForwardLogits",
            new[] { $"{frame.Span} state", $"{frame.InputSpan} input", $"{frame.Span} logits", $"{frame.Span} tape", options },
            () =>
            {
                WriteMissing(writer, frame, "");
                writer.Line($"ForwardLogits({frame.ReadOnlyParameters}, state, input, logits, tape{OptionsOf(RunOption.OfForward(frame))});");
            });
        writer.Line();
        WritePass(
            writer,
            $"void {network}.Backward",
            new[]
            {
                $"{frame.InputSpan} input", $"{frame.Span} tape", $"{frame.ReadOnlySpan} logitGradient", $"{frame.Span} parameterGradient",
                $"{frame.Span} inputGradient", $"{frame.Span} stateGradient", options,
            },
            () =>
            {
                WriteMissing(writer, frame, frame.ReadsTokens ? "inputGradient" : "");
                writer.Line($"Backward({frame.ReadOnlyParameters}, input, tape, logitGradient, parameterGradient, {gradients}{OptionsOf(RunOption.OfBackward(frame))});");
            });
    }

    private static void WritePass(CSharpWriter writer, string head, string[] parameters, Action body)
    {
        writer.Line(ClassEmission.GeneratedCode);
        Member.WriteSignature(writer, head, parameters);
        using (writer.Block())
        {
            body();
        }
    }

    private static void WriteRest(CSharpWriter writer, ClassFrame frame, string network)
    {
        string rest = frame.Spec.LearnedInitialState ? $"Rest({frame.ReadOnlyParameters}, state)" : "state.Clear()";
        string gradient = frame.Spec.LearnedInitialState ? "RestBackward(stateGradient, parameterGradient);" : "";
        writer.Lines($$"""
            {{ClassEmission.GeneratedCode}}
            void {{network}}.Rest({{frame.Span}} state) => {{rest}};

            {{ClassEmission.GeneratedCode}}
            void {{network}}.RestBackward({{frame.ReadOnlySpan}} stateGradient, {{frame.Span}} parameterGradient)
            {
            """);
        if (gradient.Length > 0)
        {
            writer.Line("    " + gradient);
        }

        writer.Line("}").Line();
    }

    /// <summary>Options that the network does not have must be empty.</summary>
    private static void WriteMissing(CSharpWriter writer, ClassFrame frame, string inputGradient)
    {
        void None(string span, string name) => writer.Line($"global::Unrolled.Guard.Exactly({span}.Length, 0, \"{name}\");");
        if (!frame.HasFeedback)
        {
            None("options.FedBack", "FedBack");
        }

        if (!frame.Spec.Dropout)
        {
            None("options.Mask", "Mask");
        }

        if (!frame.Spec.VariableLength)
        {
            writer.Line("global::Unrolled.Guard.Whole(options.Length, Steps, \"Length\");");
        }

        if (inputGradient.Length > 0)
        {
            None(inputGradient, inputGradient);
        }
    }

    private static string OptionsOf(IEnumerable<RunOption> options) =>
        string.Concat(options.Select(o => $", {o.Name}: {(o.Name == "length" ? "options.Length == 0 ? Steps : options.Length" : $"options.{char.ToUpperInvariant(o.Name[0])}{o.Name.Substring(1)}")}"));

    private static void Property(CSharpWriter writer, string type, string name, string value) =>
        writer.Line($"{ClassEmission.GeneratedCode} {type} {name} => {value};");
}
