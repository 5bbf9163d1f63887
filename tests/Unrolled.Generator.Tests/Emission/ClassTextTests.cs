using System.Globalization;
using System.Text.RegularExpressions;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Tests.Emission;

public sealed class ClassTextTests
{
    [Fact]
    public void Every_type_is_written_with_its_full_name()
    {
        string text = GeneratedClass.Text(HandMadeKernel.Lstm(output: 3, head: HeadKind.Softmax, work: 5000));

        Assert.DoesNotMatch(new Regex(@"(?<!global::)\b(System|Unrolled)\.(?!Generator)"), text);
        Assert.DoesNotMatch(new Regex(@"^\s*using ", RegexOptions.Multiline), text);
    }

    [Fact]
    public void Lines_end_alike_everywhere_and_carry_no_trailing_blanks()
    {
        string text = GeneratedClass.Text(HandMadeKernel.Lstm());

        Assert.DoesNotContain('\r', text);
        Assert.DoesNotMatch(new Regex(@"[ \t]$", RegexOptions.Multiline), text);
        Assert.EndsWith("}\n", text);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        Kernel kernel = HandMadeKernel.Lstm(hidden: 1200, output: 3, head: HeadKind.Sigmoid);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            string expected = GeneratedClass.Text(kernel);
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(expected, GeneratedClass.Text(kernel));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_static_class_has_the_static_members_alone()
    {
        string text = GeneratedClass.Text(HandMadeKernel.Lstm().As(new TypeSpec("", default, "Gesture", IsStatic: true, IsPublic: true)));

        Assert.Contains("partial class Gesture\n{", text);
        Assert.Contains("public static void Backward(", text);
        Assert.DoesNotContain("INetwork", text);
        Assert.DoesNotContain("ParameterBlock", text);
        Assert.DoesNotContain("class State", text);
    }

    [Fact]
    public void A_single_output_cannot_be_classified()
    {
        Assert.DoesNotContain("Classify", GeneratedClass.Text(HandMadeKernel.Lstm(output: 1, head: HeadKind.Sigmoid)));
        Assert.Contains("Classify", GeneratedClass.Text(HandMadeKernel.Lstm(output: 2, head: HeadKind.Softmax)));
    }

    [Fact]
    public void A_nested_private_class_with_a_keyword_for_a_name_compiles()
    {
        var type = new TypeSpec("Deep.@event", new EquatableArray<string>("partial class Outer", "partial struct Inner"), "@class", false, false);
        string kernels = HandMadeKernel.RunningSum.Replace("class Gesture", "class @class");

        GeneratedClass.Compile(
            GeneratedClass.Text(HandMadeKernel.Lstm(output: 2, head: HeadKind.Softmax).As(type)),
            "namespace Deep.@event { internal partial class Outer { private partial struct Inner { private " + kernels + " } } }");
    }
}
