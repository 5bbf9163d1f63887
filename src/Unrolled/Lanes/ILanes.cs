using System.ComponentModel;

namespace Unrolled.Lanes;

/// <summary>Some numbers side by side, each computed as a single number would be: a vector register, or one number.</summary>
/// <typeparam name="TSelf">The lanes themselves.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
/// <remarks>
/// Generated code is written once over this interface and compiled by the runtime for the width that the machine has. Each lane does the
/// same operations in the same order whatever the width, so the bits are the same too.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged
{
    /// <summary>How many lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Reads <see cref="Count"/> numbers from <paramref name="offset"/> on. The caller knows that they are there: nothing is checked.</summary>
    static abstract TSelf Load(ReadOnlySpan<T> source, nint offset);

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf All(T number);

    /// <summary>The number at <paramref name="offset"/> in every lane. The caller knows that it is there: nothing is checked.</summary>
    static abstract TSelf All(ReadOnlySpan<T> source, nint offset);

    /// <summary>Sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>Negation.</summary>
    static abstract TSelf operator -(TSelf number);

    /// <summary>Adds <c>a * b</c>, rounded once. In place: then the JIT adds in the register of the sum, and needs no second one.</summary>
    void AddProduct(TSelf a, TSelf b);

    /// <summary>Adds <c>a * b</c>, where b are the numbers from <paramref name="offset"/> on; nothing is checked.</summary>
    void AddProduct(TSelf a, ReadOnlySpan<T> source, nint offset);

    /// <summary><c>a * b + c</c>, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>
    /// <c>a * b + c</c>, rounded once, where b are the numbers from <paramref name="offset"/> on: one instruction. The caller knows that they are
    /// there: nothing is checked.
    /// </summary>
    static abstract TSelf MultiplyAdd(TSelf a, ReadOnlySpan<T> source, nint offset, TSelf c);

    /// <summary>All bits set where <paramref name="left"/> is less than <paramref name="right"/>.</summary>
    static abstract TSelf Less(TSelf left, TSelf right);

    /// <summary><paramref name="chosen"/> where the mask is set, else <paramref name="other"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf chosen, TSelf other);

    /// <summary><see cref="StrictMath.Max(float, float)"/> of every lane.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary><see cref="StrictMath.Min(float, float)"/> of every lane.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The magnitude.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>The square root, exactly rounded.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary><see cref="StrictMath.Tanh(float)"/> of every lane.</summary>
    static abstract TSelf Tanh(TSelf x);

    /// <summary><see cref="StrictMath.Sigmoid(float)"/> of every lane.</summary>
    static abstract TSelf Sigmoid(TSelf x);

    /// <summary><see cref="StrictMath.Exp(float)"/> of every lane.</summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary><see cref="StrictMath.Log(float)"/> of every lane.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary><see cref="FusedMath.Tanh(float)"/> of every lane.</summary>
    static abstract TSelf FusedTanh(TSelf x);

    /// <summary><see cref="FusedMath.Sigmoid(float)"/> of every lane.</summary>
    static abstract TSelf FusedSigmoid(TSelf x);

    /// <summary><see cref="FusedMath.Exp(float)"/> of every lane.</summary>
    static abstract TSelf FusedExp(TSelf x);

    /// <summary><see cref="FusedMath.Log(float)"/> of every lane.</summary>
    static abstract TSelf FusedLog(TSelf x);

    /// <summary>Writes the lanes from <paramref name="offset"/> on. The caller knows that there is room: nothing is checked.</summary>
    void Store(Span<T> destination, nint offset);
}
