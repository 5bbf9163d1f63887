using System.Reflection;
using System.Runtime.Versioning;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Playground.Older;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<OlderPage>("#app");
await builder.Build().RunAsync();

/// <summary>Shows the hash, and for which framework the library was built.</summary>
internal sealed class OlderPage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<main><h1>The same bits, compiled as for Unity</h1></main>");
        Show(builder, "framework", typeof(Unrolled.ParameterLayout).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
        Show(builder, "older", OlderBits.Compute(20));
    }

    private static void Show(RenderTreeBuilder builder, string id, string text)
    {
        builder.OpenElement(1, "p");
        builder.AddAttribute(2, "id", id);
        builder.AddContent(3, text);
        builder.CloseElement();
    }
}
