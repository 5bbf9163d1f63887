using System.Collections.Concurrent;
using System.Net;

namespace Unrolled.Playground.Tests.Harness;

/// <summary>Serves a folder on this machine as any file server does: compressed files where they lie beside the plain ones, and nothing else.</summary>
internal sealed class StaticServer : IDisposable
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8", [".css"] = "text/css", [".js"] = "text/javascript", [".json"] = "application/json",
        [".wasm"] = "application/wasm", [".svg"] = "image/svg+xml",
    };

    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _sent = new();
    private readonly string _root;

    public StaticServer(string root)
    {
        _root = Path.GetFullPath(root) + Path.DirectorySeparatorChar;
        Address = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = Task.Run(ServeAll);
    }

    public string Address { get; }

    /// <summary>Bytes sent, by path; each path is counted once.</summary>
    public IReadOnlyDictionary<string, long> Sent => _sent;

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task ServeAll()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                _ = Task.Run(() => Serve(context));
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(HttpListenerContext context)
    {
        try
        {
            string path = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath).TrimStart('/');
            string file = Path.GetFullPath(Path.Combine(_root, path.Length == 0 ? "index.html" : path));
            if (!file.StartsWith(_root, StringComparison.Ordinal) || !File.Exists(file))
            {
                context.Response.StatusCode = 404;
            }
            else
            {
                context.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
                bool isPacked = File.Exists(file + ".br") && (context.Request.Headers["Accept-Encoding"] ?? "").Contains("br", StringComparison.Ordinal);
                if (isPacked)
                {
                    context.Response.Headers["Content-Encoding"] = "br";
                }

                byte[] content = await File.ReadAllBytesAsync(isPacked ? file + ".br" : file);
                _sent[path] = content.Length;
                context.Response.ContentLength64 = content.Length;
                await context.Response.OutputStream.WriteAsync(content);
            }

            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The browser left before the end.
        }
    }
}
