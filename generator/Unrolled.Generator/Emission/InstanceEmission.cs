using static Unrolled.Generator.Emission.ParameterDoc;

namespace Unrolled.Generator.Emission;

/// <summary>The instance: a network that owns its parameters. A static class has none.</summary>
internal static class InstanceEmission
{
    private const string NoState =
        "/// <exception cref=\"global::System.ArgumentNullException\"><paramref name=\"state\"/> is null.</exception>";

    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        if (frame.Spec.Type.IsStatic)
        {
            return;
        }

        WriteConstruction(writer, frame);
        WritePersistence(writer, frame);
        WritePredict(writer, frame);
        WriteClassify(writer, frame);
        WriteStreaming(writer, frame);
    }

    private static void WriteConstruction(CSharpWriter writer, ClassFrame frame) => writer.Lines($$"""
        private readonly global::Unrolled.ParameterBlock<{{frame.T}}> _parameterBlock;

        /// <summary>A network with a copy of given parameters.</summary>
        {{Block(frame)}}
        {{WrongLength}}
        {{ClassEmission.GeneratedCode}}
        public {{frame.Name}}({{frame.ReadOnlySpan}} parameters)
            : this(new global::Unrolled.ParameterBlock<{{frame.T}}>(ParameterLength))
        {
            global::Unrolled.Guard.Exactly(parameters.Length, ParameterLength, nameof(parameters));
            parameters.CopyTo(_parameterBlock.Span);
        }

        {{ClassEmission.GeneratedCode}}
        private {{frame.Name}}(global::Unrolled.ParameterBlock<{{frame.T}}> parameterBlock)
        {
            _parameterBlock = parameterBlock;
        }

        /// <summary>The parameter block that the network owns, {{Numbers(frame.Kernel.Parameters.Length)}}: training writes to it.</summary>
        {{ClassEmission.GeneratedCode}}
        public {{frame.Span}} Parameters => _parameterBlock.Span;

        """);

    private static void WritePersistence(CSharpWriter writer, ClassFrame frame) => writer.Lines($$"""
        /// <summary>A network with random parameters, ready to be trained.</summary>
        /// <param name="seed">The same seed gives the same parameters on every machine.</param>
        {{ClassEmission.GeneratedCode}}
        public static {{frame.Name}} CreateRandom(ulong seed)
        {
            var network = new {{frame.Name}}(new global::Unrolled.ParameterBlock<{{frame.T}}>(ParameterLength));
            global::Unrolled.Initializer.Default<{{frame.T}}>(Layout, network.Parameters, seed);
            return network;
        }

        /// <summary>A network with the parameters of a safetensors file, such as <see cref="Save"/> writes.</summary>
        /// <param name="path">The file. It holds each tensor of <see cref="Layout"/> by name and shape.</param>
        /// <exception cref="global::System.IO.IOException">The file cannot be read.</exception>
        /// <exception cref="global::System.IO.InvalidDataException">The file is damaged, or of another model.</exception>
        {{ClassEmission.GeneratedCode}}
        public static {{frame.Name}} Load(string path)
        {
            var network = new {{frame.Name}}(new global::Unrolled.ParameterBlock<{{frame.T}}>(ParameterLength));
            global::Unrolled.Checkpoint.Load<{{frame.T}}>(path, Layout, network.Parameters);
            return network;
        }

        /// <summary>Writes the parameters to a safetensors file, each tensor by name and shape.</summary>
        /// <remarks>An older file is replaced at once or not at all.</remarks>
        /// <param name="path">The file.</param>
        /// <exception cref="global::System.IO.IOException">The file cannot be written; an older one is still there.</exception>
        {{ClassEmission.GeneratedCode}}
        public void Save(string path)
        {
            global::Unrolled.Checkpoint.Save<{{frame.T}}>(path, Layout, Parameters);
        }

        """);

    private static void WritePredict(CSharpWriter writer, ClassFrame frame) => writer.Lines($$"""
        /// <summary>Runs a sequence from the rest state.</summary>
        {{Input(frame)}}
        {{Output(frame)}}
        {{RunOption.LengthDoc(frame)}}{{WrongLength}}
        {{ClassEmission.GeneratedCode}}
        public void Predict({{frame.InputSpan}} {{frame.Input}}, {{frame.Span}} output{{Length(frame, " = Steps", "int ")}})
        {
            Forward(Parameters, {{frame.Input}}, output{{Length(frame)}});
        }

        """);

    /// <summary>A single output has no largest: a network of one has no <c>Classify</c>, rather than one that always says 0.</summary>
    private static void WriteClassify(CSharpWriter writer, ClassFrame frame)
    {
        if (frame.OutputSize == 1)
        {
            return;
        }

        writer.Lines($"""
            /// <summary>Runs a sequence from the rest state and picks the largest of the last step's {DocText.Number(frame.OutputSize)} outputs.</summary>
            {Input(frame)}
            {RunOption.LengthDoc(frame)}/// <returns>Its index, from 0; the first of equals.</returns>
            {WrongLength}
            {ClassEmission.GeneratedCode}
            public int Classify({frame.InputSpan} {frame.Input}{Length(frame, " = Steps", "int ")})
            """);
        using (writer.Block())
        {
            ScratchEmission.Write(writer, frame, "output", "OutputLength", frame.OutputLength, $"""
                Predict({frame.Input}, output{Length(frame)});
                return global::Unrolled.Heads.IndexOfLargest(output.Slice({LastRow(frame)}));
                """);
        }

        writer.Line();
    }

    private static string Length(ClassFrame frame, string after = "", string before = "") =>
        frame.Spec.VariableLength ? $", {before}length{after}" : "";

    /// <summary>Where the last written row stands; a run that ends before the first one has zeros.</summary>
    private static string LastRow(ClassFrame frame) => frame.Spec.VariableLength && frame.WrittenSteps > 1
        ? frame.Spec.FirstOutput == 0
            ? "(length - 1) * OutputSize, OutputSize"
            : FormattableString.Invariant($"global::System.Math.Max(0, length - {frame.Spec.FirstOutput + 1}) * OutputSize, OutputSize")
        : "OutputLength - OutputSize";

    private static void WriteStreaming(CSharpWriter writer, ClassFrame frame)
    {
        string rest = frame.Spec.LearnedInitialState ? "this" : "";
        writer.Lines($$"""
            /// <summary>A state at rest: each stream, such as a voice or a player, has one of its own.</summary>
            {{ClassEmission.GeneratedCode}}
            public State CreateState()
            {
                return new State({{rest}});
            }

            """);
        if (frame.HasSteps)
        {
            WriteSteps(writer, frame);
        }
    }

    private static void WriteSteps(CSharpWriter writer, ClassFrame frame) => writer.Lines($$"""
        /// <summary>Runs one step of a stream.</summary>
        /// <param name="state">The state of the stream. Becomes the state after the step.</param>
        {{X(frame)}}
        {{Y(frame)}}
        {{NoState}}
        {{WrongLength}}
        {{ClassEmission.GeneratedCode}}
        public void Step(State state, {{frame.X}}, {{frame.Span}} y)
        {
            if (state is null)
            {
                throw new global::System.ArgumentNullException(nameof(state));
            }

            Step(Parameters, state.AsSpan(), {{frame.XName}}, y);
        }

        /// <summary>Runs any number of steps of a stream.</summary>
        /// <param name="state">The state of the stream. Becomes the state after the last step.</param>
        {{Inputs(frame)}}
        {{Outputs(frame)}}
        {{NoState}}
        {{ProcessEmission.WrongBlock}}
        {{ClassEmission.GeneratedCode}}
        public void Process(State state, {{frame.InputSpan}} {{frame.Inputs}}, {{frame.Span}} outputs)
        {
            if (state is null)
            {
                throw new global::System.ArgumentNullException(nameof(state));
            }

            Process(Parameters, state.AsSpan(), {{frame.Inputs}}, outputs);
        }

        """);
}
