using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Unrolled.Package.Tests;

/// <summary>A web service answers with the same bits.</summary>
public sealed partial class WebTests(PackedLibrary library)
{
    [Fact]
    public async Task A_minimal_web_service()
    {
        string program = new ConsumerProject(library).Build("Web");
        ProcessStartInfo start = Command.StartInfo(
            Command.Host, Path.GetDirectoryName(program)!, [program, "--urls", "http://127.0.0.1:0"]);
        using Process process = Process.Start(start)!;
        try
        {
            using var client = new HttpClient();
            string answer = await client.GetStringAsync(await AddressOf(process), TestContext.Current.CancellationToken);

            Assert.Equal(ConsumerTests.Hashes, answer.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> AddressOf(Process process)
    {
        string printed = "";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }

            printed += line + "\n";
        }

        throw new InvalidOperationException($"The service ended before it listened:\n{printed}{await process.StandardError.ReadToEndAsync()}");
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
