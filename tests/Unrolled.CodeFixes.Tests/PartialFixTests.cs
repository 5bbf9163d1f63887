using Unrolled.CodeFixes.Tests.Harness;

namespace Unrolled.CodeFixes.Tests;

/// <summary>The class and the types around it become partial.</summary>
public sealed class PartialFixTests
{
    private const string Lstm = "[LstmModel(Input = 3, Hidden = 2, Steps = 5)]";

    [Theory]
    [InlineData("public class {|UNR0001:Gesture|} { }", "public partial class Gesture { }")]
    [InlineData("public static class {|UNR0001:Gesture|} { }", "public static partial class Gesture { }")]
    [InlineData("internal sealed class {|UNR0001:Gesture|} { }", "internal sealed partial class Gesture { }")]
    [InlineData("class {|UNR0001:Gesture|}\n{\n}", "partial class Gesture\n{\n}")]
    [InlineData("// A gesture.\nclass {|UNR0001:Gesture|} { }", "// A gesture.\npartial class Gesture { }")]
    [InlineData("public class {|UNR0001:@class|} { }", "public partial class @class { }", "class")]
    public Task A_class_becomes_partial(string declaration, string expected, string name = "Gesture") =>
        Fixed.Verify($"{Lstm}\n{declaration}", $"Make '{name}' partial", $"{Lstm}\n{expected}");

    [Fact]
    public Task A_class_with_its_attribute_on_one_line_becomes_partial() =>
        Fixed.Verify($"{Lstm} class {{|UNR0001:Gesture|}} {{ }}", "Make 'Gesture' partial", $"{Lstm} partial class Gesture {{ }}");

    [Theory]
    [InlineData("public class {|UNR0002:Game|}", "public partial class Game")]
    [InlineData("public struct {|UNR0002:Game|}", "public partial struct Game")]
    [InlineData("/// <summary>A game.</summary>\ninterface {|UNR0002:Game|}", "/// <summary>A game.</summary>\npartial interface Game")]
    [InlineData("public record {|UNR0002:Game|}", "public partial record Game")]
    [InlineData("public readonly record struct {|UNR0002:Game|}", "public readonly partial record struct Game")]
    public Task A_type_around_it_becomes_partial(string declaration, string expected) =>
        Fixed.Verify($"{declaration} {{ {Lstm} public partial class Gesture {{ }} }}", "Make 'Game' partial", $"{expected} {{ {Lstm} public partial class Gesture {{ }} }}");

    [Fact]
    public Task All_become_partial_at_once() => Fixed.VerifyAll(
        $"{Lstm} public class {{|UNR0001:First|}} {{ }}\n{Lstm} class {{|UNR0001:Second|}} {{ }}",
        "Make 'First' partial",
        $"{Lstm} public partial class First {{ }}\n{Lstm} partial class Second {{ }}");

    [Fact]
    public Task The_types_around_it_become_partial_with_it() => Fixed.VerifyAll(
        $"class {{|UNR0002:Game|}} {{ class {{|UNR0002:Player|}} {{ {Lstm} class {{|UNR0001:Gesture|}} {{ }} }} }}",
        "Make 'Game' partial",
        $"partial class Game {{ partial class Player {{ {Lstm} partial class Gesture {{ }} }} }}");
}
