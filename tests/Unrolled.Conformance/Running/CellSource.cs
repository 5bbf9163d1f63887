using System.Globalization;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>Writes a cell's class from its equations, as a user would.</summary>
/// <remarks>Gates stand in the order of the library's own cells, so that the tensors have the same rows.</remarks>
internal static class CellSource
{
    public static string Of(CellEquations equations, string name) => $$"""
        /// <summary>The cell of a reference case.</summary>
        [Cell]
        public static class {{name}}
        {
            /// <summary>One step.</summary>
            public static {{Signature(equations.Cell)}}
            {
                {{string.Join("\n        ", Lines(equations))}}
            }

            {{string.Join("\n    ", Functions(equations))}}
        }
        """;

    private static string Signature(CellType cell) => cell switch
    {
        CellType.Lstm => "(Units H, Units C) Step(Units x, Units h, Units c)",
        CellType.Dense => "Units Step(Units x)",
        _ => "Units Step(Units x, Units h)",
    };

    /// <summary>A part of a name that differs for different equations: what is not at its default.</summary>
    public static string WordsOf(CellEquations equations) => string.Concat(
        "Own" + equations.Cell,
        equations.Gate == CellActivation.Sigmoid ? "" : "Gate" + Word(equations.Gate),
        equations.Candidate == CellActivation.Tanh ? "" : "Candidate" + Word(equations.Candidate),
        equations.Output == CellActivation.Tanh ? "" : "Output" + Word(equations.Output),
        equations.Reset == GruReset.BeforeProduct ? "Before" : "",
        equations.Clip is { } clip ? "Clip" + Word(clip) : "",
        equations.InputForget ? "InputForget" : "",
        equations.Peepholes ? "Peepholes" : "",
        equations.Projection is { } size ? "Projection" + Word(size) : "");

    private static string[] Lines(CellEquations equations) => equations.Cell switch
    {
        CellType.Dense => ["Units a = Input(x);", "return Candidate(a);"],
        CellType.Rnn => ["return Candidate(Input(x) + Recurrent(h));"],
        CellType.Gru =>
        [
            "Units r = Gate(Input(x) + Recurrent(h));",
            "Units z = Gate(Input(x) + Recurrent(h));",
            $"Units n = Candidate(Input(x) + {(equations.Reset == GruReset.BeforeProduct ? "Recurrent(r * h)" : "r * Recurrent(h, bias: \"hn\")")});",
            "return (1 - z) * n + z * h;",
        ],
        _ =>
        [
            $"Units i = {LstmGate(equations, "i", "c")};",
            $"Units f = {(equations.InputForget ? "1 - i" : LstmGate(equations, "f", "c"))};",
            "Units g = Candidate(Input(x) + Recurrent(h));",
            "Units next = f * c + i * g;",
            $"Units o = {LstmGate(equations, "o", "next")};",
            "Units seen = o * Output(next);",
            equations.Projection is { } size ? $"return (Project(\"hr\", seen, {Text(size)}), next);" : "return (seen, next);",
        ],
    };

    private static string LstmGate(CellEquations equations, string gate, string seen) =>
        $"Gate(Input(x) + Recurrent(h){(equations.Peepholes ? $" + Vector(\"p{gate}\") * {seen}" : "")})";

    private static IEnumerable<string> Functions(CellEquations equations)
    {
        string bounded = equations.Clip is { } clip ? $"Clip(v, {Text(-clip)}, {Text(clip)})" : "v";
        yield return Function("Candidate", equations.Candidate, bounded);
        if (equations.Cell is CellType.Lstm or CellType.Gru)
        {
            yield return Function("Gate", equations.Gate, bounded);
        }

        if (equations.Cell == CellType.Lstm)
        {
            yield return Function("Output", equations.Output, "v");
        }
    }

    private static string Function(string name, CellActivation activation, string argument)
    {
        string value = activation switch
        {
            _ when activation == CellActivation.Sigmoid => $"Sigmoid({argument})",
            _ when activation == CellActivation.Tanh => $"Tanh({argument})",
            _ when activation == CellActivation.Relu => $"Relu({argument})",
            _ when activation == CellActivation.Linear => argument,
            _ when activation == CellActivation.Elu => $"Elu({argument})",
            _ when activation == CellActivation.Softmax => $"Exp({argument}) / Sum(Exp({argument}))",
            _ => $"Clip(({Text(activation.Alpha)} * {argument}) + {Text(activation.Beta)}, 0, 1)",
        };
        return $"private static Units {name}(Units v) => {value};";
    }

    private static string Word(CellActivation activation) =>
        activation.Name + (activation.Alpha == 0 ? "" : $"_{Word(activation.Alpha)}_{Word(activation.Beta)}");

    // A name has neither points nor signs.
    private static string Word(double number) => Text(number).Replace('.', 'p').Replace('-', 'm').Replace("+", "", StringComparison.Ordinal);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
