"""Makes ActivationTables.cs, the coefficients of tanh for floats:

    python3 src/Unrolled/Numerics/activation_tables.py > src/Unrolled/Numerics/ActivationTables.cs

16 intervals, as many as a register of 512 bits has floats. Interval i is around i / 2; d is the distance from there, exact in floats.

    tanh(a) = c0 + c1 d + ... + c7 d^7, |d| <= 1/4, and up to 1.52 in the last one, of which functions use 1.2: there it is 1 in floats

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


def literal(number):
    return "0f" if number == 0 else f"{numpy.float32(number)!s}f"


def text(rows):
    return ", ".join(literal(number) for number in rows)


def emit(name, rows):
    print(f"""
    /// <summary>A row of {len(rows[0])} for each interval.</summary>
    public static ReadOnlySpan<float> {name}Rows => new float[]
    {{""")
    for row in rows:
        print(f"        {text(row)},")
    print("    };")


def pick_method(name, rows, powers, bits):
    """Coefficients as constants where they are used: a property each would use up what the runtime is ready to inline."""
    columns = [[row[p] for row in rows] for p in powers]
    numbers = range(len(columns))
    outs = "".join(f", out Vector{bits}<float> c{n}" for n in numbers)

    def create(column):
        return f"Vector{32 * len(column)}.Create({text(column)})"

    def halves(method, column):
        return f"{method}({create(column[:8])}, t.AsInt32(), {create(column[8:])})"

    if bits == 512:
        ways = [("Avx512F.IsSupported", [f"c{n} = Avx512F.PermuteVar16x32({create(columns[n])}, t.AsInt32());" for n in numbers])]
    elif bits == 256:
        ways = [
            ("Avx512F.VL.IsSupported", [f"c{n} = {halves('Avx512F.VL.PermuteVar8x32x2', columns[n])};" for n in numbers]),
            ("Avx2.IsSupported", [f"c{n} = {halves('TableLookup.Pick', columns[n])};" for n in numbers]),
        ]
    else:
        wide = ", ".join(f"out Vector256<float> w{n}" for n in numbers)
        ways = [("Avx2.IsSupported", [f"{name}(t.ToVector256Unsafe(), {wide});"] + [f"c{n} = w{n}.GetLower();" for n in numbers])]
    if bits > 128:
        half = f"Vector{bits // 2}<float>"
        low, high = (", ".join(f"out {half} {letter}{n}" for n in numbers) for letter in "ab")
        last = [f"{name}(t.GetLower(), {low});", f"{name}(t.GetUpper(), {high});"]
        last += [f"c{n} = Vector{bits}.Create(a{n}, b{n});" for n in numbers]
    else:
        table = "TanhRows" + (f".Slice({powers[0]})" if powers[0] > 0 else "")
        last = [f"TableLookup.Columns({table}, t, {', '.join(f'out c{n}' for n in numbers)});"]
    print(f"""
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void {name}(Vector{bits}<float> t{outs})
    {{""")
    for condition, statements in ways:
        lines = "\n            ".join(statements)
        print(f"""        if ({condition})
        {{
            {lines}
            return;
        }}
""")
    print("        " + "\n        ".join(last) + "\n    }")


def main():
    rows = tanh_rows()
    print("""using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Unrolled.Lanes;
#endif

namespace Unrolled;

/// <summary>Coefficients of tanh(a) around 16 centres. Written by activation_tables.py, which says how.</summary>
/// <remarks>
/// Scalar code reads rows. Vectors have a column, the coefficient of one power, in a register, and each lane picks its own by the low four bits of t:
/// first the low four coefficients, then the high ones.
/// </remarks>
internal static class ActivationTables
{""", end="")
    emit("Tanh", rows)
    print("""
    /// <summary>Where the row begins whose number the low four bits are; the compiler sees that it lies in the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Row(float rounded) => (BitConverter.SingleToInt32Bits(rounded) << 3) & 120;
#if NET8_0_OR_GREATER""")
    for bits in (512, 256, 128):
        pick_method("TanhLow", rows, range(4), bits)
        pick_method("TanhHigh", rows, range(4, 8), bits)
    print("#endif\n}")


main()
