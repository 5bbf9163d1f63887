"""Makes ActivationTables.cs, the coefficients of tanh and sigmoid for floats:

    python3 src/Unrolled/Numerics/activation_tables.py > src/Unrolled/Numerics/ActivationTables.cs

16 intervals each, as many as a register of 512 bits has floats. Interval i of tanh is around i / 2, of the sigmoid around i; d is the distance from
there, exact in floats.

    tanh(a) = c0 + c1 d + ... + c7 d^7, |d| <= 1/4, and up to 9.015 in the last one
    -sigmoid(-a) = c0 + c1 d + ... + c6 d^6, |d| <= 1/2 (negated, so that 1 + it is the sigmoid of a)

A fit is a least squares fit of the relative error at 200 Chebyshev nodes, with weights that move it towards the minimax one (Lawson). Coefficients are
rounded to floats one by one from c0 up, and those above are fitted again with the ones below as they were rounded. Around 0 tanh is odd and starts
with d itself, so that its relative error stays small there. Needs numpy and mpmath.
"""
import mpmath
import numpy

mpmath.mp.prec = 120
NODES = 200
ROUNDS = 60


def fit(function, lowest, highest, degree, fixed=()):
    """The coefficients as floats. Those in fixed are given."""
    angles = (2 * numpy.arange(NODES) + 1) * numpy.pi / (2 * NODES)
    d = (lowest + highest) / 2 + (highest - lowest) / 2 * numpy.cos(angles)
    exact = [function(mpmath.mpf(float(v))) for v in d]
    weight = 1 / numpy.abs(numpy.array([float(v) for v in exact]))
    known = dict(fixed)
    for power in range(degree + 1):
        if power in known:
            continue
        free = [p for p in range(degree + 1) if p not in known]
        rest = numpy.array([float(y - sum(mpmath.mpf(c) * mpmath.mpf(float(v)) ** p for p, c in known.items())) for y, v in zip(exact, d)])
        terms = numpy.stack([d**p for p in free], 1)
        lawson = numpy.ones(NODES)
        for _ in range(ROUNDS):
            scale = numpy.sqrt(lawson) * weight
            solution = numpy.linalg.lstsq(terms * scale[:, None], rest * scale, rcond=None)[0]
            error = numpy.abs((terms @ solution - rest) * weight)
            if error.max() == 0:
                break
            lawson = lawson * (error / error.max() + 1e-12)
            lawson /= lawson.sum()
        known[power] = float(numpy.float32(solution[0]))
    return [known[p] for p in range(degree + 1)]


def tanh_rows():
    zeros = {0: 0.0, 2: 0.0, 4: 0.0, 6: 0.0}
    rows = [fit(mpmath.tanh, 1e-3, 0.25, 7, {**zeros, 1: 1.0})]
    for i in range(1, 16):
        centre = mpmath.mpf(i) / 2
        rows.append(fit(lambda d: mpmath.tanh(centre + d), -0.25, 0.25 if i < 15 else 1.52, 7))
    return rows


def sigmoid_rows():
    return [fit(lambda d: -1 / (1 + mpmath.exp(i + d)), -0.5 if i > 0 else 0, 0.5, 6) + [0.0] for i in range(16)]


def literal(number):
    return "0f" if number == 0 else f"{numpy.float32(number)!s}f"


def text(rows):
    return ", ".join(literal(number) for number in rows)


def emit(name, rows, count):
    print(f"""
    /// <summary>A row of {len(rows[0])} for each interval.</summary>
    public static ReadOnlySpan<float> {name} => new float[]
    {{""")
    for row in rows:
        print(f"        {text(row)},")
    print("    };")


def emit_vectors(name, rows, count):
    for p in range(count):
        column = [row[p] for row in rows]
        print(f"""
    public static Vector512<float> {name}{p} => Vector512.Create({text(column)});

    public static Vector256<float> {name}{p}Low => Vector256.Create({text(column[:8])});

    public static Vector256<float> {name}{p}High => Vector256.Create({text(column[8:])});""")


def main():
    tables = [("Tanh", tanh_rows(), 8), ("Sigmoid", sigmoid_rows(), 7)]
    print("""using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif

namespace Unrolled;

/// <summary>Coefficients of tanh(a) and -sigmoid(-a) around 16 centres. Written by activation_tables.py, which says how.</summary>
/// <remarks>Rows are read by scalar code. For vectors the coefficient of one power is a constant, whole or in halves, to be picked from by a permute.</remarks>
internal static class ActivationTables
{
    /// <summary>Where the row begins whose number the low four bits are; the compiler sees that it lies in the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Row(float rounded) => (BitConverter.SingleToInt32Bits(rounded) << 3) & 120;
""", end="")
    for table in tables:
        emit(*table)
    print("\n#if NET8_0_OR_GREATER", end="")
    for table in tables:
        emit_vectors(*table)
    print("#endif\n}")


main()
