namespace Unrolled;

/// <summary>Gives a setting of a cell another value in this network. A setting is a number that the cell's <c>Step</c> takes after its states.</summary>
/// <example><code>using static Unrolled.CellMath;
///
/// [Cell]
/// public static class Leaky
/// {
///     public static Units Step(Units x, Units h, double alpha = 0.3) => (1 - alpha) * h + alpha * Tanh(Input(x) + Recurrent(h));
/// }
///
/// [RecurrentModel(typeof(Leaky), Input = 3, Hidden = 16, Steps = 20)]
/// [CellSetting("alpha", 0.1)]
/// public partial class Slow { }</code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CellSettingAttribute : Attribute
{
    /// <summary>The value of a setting.</summary>
    /// <param name="name">The parameter of <c>Step</c>.</param>
    /// <param name="value">Its value: finite, and a whole number where the parameter is an <see cref="int"/>.</param>
    public CellSettingAttribute(string name, double value) => (Name, Value) = (name, value);

    /// <summary>The parameter of <c>Step</c>.</summary>
    public string Name { get; }

    /// <summary>Its value.</summary>
    public double Value { get; }

    /// <summary>The layer that has this value, from 0; -1, the default: every layer whose cell has the setting.</summary>
    public int Layer { get; set; } = -1;
}
