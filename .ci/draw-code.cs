#:property PublishAot=false
#:property PackAsTool=false

// Draws README's picture of generated code beside its equations: dotnet run .ci/draw-code.cs
// Equations and code are those of the snapshot of [LstmModel(Input = 3, Hidden = 2, Steps = 5)], for one unit and one step.
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

const string Snapshot = "tests/Unrolled.Generator.Tests/SnapshotTests.Lstm#Gesture.g.verified.cs";
const string Picture = "docs/pictures/generated-code.svg";
const int FontSize = 13, LineHeight = 19, CodeAt = 372, Width = 1080, CodeWidth = 84;

if (!File.Exists(Snapshot))
{
    Console.Error.WriteLine("Run it from the root of the repository.");
    return 2;
}

string source = File.ReadAllText(Snapshot);
var picture = new StringBuilder();
int y = 12;
Part("forward, unit 0 of step 2", Method("void ForwardTape(", "void Backward("), 2);
Part("backward, unit 0 of step 2", Method("void BackwardSteps(", "void InputGradientStep("), 2);
int height = y + 4;
string svg = $$"""
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{height}}" width="{{Width}}" height="{{height}}" role="img" aria-label="Equations of an LSTM and the C# that is generated for them, line beside line">
    <style>
    text { font: {{FontSize}}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2328; white-space: pre; }
    .card { fill: #ffffff; stroke: #d1d9e0; } .stripe { fill: #f6f8fa; } .head { fill: #59636e; font-weight: bold; } .name { fill: #0550ae; font-weight: bold; } .type { fill: #cf222e; }
    @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .card { fill: #0d1117; stroke: #3d444d; } .stripe { fill: #161b22; } .head { fill: #9198a1; } .name { fill: #79c0ff; } .type { fill: #ff7b72; }
    }
    </style>
    <rect class="card" x="0.5" y="0.5" width="{{Width - 1}}" height="{{height - 1}}" rx="8"/>
    {{picture}}</svg>

    """;
Directory.CreateDirectory(Path.GetDirectoryName(Picture)!);
File.WriteAllText(Picture, svg.Replace("\r\n", "\n"));
Console.WriteLine($"{Picture}: {new FileInfo(Picture).Length} bytes");
return 0;

// A method's text, to the start of the next.
string Method(string start, string end)
{
    int from = source.LastIndexOf(start, StringComparison.Ordinal);
    return source[from..source.IndexOf(end, from + 1, StringComparison.Ordinal)];
}

// The equations as the comments of the first step write them, each beside the declaration of its left side.
void Part(string title, string method, int step)
{
    y += LineHeight;
    Text(16, y - 5, "head", (title, null));
    y += 4;
    var equations = new List<string>();
    bool striped = true;
    foreach (Match comment in Regex.Matches(method[..method.IndexOf("// Step", method.IndexOf("// Step", StringComparison.Ordinal) + 1, StringComparison.Ordinal)], @"// (\w+) = [^\n]+"))
    {
        equations.Add(comment.Value[3..].Trim());
        string name = $"{comment.Groups[1].Value}0_t{step}";
        Match code = Regex.Match(method, $@"\b{name} = (?<value>[^,;]+)");
        if (code.Success)
        {
            Row(equations, name, Regex.Replace(code.Groups["value"].Value, @"\s+", " "), striped);
            striped = !striped;
            equations.Clear();
        }
    }

    y += 8;
}

void Row(List<string> equations, string name, string value, bool striped)
{
    List<string> lines = Wrapped($"float {name} = {value};");
    int rows = Math.Max(equations.Count, lines.Count);
    if (striped)
    {
        picture.Append(CultureInfo.InvariantCulture, $"<rect class=\"stripe\" x=\"8\" y=\"{y}\" width=\"{Width - 16}\" height=\"{rows * LineHeight}\" rx=\"4\"/>\n");
    }

    for (int i = 0; i < equations.Count; i++)
    {
        string left = equations[i][..equations[i].IndexOf(' ', StringComparison.Ordinal)];
        Text(16, y + (i * LineHeight) + 14, null, (left, "name"), (equations[i][left.Length..], null));
    }

    for (int i = 0; i < lines.Count; i++)
    {
        int at = y + (i * LineHeight) + 14;
        if (i == 0)
        {
            Text(CodeAt, at, null, ("float ", "type"), (name, "name"), (lines[0][(6 + name.Length)..], null));
        }
        else
        {
            Text(CodeAt, at, null, ("    " + lines[i], null));
        }
    }

    y += rows * LineHeight;
}

// Breaks before a plus.
static List<string> Wrapped(string code)
{
    var lines = new List<string>();
    while (code.Length > CodeWidth)
    {
        int at = code.LastIndexOf(" + ", CodeWidth, StringComparison.Ordinal);
        lines.Add(code[..at]);
        code = code[(at + 1)..];
    }

    lines.Add(code);
    return lines;
}

void Text(int x, int at, string? style, params (string Text, string? Look)[] parts)
{
    picture.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{at}\"{(style is null ? "" : $" class=\"{style}\"")}>");
    foreach ((string text, string? look) in parts)
    {
        picture.Append(look is null ? WebUtility.HtmlEncode(text) : $"<tspan class=\"{look}\">{WebUtility.HtmlEncode(text)}</tspan>");
    }

    picture.Append("</text>\n");
}
