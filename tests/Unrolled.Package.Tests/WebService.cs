using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Unrolled.Package.Tests;

/// <summary>A web service in a process of its own, at a free port of this machine, until it is disposed.</summary>
internal sealed partial class WebService : IAsyncDisposable
{
    private readonly Process _process;

    private WebService(Process process, string address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<WebService> Start(string assembly)
    {
        Process process = Process.Start(Command.StartInfo(
            Command.Host, Path.GetDirectoryName(assembly)!, [assembly, "--urls", "http://127.0.0.1:0"]))!;
        string printed = "";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return new WebService(process, match.Groups[1].Value);
            }

            printed += line + "\n";
        }

        throw new InvalidOperationException($"The service ended before it listened:\n{printed}{await process.StandardError.ReadToEndAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
