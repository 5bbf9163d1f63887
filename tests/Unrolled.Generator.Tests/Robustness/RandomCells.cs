using System.Globalization;

namespace Unrolled.Generator.Tests.Robustness;

/// <summary>Random cells of the language, as a person might write them: a few variables, each of what stands before it.</summary>
internal sealed class RandomCells(int seed)
{
    private static readonly string[] Functions =
        ["Sigmoid", "Tanh", "Relu", "LeakyRelu", "Elu", "Softplus", "Softsign", "HardSigmoid", "HardTanh", "Abs", "Mean", "Sum", "-"];

    private readonly Random _random = new(seed);
    private readonly List<string> _values = [];
    private readonly List<string> _settings = [];
    private readonly List<string> _given = [];
    private int _labels;
    private bool _hasInput;
    private bool _hasRecurrent;

    /// <summary>What a model of the last cell sets: attributes of its class.</summary>
    public string Settings => string.Concat(_given);

    /// <summary>The text of a cell.</summary>
    public string Next(string name)
    {
        _labels = 0;
        _settings.Clear();
        _given.Clear();
        string[] states = ["h", "c", "m"];
        states = states[..(1 + _random.Next(3))];
        _values.Clear();
        _values.AddRange(states);
        var lines = new List<string>();
        int variables = 1 + _random.Next(4);
        for (int i = 0; i < variables; i++)
        {
            (_hasInput, _hasRecurrent) = (i == 0, false);
            string value = i == 0 ? $"{Term(1)} + Input(x)" : Term(3);
            lines.Add($"        Units v{i} = {value};");
            _values.Add($"v{i}");
        }

        // Every variable is read; h is bounded, so that values stay where central differences see them.
        string sum = string.Join(" + ", Enumerable.Range(0, variables).Select(i => $"v{i}"));
        string[] results = [.. states.Select((_, i) => i == 0 ? $"Tanh({sum})" : $"HardTanh(0.5 * {_values[_random.Next(_values.Count)]})")];
        string types = states.Length == 1 ? "Units" : $"({string.Join(", ", states.Select(_ => "Units"))})";
        string returned = states.Length == 1 ? results[0] : $"({string.Join(", ", results)})";
        return $$"""
            [Cell] public static class {{name}}
            {
                public static {{types}} Step(Units x, {{string.Join(", ", [.. states.Select(s => "Units " + s), .. _settings])}})
                {
            {{string.Join('\n', lines)}}
                    return {{returned}};
                }
            }

            """;
    }

    private string Term(int depth)
    {
        switch (_random.Next(depth <= 0 ? 3 : 14))
        {
            case 0 or 1:
                return Value();
            case 2:
                return Number();
            case 3 when !_hasInput:
                _hasInput = true;
                return "Input(x)";
            case 3 or 4 when !_hasRecurrent:
                _hasRecurrent = true;
                return $"Recurrent({(_random.Next(3) == 0 ? Term(depth - 2) + " * " : "")}{Value()}{(_random.Next(4) == 0 ? $", bias: \"{Label()}\"" : "")})";
            case 5:
                return $"Vector(\"{Label()}\", start: {Number()}) * {Value()}";
            case 6:
                return $"Matrix(\"{Label()}\", {(_random.Next(2) == 0 ? "x" : Value())})";
            case 7:
                return $"({Term(depth - 1)} + {Term(depth - 1)})";
            case 8:
                return $"({Term(depth - 1)} - {Term(depth - 1)})";
            case 9:
                return $"{Factor(depth)} * {Factor(depth)}";
            case 10:
                return _random.Next(4) switch
                {
                    0 => $"{Factor(depth)} / (1 + Abs({Term(depth - 1)}))",
                    1 => $"Log(1.5 + Abs({Term(depth - 1)}))",
                    2 => $"Sqrt(0.5 + Softplus({Term(depth - 1)}))",
                    _ => $"Exp(0.25 * Tanh({Term(depth - 1)}))",
                };
            case 11:
                return _random.Next(4) switch
                {
                    0 => $"Max({Term(depth - 1)}, {Term(depth - 1)})",
                    1 => $"Min({Term(depth - 1)}, {Term(depth - 1)})",
                    2 => $"Clip({Term(depth - 1)}, -0.5, {Number()})",
                    _ => $"Select({Value()}, {Term(depth - 1)}, {Term(depth - 1)})",
                };
            case 12:
                return $"Matrix(\"{Label()}\", Tanh(Project(\"{Label()}\", {Value()}, {1 + _random.Next(3)})))";
            default:
                return $"{Functions[_random.Next(Functions.Length)]}({Term(depth - 1)})";
        }
    }

    private string Factor(int depth) => $"({Term(depth - 1)})";

    private string Value() => _values[_random.Next(_values.Count)];

    private string Label() => string.Create(CultureInfo.InvariantCulture, $"a{_labels++}");

    /// <summary>A number that is written, or a setting, which a model may give.</summary>
    private string Number()
    {
        string number = (_random.Next(1, 20) / 8.0).ToString(CultureInfo.InvariantCulture);
        if (_random.Next(4) > 0)
        {
            return number;
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"s{_settings.Count}");
        _settings.Add($"double {name} = {number}");
        if (_random.Next(2) == 0)
        {
            _given.Add(string.Create(CultureInfo.InvariantCulture, $"[CellSetting(\"{name}\", {_random.Next(1, 20) / 8.0})]"));
        }

        return name;
    }
}
