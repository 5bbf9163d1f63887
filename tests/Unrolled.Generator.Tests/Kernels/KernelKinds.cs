using System.Reflection;
using Unrolled.Generator.Kernels;
using KernelIndex = Unrolled.Generator.Kernels.Index;

namespace Unrolled.Generator.Tests.Kernels;

/// <summary>All kinds of statements, expressions and arguments, found by reflection, each with a sample made of its parameters.</summary>
internal static class KernelKinds
{
    public static IReadOnlyList<Type> Statements => Of<Statement>();

    public static IReadOnlyList<Type> Expressions => Of<Expression>();

    public static IReadOnlyList<Type> Arguments => Of<Argument>();

    /// <summary>A sample: every part is an object of its own, every name is declared nowhere.</summary>
    public static T Sample<T>(Type kind) => (T)Make(kind);

    /// <summary>A sample of a kind, by its name.</summary>
    public static T Sample<T>(string name) => Sample<T>(Of<T>().Single(kind => kind.Name == name));

    /// <summary>The values of the properties that have a type.</summary>
    public static IReadOnlyList<T> Parts<T>(object node) =>
        [.. node.GetType().GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters()
            .Select(p => node.GetType().GetProperty(p.Name!)!.GetValue(node)).OfType<T>()];

    private static Type[] Of<T>() =>
        [.. typeof(T).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).OrderBy(type => type.Name)];

    private static object Make(Type type)
    {
        if (type == typeof(Expression))
        {
            return new Variable("value");
        }

        if (type == typeof(IReadOnlyList<Statement>))
        {
            return new Statement[] { new Declare("inner", new Variable("value")) };
        }

        if (type == typeof(IReadOnlyList<Argument>))
        {
            return new Argument[] { new Region("span") };
        }

        if (type == typeof(IReadOnlyList<int>))
        {
            return new[] { 4 };
        }

        return type == typeof(string) ? "name"
            : type == typeof(int) ? 4
            : type == typeof(double) ? 0.5
            : type == typeof(bool) ? true
            : type == typeof(Token) ? new TokenVariable("token")
            : type == typeof(Bound) ? Bound.Length(-1)
            : type == typeof(KernelIndex) || type == typeof(KernelIndex?) ? KernelIndex.Of("index") + 4
            : type == typeof(Element) ? new Element("span", 4, Access.Single)
            : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
            : Construct(type);
    }

    private static object Construct(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType))]);
    }
}
