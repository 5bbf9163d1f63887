using static Unrolled.Generator.Emission.ParameterDoc;

namespace Unrolled.Generator.Emission;

/// <summary>New networks, and networks from and to files, streams and bytes.</summary>
internal static class PersistenceEmission
{
    private const string Damaged =
        "/// <exception cref=\"global::System.IO.InvalidDataException\">The content is damaged, or of another model.</exception>";

    public static IEnumerable<Member> Members(ClassFrame frame)
    {
        yield return new Member(
            "A network with random parameters, ready to be trained.",
            $"public static {frame.Name} CreateRandom",
            new MemberParameter[] { new("ulong", "seed", Of("seed", "The same seed gives the same parameters on every machine.")) },
            body => body.Lines($"""
                {frame.Name} network = new {frame.Name}(new global::Unrolled.ParameterBlock<{frame.T}>(ParameterLength));
                global::Unrolled.Initializer.Default<{frame.T}>(Layout, network.Parameters, seed);
                return network;
                """))
        {
            Exceptions = Array.Empty<string>(),
        };
        yield return Load(
            frame,
            $"A network with the parameters of a safetensors file, such as {MemberLink.Save} writes.",
            new("string", "path", Of("path", "The file. It holds each tensor of <see cref=\"Layout\"/> by name and shape.")),
            Unreadable("file"));
        yield return Load(
            frame,
            "A network with the parameters that a stream holds, such as an embedded resource, from where it stands to its end.",
            new("global::System.IO.Stream", "stream", Of("stream", "The content of a safetensors file. The stream stays open.")),
            NullStream,
            Unreadable("stream"));
        yield return Load(
            frame,
            "A network with the parameters that bytes hold.",
            new("global::System.ReadOnlyMemory<byte>", "bytes", Of("bytes", "The content of a safetensors file.")));
        yield return Save(
            frame,
            "Writes the parameters to a safetensors file, each tensor by name and shape. An older file is replaced at once or not at all.",
            new("string", "path", Of("path", "The file.")),
            "/// <exception cref=\"global::System.IO.IOException\">The file cannot be written; an older one is still there.</exception>");
        yield return Save(
            frame,
            "Writes the parameters to a stream, as the content of a safetensors file.",
            new("global::System.IO.Stream", "stream", Of("stream", "Stays open.")),
            NullStream,
            "/// <exception cref=\"global::System.IO.IOException\">The stream cannot be written.</exception>");
    }

    private const string NullStream = "/// <exception cref=\"global::System.ArgumentNullException\"><paramref name=\"stream\"/> is null.</exception>";

    private static string Unreadable(string source) => $"/// <exception cref=\"global::System.IO.IOException\">The {source} cannot be read.</exception>";

    private static Member Load(ClassFrame frame, string summary, MemberParameter source, params string[] exceptions) => new(
        summary,
        $"public static {frame.Name} Load",
        new[] { source, Accept },
        body => body.Lines($"""
            {frame.Name} network = new {frame.Name}(new global::Unrolled.ParameterBlock<{frame.T}>(ParameterLength));
            global::Unrolled.Checkpoint.Load<{frame.T}>({source.Name}, Layout, network.Parameters, accept);
            return network;
            """))
    {
        Exceptions = exceptions.Append(Damaged).ToArray(),
    };

    private static MemberParameter Accept => new(
        "global::Unrolled.ModelDifferences", "accept", Of("accept", "In what the model that was saved may differ from this one: in nothing, unless said."))
    {
        Default = "global::Unrolled.ModelDifferences.None",
    };

    private static Member Save(ClassFrame frame, string summary, MemberParameter target, params string[] exceptions) => new(
        summary,
        "public void Save",
        new[] { target },
        body => body.Line($"global::Unrolled.Checkpoint.Save<{frame.T}>({target.Name}, Layout, Parameters);"))
    {
        Exceptions = exceptions,
    };
}
