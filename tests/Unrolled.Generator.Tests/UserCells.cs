namespace Unrolled.Generator.Tests;

/// <summary>Cells that the generator knows, as a user writes them.</summary>
internal static class UserCells
{
    public const string Elman = "[Cell] public static class Own { public static Units Step(Units x, Units h) => Tanh(Input(x) + Recurrent(h)); }\n";

    public const string ElmanRelu = "[Cell] public static class Own { public static Units Step(Units x, Units h) => Relu(Input(x) + Recurrent(h)); }\n";

    public const string Leaky =
        "[Cell] public static class Own { public static Units Step(Units x, Units h, double alpha = 0.3) => (1 - alpha) * h + alpha * Tanh(Input(x) + Recurrent(h)); }\n";

    public const string Mgu = """
        [Cell]
        public static class Own
        {
            public static Units Step(Units x, Units h)
            {
                Units f = Sigmoid(Input(x) + Recurrent(h));
                Units n = Tanh(Input(x) + Recurrent(f * h));
                return (1 - f) * h + f * n;
            }
        }

        """;

    public const string Lstm = """
        [Cell]
        public static class Own
        {
            public static (Units, Units) Step(Units x, Units h, Units c)
            {
                Units i = Sigmoid(Input(x) + Recurrent(h));
                Units f = Sigmoid(Input(x, bias: 1) + Recurrent(h));
                Units g = Tanh(Input(x) + Recurrent(h));
                Units o = Sigmoid(Input(x) + Recurrent(h));
                Units next = f * c + i * g;
                return (o * Tanh(next), next);
            }
        }

        """;

    public const string Peepholes = """
        [Cell]
        public static class Own
        {
            public static (Units, Units) Step(Units x, Units h, Units c)
            {
                Units i = Sigmoid(Input(x) + Recurrent(h) + Vector("pi") * c);
                Units f = Sigmoid(Input(x, bias: 1) + Recurrent(h) + Vector("pf") * c);
                Units g = Tanh(Input(x) + Recurrent(h));
                Units next = f * c + i * g;
                Units o = Sigmoid(Input(x) + Recurrent(h) + Vector("po") * next);
                return (o * Tanh(next), next);
            }
        }

        """;

    public const string Gru = Gated + "Units n = Tanh(Input(x) + r * Recurrent(h, bias: \"hn\")); return (1 - z) * n + z * h; } }\n";

    public const string GruThatWrites = Gated + "Units n = Tanh(Input(x) + r * Recurrent(h, bias: \"hn\")); return (1 - z) * h + z * n; } }\n";

    public const string GruBefore = Gated + "Units n = Tanh(Input(x) + Recurrent(r * h)); return (1 - z) * n + z * h; } }\n";

    /// <summary>A GRU up to its candidate.</summary>
    private const string Gated = """
        [Cell]
        public static class Own
        {
            public static Units Step(Units x, Units h)
            {
                Units r = Sigmoid(Input(x) + Recurrent(h));
                Units z = Sigmoid(Input(x) + Recurrent(h));

        """;
}
