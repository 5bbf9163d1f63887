using Spectre.Console;

namespace Lecture.Framework;

/// <summary>Examples held out as a table: what was read, what was answered, what is right.</summary>
internal static class ExampleTable
{
    private const int Shown = 12;
    private const int Widest = 64;

    /// <summary>Shows examples that stand evenly over all.</summary>
    public static void Show(string what, string[] inputs, string[] answers, string[] truths)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(what, "answer", "truth");
        for (int row = 0; row < Shown; row++)
        {
            int i = (int)((long)row * inputs.Length / Shown);
            string color = answers[i] == truths[i] ? "green" : "red";
            string input = inputs[i].Length <= Widest ? inputs[i] : inputs[i][..(Widest - 3)] + "...";
            table.AddRow(Markup.Escape(input), $"[{color}]{Markup.Escape(answers[i])}[/]", Markup.Escape(truths[i]));
        }

        AnsiConsole.Write(table);
    }
}
