namespace Playground.Spells;

/// <summary>The six gestures of the page: their names, and how they are drawn, for whoever has no idea of their own.</summary>
internal static class Spellbook
{
    public static string[] Names { get; } = ["circle", "triangle", "zigzag", "spiral", "wave", "check"];

    /// <summary>The path of a sign, in a box of 100 by 100, as it is drawn by hand: it begins at the first point.</summary>
    public static string[] Signs { get; } =
    [
        "M50 12 A38 38 0 1 1 49.9 12",
        "M50 12 L90 84 L10 84 Z",
        "M14 18 L86 18 L14 82 L86 82",
        "M50 50 C50 38 66 38 66 52 C66 70 36 70 34 50 C32 26 76 22 82 50 C88 84 26 96 14 54",
        "M8 50 C20 10 36 10 50 50 C64 90 80 90 92 50",
        "M12 56 L40 84 L88 18",
    ];
}
