using Unrolled.Playground.Tests.Harness;

namespace Unrolled.Playground.Tests;

/// <summary>Every room, light and dark, wide and narrow: nothing reaches over the edge of the screen. The pictures are in artifacts/playground.</summary>
public sealed class PictureTests(PublishedPage published)
{
    [Theory]
    [CombinatorialRooms]
    public async Task A_room_fits_its_screen(string room, bool isDark, bool isNarrow)
    {
        await using VisitedPage visit = await published.VisitAsync(room, isDark, isNarrow);
        switch (room)
        {
            case "lecture":
                await visit.Page.SelectOptionAsync("#speed-choice", "1000");
                await visit.Page.ClickAsync("#run");
                await visit.UntilAsync("#spelled", word => word == "hello");
                break;
            case "gestures":
                await visit.Page.ClickAsync("#samples");
                await visit.Page.ClickAsync("#train");
                await visit.UntilAsync("#trained", text => text.StartsWith("Trained", StringComparison.Ordinal));
                await visit.Page.ClickAsync("#play");
                await visit.Page.Locator(".falling").First.WaitForAsync();
                break;
            case "generator":
                await visit.Page.Locator("#generated").WaitForAsync();
                break;
            default:
                break;
        }

        await visit.PictureAsync($"{room}-{(isDark ? "dark" : "light")}-{(isNarrow ? "narrow" : "wide")}");
        int beyond = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Equal(0, beyond);
        visit.HasNoFault();
    }
}

/// <summary>Each room with each colour and each screen.</summary>
internal sealed class CombinatorialRoomsAttribute : Xunit.v3.DataAttribute
{
    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) =>
        new([.. from room in (string[])["lecture", "gestures", "generator", "bits"]
                from isDark in (bool[])[false, true]
                from isNarrow in (bool[])[false, true]
                select new TheoryDataRow<string, bool, bool>(room, isDark, isNarrow)]);
}
