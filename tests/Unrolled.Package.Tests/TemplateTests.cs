using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Unrolled.Package.Tests;

/// <summary>What <c>dotnet new</c> makes of the packed templates builds without a warning, as a user first builds it (Debug), and does what it says.</summary>
public sealed partial class TemplateTests(PackedLibrary library, TemplateTests.Installed templates) : IClassFixture<TemplateTests.Installed>
{
    [Fact]
    public void Console()
    {
        string[] lines = Run(Create("unrolled-console", "Sea"));

        Assert.Equal(20, lines.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.InRange(Number(WorstForecast(), lines), 0, 0.15);
    }

    [Fact]
    public void Game()
    {
        string[] lines = Run(Create("unrolled-game", "Pong"), "120");

        Assert.StartsWith("120 frames, ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" 0 bytes allocated by it", lines[0], StringComparison.Ordinal);
        Assert.InRange(Number(MeanError(), lines), 0, 0.3);
    }

    [Fact]
    public async Task Web()
    {
        await using WebService service = await WebService.Start(Create("unrolled-web", "Moves"));
        CancellationToken cancel = TestContext.Current.CancellationToken;
        float[] sequence = [.. Enumerable.Range(0, 60).Select(i => i / 60f)];

        Dictionary<string, float> whole = await Named(await service.Client.PostAsJsonAsync("/classify", sequence, cancel));
        Guid id = await (await service.Client.PostAsync("/streams", null, cancel)).Content.ReadFromJsonAsync<Guid>(cancel);
        Dictionary<string, float> last = [];
        foreach (float[] x in sequence.Chunk(3))
        {
            last = await Named(await service.Client.PostAsJsonAsync($"/streams/{id}", x, cancel));
        }

        Assert.Equal(["rest", "walk", "run", "jump"], whole.Keys);
        Assert.Equal(1, whole.Values.Sum(), tolerance: 1e-5);
        Assert.Equal(whole, last);
        Assert.Equal(HttpStatusCode.BadRequest, (await service.Client.PostAsJsonAsync("/classify", sequence[1..], cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await service.Client.DeleteAsync($"/streams/{id}", cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.PostAsJsonAsync($"/streams/{id}", sequence[..3], cancel)).StatusCode);
    }

    private static async Task<Dictionary<string, float>> Named(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, float>>(text)!;
    }

    /// <returns>The program.</returns>
    private string Create(string template, string name)
    {
        string folder = Path.Combine(library.Root, "templates");
        Directory.CreateDirectory(folder);
        Command.Dotnet(folder, "new", template, "-n", name, "--debug:custom-hive", templates.Hive).Succeeded();
        string project = Path.Combine(folder, name);
        Command.Dotnet(project, "build", "-warnaserror", "-v", "minimal", "--nologo").WithoutWarning();
        return Path.Combine(project, name, "bin/Debug/net10.0", name + ".dll");
    }

    private static string[] Run(string program, params string[] arguments) =>
        Command.Run(Command.Host, Path.GetDirectoryName(program)!, [program, .. arguments]).Succeeded().Lines;

    private static double Number(Regex line, string[] lines) =>
        double.Parse(lines.Select(text => line.Match(text)).Single(match => match.Success).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^The worst forecast of the second day is off by ([\d.]+)\.$")]
    private static partial Regex WorstForecast();

    [GeneratedRegex(@"^mean error of the prediction: ([\d.]+) in a box")]
    private static partial Regex MeanError();

    /// <summary>The packed templates, installed in a folder of settings that no other program sees.</summary>
    public sealed class Installed
    {
        public Installed(PackedLibrary library)
        {
            Hive = Path.Combine(library.Root, "hive");
            Command.Dotnet(library.Root, "new", "install", library.Pack("src/Unrolled.Templates"), "--debug:custom-hive", Hive).Succeeded();
        }

        public string Hive { get; }
    }
}
