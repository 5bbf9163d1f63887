using System.Globalization;
using System.Numerics;

namespace Samples;

/// <summary>Walks over the arguments of a program: an option, then its value.</summary>
internal sealed class OptionReader(IReadOnlyList<string> arguments)
{
    private string _option = "";
    private int _next;

    /// <summary>The next option, or null after the last.</summary>
    public string? Next() => _next < arguments.Count ? _option = arguments[_next++] : null;

    /// <summary>The value of the current option.</summary>
    public string Text(string what)
    {
        if (_next == arguments.Count || arguments[_next].StartsWith("--", StringComparison.Ordinal))
        {
            throw new UsageException($"{_option} needs {what}.");
        }

        return arguments[_next++];
    }

    /// <summary>The value of the current option as a number of at least <paramref name="least"/>.</summary>
    public T Number<T>(T least)
        where T : INumber<T>
    {
        string kind = T.IsZero(T.CreateTruncating(0.5)) ? "a whole number" : "a number";
        string need = string.Create(CultureInfo.InvariantCulture, $"{kind}, {least} or more");
        string text = Text(need);
        return T.TryParse(text, CultureInfo.InvariantCulture, out T? value) && value >= least
            ? value
            : throw new UsageException($"{_option} needs {need}, not '{text}'.");
    }

    /// <summary>The value of the current option as one of the names of an enum, in lower case.</summary>
    public T Choice<T>()
        where T : struct, Enum
    {
        string names = string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
        string text = Text($"one of {names}");
        foreach (T value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new UsageException($"{_option} needs one of {names}, not '{text}'.");
    }

    /// <summary>The error for an option that the program does not have.</summary>
    public UsageException Unknown() => new($"Unknown option '{_option}'; --help lists them.");
}
