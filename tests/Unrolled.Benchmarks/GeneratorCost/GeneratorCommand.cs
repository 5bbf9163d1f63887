using System.Globalization;

namespace Unrolled.Benchmarks.GeneratorCost;

/// <summary>What a model costs whoever builds it: generator, compiler, JIT; against units and steps, and for 100 models in one project.</summary>
internal static class GeneratorCommand
{
    private const int Times = 5;
    private const int Keystrokes = 25;

    public static int Run()
    {
        const string nothing = "internal class Model { }";
        var empty = new GeneratedProject(nothing);
        new GeneratedProject(Lstm(3, 2, 5)).ColdMilliseconds(Times);
        double compileNothing = empty.CompileMilliseconds(Times);
        var table = new ReportTable(
            string.Create(CultureInfo.InvariantCulture, $"LSTM, one model in a project; C# is the compiler's time above that of a project without models ({compileNothing:F0} ms)"),
            "", "generator ms", "cached ms", "C# ms", "text KB", "IL bytes", "largest method", "JIT ms", "machine code bytes");
        table.Add("no model", N(empty.ColdMilliseconds(Times)), N(empty.CachedMilliseconds(Keystrokes)), "0", "0", "-", "-", "-", "-");
        foreach ((int input, int hidden) in new[] { (3, 2), (1, 8), (1, 16), (1, 40), (8, 64), (16, 128), (32, 512) })
        {
            foreach (int steps in new[] { 5, 64, 2000 })
            {
                var project = new GeneratedProject(Lstm(input, hidden, steps));
                CodeSize size = CodeSize.Of(project.Image(), "Model");
                table.Add(
                    $"{input}x{hidden} T={steps}", N(project.ColdMilliseconds(Times)), N(project.CachedMilliseconds(Keystrokes)),
                    N(project.CompileMilliseconds(Times) - compileNothing), N(project.TextLength / 1024.0), $"{size.IL}", $"{size.LargestIL}",
                    N(size.JitMilliseconds), $"{size.Machine}");
            }
        }

        table.Print();
        PrintHundred(compileNothing);
        return 0;
    }

    private static void PrintHundred(double compileNothing)
    {
        string[] cells = ["Lstm", "Gru", "Rnn"];
        (int Input, int Hidden, int Steps)[] sizes = [(3, 2, 5), (1, 8, 64), (4, 16, 32), (1, 40, 64), (8, 64, 100)];
        string[] classes = [.. Enumerable.Range(0, 100).Select(i => Model(cells[i % cells.Length], sizes[i % sizes.Length], $"Model{i}"))];
        var project = new GeneratedProject(string.Concat(classes));
        var table = new ReportTable("100 models in one project", "", "generator ms", "cached ms", "C# ms", "text KB");
        table.Add("100 models", N(project.ColdMilliseconds(3)), N(project.CachedMilliseconds(Keystrokes)), N(project.CompileMilliseconds(3) - compileNothing), N(project.TextLength / 1024.0));
        table.Print();
    }

    private static string Lstm(int input, int hidden, int steps) => Model("Lstm", (input, hidden, steps), "Model");

    private static string Model(string cell, (int Input, int Hidden, int Steps) size, string name) =>
        $"[{cell}Model(Input = {size.Input}, Hidden = {size.Hidden}, Steps = {size.Steps})] public partial class {name} {{ }}\n";

    private static string N(double value) => ReportTable.Number(value);
}
