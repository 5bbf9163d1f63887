namespace Unrolled.Tests.Data;

public sealed class ClassNamesTests
{
    [Fact]
    public void Labels_become_classes_in_an_order_of_their_own()
    {
        var names = ClassNames.FromLabels(["leak", "idle", "Zero", "idle", "knock", "leak"]);
        Assert.Equal(["Zero", "idle", "knock", "leak"], names);
        Assert.Equal(4, names.Count);
        Assert.Equal([3, 1, 0], names.Encode(["leak", "idle", "Zero"]));
        Assert.Equal(2, names.IndexOf("knock"));
        Assert.Equal("knock", names[2]);
        Assert.True(names.TryIndexOf("idle", out int idle));
        Assert.Equal(1, idle);
        Assert.False(names.TryIndexOf("Idle", out _));
        Assert.Equal("Zero, idle, knock, leak", names.ToString());
        Assert.Throws<ArgumentOutOfRangeException>("index", () => names[4]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => names[-1]);
    }

    [Fact]
    public void A_name_that_is_none_is_told_with_those_there_are()
    {
        var names = new ClassNames("idle", "knock");
        Assert.Equal(["idle", "knock"], names);
        Assert.StartsWith("no class is called 'Idle'; the 2 classes are idle, knock.", Assert.Throws<ArgumentException>("name", () => names.IndexOf("Idle")).Message, StringComparison.Ordinal);
        Assert.StartsWith("Label 2: no class is called ' knock'", Assert.Throws<ArgumentException>("labels", () => names.Encode(["idle", "knock", " knock"])).Message, StringComparison.Ordinal);
        var many = new ClassNames([.. Enumerable.Range(0, 21).Select(i => $"c{i}")]);
        Assert.Contains("the 21 classes are c0, c1,", Assert.Throws<ArgumentException>("name", () => many.IndexOf("c21")).Message, StringComparison.Ordinal);
        Assert.Contains("c19, ...", Assert.Throws<ArgumentException>("name", () => many.IndexOf("c21")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is at least one class.")]
    [InlineData("The name of class 1 is empty.", "a", " ")]
    [InlineData("The name 'b' stands twice, for the classes 1 and 3.", "a", "b", "c", "b")]
    public void Names_that_cannot_be_told_apart_are_refused(string because, params string[] names) =>
        Assert.StartsWith(because, Assert.Throws<ArgumentException>("names", () => new ClassNames(names)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_is_text_that_a_file_can_hold()
    {
        foreach (string half in new[] { "a\ud83d", "\ud83da", "\ude42" })
        {
            Assert.StartsWith("The name of class 1 holds half of a surrogate pair.", Assert.Throws<ArgumentException>("names", () => new ClassNames("\ud83d\ude42", half)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_empty_label_is_no_class() =>
        Assert.StartsWith("Label 2 is empty.", Assert.Throws<ArgumentException>("labels", () => ClassNames.FromLabels(["a", "b", ""])).Message, StringComparison.Ordinal);
}
