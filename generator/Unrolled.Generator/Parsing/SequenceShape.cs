namespace Unrolled.Generator.Parsing;

/// <summary>Which steps there are, which read and which write: what a topology stands for.</summary>
internal readonly record struct SequenceShape(int Steps, int ReadSteps, int FirstOutput)
{
    /// <summary>The shape that the arguments ask for: what they say, and the topology's numbers for what they leave out.</summary>
    public static SequenceShape Of(ModelArguments arguments)
    {
        TopologyKind topology = (TopologyKind)arguments.Number(ArgumentNames.Topology);
        int steps = arguments.Number(ArgumentNames.Steps, topology == TopologyKind.OneToOne ? 1 : 0);
        int readSteps = arguments.Number(ArgumentNames.ReadSteps, UsualReadSteps(topology, steps));
        return new SequenceShape(steps, readSteps, arguments.Number(ArgumentNames.FirstOutput, UsualFirstOutput(topology, steps, readSteps)));
    }

    /// <summary>What a topology does not leave open; null where it does.</summary>
    public static SequenceConstraint Fixed(TopologyKind topology, int steps) => topology switch
    {
        TopologyKind.ManyToOne => new(null, steps, steps - 1),
        TopologyKind.OneToMany => new(null, 1, 0),
        TopologyKind.OneToOne => new(1, 1, 0),
        _ => new(null, null, null),
    };

    private static int UsualReadSteps(TopologyKind topology, int steps) => Fixed(topology, steps).ReadSteps ?? steps;

    private static int UsualFirstOutput(TopologyKind topology, int steps, int readSteps) =>
        Fixed(topology, steps).FirstOutput ?? (topology == TopologyKind.ManyToManyDelayed ? readSteps - 1 : 0);
}

/// <summary>The numbers that a topology fixes.</summary>
internal readonly record struct SequenceConstraint(int? Steps, int? ReadSteps, int? FirstOutput);

/// <summary>The library's <c>Topology</c>, by value; a test holds them together.</summary>
internal enum TopologyKind
{
    ManyToManyAligned,
    ManyToOne,
    OneToMany,
    ManyToManyDelayed,
    OneToOne,
}
