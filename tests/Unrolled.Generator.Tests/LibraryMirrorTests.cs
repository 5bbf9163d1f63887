using Unrolled.Generator.Parsing;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Tests;

/// <summary>The generator does not reference the library: what it knows of the attributes is held to them here.</summary>
public sealed class LibraryMirrorTests
{
    public static TheoryData<Type, Type> Enums => new()
    {
        { typeof(Head), typeof(HeadKind) },
        { typeof(Precision), typeof(NumberKind) },
        { typeof(RnnActivation), typeof(RnnActivationKind) },
        { typeof(GruReset), typeof(GruResetKind) },
        { typeof(GruUpdate), typeof(GruUpdateKind) },
        { typeof(Arithmetic), typeof(ArithmeticKind) },
        { typeof(Plan), typeof(PlanKind) },
        { typeof(Topology), typeof(TopologyKind) },
        { typeof(Direction), typeof(DirectionKind) },
        { typeof(Feedback), typeof(FeedbackKind) },
    };

    [Theory]
    [MemberData(nameof(Enums))]
    public void Enums_have_the_same_members_with_the_same_values(Type library, Type generator) => Assert.Equal(Members(library), Members(generator));

    [Fact]
    public void Every_enum_of_the_attributes_is_compared() =>
        Assert.Equal(
            PropertiesOfAttributes().Select(property => property.PropertyType).Where(type => type.IsEnum).Distinct().OrderBy(type => type.Name),
            Enums.Select(row => row.Data.Item1).OrderBy(type => type.Name));

    [Fact]
    public void Every_argument_is_known_by_its_name() =>
        Assert.Equal(
            PropertiesOfAttributes().Select(property => property.Name).Distinct().Order(),
            typeof(ArgumentNames).GetFields().Select(field => (string)field.GetValue(null)!).Order());

    [Fact]
    public void Every_attribute_is_known_with_its_cell()
    {
        Assert.Equal(
            AttributeTypes().Select(type => type.FullName).Order(),
            ModelAttributeKind.All.Select(known => known.MetadataName).Order());
        Assert.All(ModelAttributeKind.All, known => Assert.Equal($"Unrolled.{known.Cell}ModelAttribute", known.MetadataName));
    }

    private static IEnumerable<Type> AttributeTypes() =>
        typeof(ModelAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ModelAttribute)));

    private static IEnumerable<System.Reflection.PropertyInfo> PropertiesOfAttributes() =>
        AttributeTypes().SelectMany(type => type.GetProperties()).Where(property => property.CanWrite);

    private static IEnumerable<(string Name, int Value)> Members(Type type) =>
        Enum.GetNames(type).Select(name => (name, (int)Enum.Parse(type, name)));
}
