using System.Globalization;
using Unrolled.Playground.Tests.Harness;

namespace Unrolled.Playground.Tests;

/// <summary>The rooms without a mouse: every control is reached by the tabulator, shows that it is, and does by a key what it does by a click.</summary>
public sealed class KeyboardTests(PublishedPage published)
{
    private const int MostTabs = 40;

    [Fact]
    public async Task A_word_is_learnt_by_keys()
    {
        await using VisitedPage visit = await published.VisitAsync("lecture");
        await TabTo(visit, "cell-Gru");
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.UntilAsync("#cell-Gru[aria-pressed=true]", text => text == "GRU");
        await TabTo(visit, "step");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync("#iterations", count => count == "1");
        await TabTo(visit, "run");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync("#iterations", count => int.Parse(count, CultureInfo.InvariantCulture) > 3);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync("#run", text => text == "Learn");
        visit.HasNoFault();
    }

    [Fact]
    public async Task The_generators_room_is_entered_and_left_by_keys()
    {
        await using VisitedPage visit = await published.VisitAsync("lecture");
        await TabTo(visit, "room-generator");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("#generated").WaitForAsync();
        await TabTo(visit, "source");
        await visit.Page.Keyboard.PressAsync("Control+A");
        await visit.Page.Keyboard.InsertTextAsync("using Unrolled;\n\n[GruModel(Input = 1, Hidden = 4, Steps = 3)] public partial class Written;");
        await visit.UntilAsync("#generated", code => code.Contains("partial class Written", StringComparison.Ordinal));

        // The editor keeps no one in: the tabulator leaves it.
        await TabTo(visit, "generated");
        visit.HasNoFault();
    }

    [Fact]
    public async Task Every_control_shows_its_focus()
    {
        await using VisitedPage visit = await published.VisitAsync("gestures");
        var seen = new HashSet<string>();
        for (int i = 0; i < MostTabs && await Press(visit) is { Length: > 0 } name && seen.Add(name); i++)
        {
            Assert.True(await visit.Page.EvaluateAsync<bool>(
                "(() => { for (let e = document.activeElement; e && e !== document.body; e = e.parentElement) { const s = getComputedStyle(e); if (s.outlineStyle !== 'none' || s.boxShadow !== 'none') return true; } return false; })()"), name);
        }

        Assert.InRange(seen.Count, 6, MostTabs);
        visit.HasNoFault();
    }

    private static async Task TabTo(VisitedPage visit, string id)
    {
        for (int i = 0; i < MostTabs; i++)
        {
            if (await Press(visit) == id)
            {
                return;
            }
        }

        Assert.Fail($"The tabulator does not come to #{id} in {MostTabs} steps.");
    }

    /// <summary>The next control: its id, or its text.</summary>
    private static async Task<string> Press(VisitedPage visit)
    {
        await visit.Page.Keyboard.PressAsync("Tab");
        return await visit.Page.EvaluateAsync<string>("document.activeElement === document.body ? '' : document.activeElement.id || document.activeElement.textContent.trim() || document.activeElement.tagName");
    }
}
