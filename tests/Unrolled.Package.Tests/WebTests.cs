namespace Unrolled.Package.Tests;

/// <summary>A web service answers with the same bits.</summary>
public sealed class WebTests(PackedLibrary library)
{
    [Fact]
    public async Task A_minimal_web_service()
    {
        await using var service = await WebService.Start(new ConsumerProject(library).Build("Web"));

        string answer = await service.Client.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal(ConsumerTests.Hashes, answer.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
