using System.Reflection;
using Unrolled.Generator.Cells;
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
        { typeof(Arithmetic), typeof(ArithmeticKind) },
        { typeof(Plan), typeof(PlanKind) },
        { typeof(Topology), typeof(TopologyKind) },
        { typeof(Direction), typeof(DirectionKind) },
        { typeof(Feedback), typeof(FeedbackKind) },
        { typeof(DenseActivation), typeof(DenseActivationKind) },
    };

    /// <summary>A user's cell has no settings: its attribute names a class.</summary>
    public static TheoryData<string> Cells => [.. Cell.All.Where(cell => cell is not RecurrentCell).Select(cell => cell.AttributeName)];

    [Theory]
    [MemberData(nameof(Enums))]
    public void Enums_have_the_same_members_with_the_same_values(Type library, Type generator) => Assert.Equal(Members(library), Members(generator));

    [Fact]
    public void Every_enum_of_the_shared_arguments_is_compared() =>
        Assert.Equal(
            typeof(ModelAttribute).GetProperties().Select(property => property.PropertyType).Where(type => type.IsEnum).Distinct().OrderBy(type => type.Name),
            Enums.Select(row => row.Data.Item1).OrderBy(type => type.Name));

    [Fact]
    public void Every_shared_argument_is_known_by_its_name() =>
        Assert.Equal(
            SettingsOf(typeof(ModelAttribute)).Select(property => property.Name).Order(),
            typeof(ArgumentNames).GetFields().Select(field => (string)field.GetValue(null)!).Order());

    [Fact]
    public void Every_attribute_has_a_cell_and_every_cell_an_attribute() =>
        Assert.Equal(
            typeof(ModelAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ModelAttribute))).Select(type => type.FullName).Order(),
            Cell.All.Select(cell => cell.AttributeName).Order());

    /// <summary>A setting has one name in both, and each of its values reaches the cell.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_reads_every_setting_of_its_attribute(string attribute)
    {
        Cell cell = Cell.All.Single(known => known.AttributeName == attribute);
        PropertyInfo[] settings = [.. SettingsOf(typeof(ModelAttribute).Assembly.GetType(attribute, throwOnError: true)!)];
        Assert.Equal(settings.Select(setting => setting.Name).Order(), SettingsOf(cell.GetType()).Select(setting => setting.Name).Order());

        object usual = Activator.CreateInstance(typeof(ModelAttribute).Assembly.GetType(attribute)!)!;
        Cell read = cell.With(new Arguments());
        Assert.Equal(cell, read);
        foreach (PropertyInfo setting in settings)
        {
            PropertyInfo own = cell.GetType().GetProperty(setting.Name)!;
            Assert.Equal(Convert.ToInt32(setting.GetValue(usual)), Convert.ToInt32(own.GetValue(cell)));
            if (setting.PropertyType.IsEnum)
            {
                Assert.Equal(Members(setting.PropertyType), Members(own.PropertyType));
            }

            int[] values = setting.PropertyType.IsEnum ? [.. Members(setting.PropertyType).Select(member => member.Value)] : [0, 1];
            Assert.All(values, value => Assert.Equal(value, Convert.ToInt32(own.GetValue(cell.With(new Arguments { [setting.Name] = value })))));
        }
    }

    /// <summary>Every function that a cell may call is known, with as many operands, and no other is.</summary>
    [Fact]
    public void The_words_of_a_cell_are_the_members_of_the_library()
    {
        string[] operators = [CellWords.Add, CellWords.Subtract, CellWords.Multiply, CellWords.Divide, CellWords.Negate];
        MethodInfo[] functions = typeof(CellMath).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

        Assert.Equal(CellWords.Operations.Keys.Except(operators).Concat(CellWords.Weights).Order(), functions.Select(function => function.Name).Order());
        Assert.All(functions.Where(function => CellWords.Operations.ContainsKey(function.Name)), function =>
            Assert.Equal(CellWords.Operations[function.Name], function.GetParameters().Length));
    }

    private static IEnumerable<PropertyInfo> SettingsOf(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(property => property.CanWrite);

    private static IEnumerable<(string Name, int Value)> Members(Type type) =>
        Enum.GetNames(type).Select(name => (name, (int)Enum.Parse(type, name)));

    /// <summary>Arguments by name; a flag is 0 or 1.</summary>
    private sealed class Arguments : Dictionary<string, int>, ICellArguments
    {
        public int Number(string name, int otherwise = 0) => TryGetValue(name, out int value) ? value : otherwise;

        public IReadOnlyList<(string Title, string Text)?> Equations => [];

        public bool Flag(string name, bool otherwise = false) => TryGetValue(name, out int value) ? value != 0 : otherwise;
    }
}
