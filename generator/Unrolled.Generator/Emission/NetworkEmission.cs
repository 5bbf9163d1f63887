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

        string network = $"global::Unrolled.INetwork<{frame.T}>";
        Property(writer, "global::Unrolled.ParameterLayout", $"{network}.Layout", "Layout");
        Property(writer, "int", $"{network}.InputLength", "InputLength");
        Property(writer, "int", $"{network}.LogitLength", "OutputLength");
        Property(writer, "int", $"{network}.OutputSize", "OutputSize");
        Property(writer, "int", $"{network}.StateLength", "StateLength");
        Property(writer, "int", $"{network}.TapeLength", "TapeLength");
        writer.Lines($$"""
            {{ClassEmission.GeneratedCode}}
            void {{network}}.ForwardLogits(
                {{frame.Span}} state,
                {{frame.ReadOnlySpan}} input,
                {{frame.Span}} logits,
                {{frame.Span}} tape)
            {
                ForwardLogits(Parameters, state, input, logits, tape);
            }

            {{ClassEmission.GeneratedCode}}
            void {{network}}.Backward(
                {{frame.ReadOnlySpan}} input,
                {{frame.Span}} tape,
                {{frame.ReadOnlySpan}} logitGradient,
                {{frame.Span}} parameterGradient,
                {{frame.Span}} inputGradient,
                {{frame.Span}} stateGradient)
            {
                Backward(Parameters, input, tape, logitGradient, parameterGradient, inputGradient, stateGradient);
            }

            """);
    }

    private static void Property(CSharpWriter writer, string type, string name, string value) =>
        writer.Line(ClassEmission.GeneratedCode).Line($"{type} {name} => {value};").Line();
}
