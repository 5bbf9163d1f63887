namespace Playground.Workbench;

/// <summary>Sources to begin with.</summary>
internal static class Examples
{
    public static (string Name, string Source)[] All { get; } =
    [
        ("a gesture", """
            using Unrolled;

            [LstmModel(Input = 3, Hidden = 2, Steps = 5)]
            public partial class Gesture;
            """),
        ("sentiment of a review", """
            using Unrolled;

            [GruModel(Vocabulary = 2001, Embedding = 16, Hidden = 32, Steps = 32, Output = 1, Head = Head.Sigmoid, Topology = Topology.ManyToOne, VariableLength = true)]
            public partial class Review;
            """),
        ("an amplifier, as audio", """
            using Unrolled;

            [LstmModel(Input = 1, Hidden = 16, Steps = 64, Output = 1, Arithmetic = Arithmetic.Fused)]
            public partial class Amplifier;
            """),
        ("equations of your own", """
            using Unrolled;
            using static Unrolled.CellMath;

            [RecurrentModel(typeof(Mgu), Input = 3, Hidden = 16, Steps = 20, Output = 4, Head = Head.Softmax, Topology = Topology.ManyToOne)]
            public partial class Gesture;

            /// <summary>Minimal gated unit (Zhou et al. 2016).</summary>
            [Cell]
            public static class Mgu
            {
                public static Units Step(Units x, Units h)
                {
                    Units f = Sigmoid(Input(x) + Recurrent(h));
                    Units n = Tanh(Input(x) + Recurrent(f * h));
                    return (1 - f) * h + f * n;
                }
            }
            """),
        ("a mistake", """
            using Unrolled;

            [GruModel(Input = 2, Hidden = 16, Steps = 0, Output = 5, Head = Head.Softmax)]
            public partial class Spell;
            """),
    ];
}
