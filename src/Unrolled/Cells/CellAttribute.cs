namespace Unrolled;

/// <summary>Makes a static class a recurrent cell: its method <c>Step</c> holds the equations of one step, in the words of <see cref="CellMath"/>.</summary>
/// <example><code>using static Unrolled.CellMath;
///
/// [Cell]
/// public static class Mgu
/// {
///     public static Units Step(Units x, Units h)
///     {
///         Units f = Sigmoid(Input(x) + Recurrent(h));
///         Units n = Tanh(Input(x) + Recurrent(f * h));
///         return (1 - f) * h + f * n;
///     }
/// }</code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class CellAttribute : Attribute
{
}
