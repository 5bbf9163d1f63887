using Microsoft.JSInterop;

namespace Playground.Shell;

/// <summary>What the page asks of the browser: see <c>wwwroot/playground.js</c>.</summary>
internal sealed class Browser(IJSRuntime js)
{
    /// <summary>Waits for the next frame; gives its time in milliseconds.</summary>
    public ValueTask<double> NextFrame() => js.InvokeAsync<double>("playground.nextFrame");

    /// <summary>"light" or "dark".</summary>
    public ValueTask<string> Theme() => js.InvokeAsync<string>("playground.theme");

    public ValueTask SetTheme(string theme) => js.InvokeVoidAsync("playground.setTheme", theme);

    /// <summary>What the browser keeps under a key; null: nothing.</summary>
    public ValueTask<string?> Read(string key) => js.InvokeAsync<string?>("playground.read", key);

    /// <summary>Whether the browser keeps it: it has a limit, and a visitor may forbid it.</summary>
    public ValueTask<bool> Write(string key, string value) => js.InvokeAsync<bool>("playground.write", key, value);

    /// <summary>Hands the visitor a file.</summary>
    public ValueTask Download(string name, string type, byte[] content) =>
        js.InvokeVoidAsync("playground.download", name, type, Convert.ToBase64String(content));

    public ValueTask HoldPointer(Microsoft.AspNetCore.Components.ElementReference element, long pointer) =>
        js.InvokeVoidAsync("playground.holdPointer", element, pointer);
}
