namespace Lecture.Examples;

/// <summary>Ten digits of 8 x 8 pixels, drawn side by side.</summary>
internal static class Glyphs
{
    public const int Side = 8;

    public static readonly string[] Names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private const string Upper = """
        ..####.. ...##... ..####.. .#####.. .....##.
        .##..##. ..###... .##..##. .....##. ....###.
        .##..##. .####... .....##. .....##. ...#.##.
        .##..##. ...##... ....##.. ..####.. ..#..##.
        .##..##. ...##... ...##... .....##. .#######
        .##..##. ...##... ..##.... .....##. .....##.
        .##..##. ...##... .##..... .....##. .....##.
        ..####.. .######. .######. .#####.. .....##.
        """;

    private const string Lower = """
        .######. ...###.. .######. ..####.. ..####..
        .##..... ..##.... .....##. .##..##. .##..##.
        .##..... .##..... .....##. .##..##. .##..##.
        .#####.. .#####.. ....##.. ..####.. .##..##.
        .....##. .##..##. ...##... .##..##. ..#####.
        .....##. .##..##. ...##... .##..##. .....##.
        .##..##. .##..##. ..##.... .##..##. ....##..
        ..####.. ..####.. ..##.... ..####.. ..###...
        """;

    /// <summary>The pixels of a digit, row after row: 1 for ink.</summary>
    public static float[] Pixels(int digit) =>
        (digit < 5 ? Upper : Lower).Split('\n')
            .SelectMany(row => row.Trim().Split(' ')[digit % 5])
            .Select(pixel => pixel == '#' ? 1f : 0f)
            .ToArray();
}
