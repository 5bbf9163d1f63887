using System.Globalization;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Generated text is the same in every culture.</summary>
public sealed class CultureTests
{
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void A_hostile_culture_changes_nothing(string model)
    {
        string[] expected = In(CultureInfo.InvariantCulture, model);

        Assert.Equal(expected, In(Hostile(), model));
        Assert.Equal(expected, In(CultureInfo.GetCultureInfo("tr-TR"), model));
    }

    /// <summary>Its minus sign ends a comment, its decimal separator a statement.</summary>
    private static CultureInfo Hostile()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.GetCultureInfo("fi-FI").Clone();
        culture.NumberFormat.NegativeSign = "*/minus";
        culture.NumberFormat.NumberDecimalSeparator = ";";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.NumberFormat.NaNSymbol = "\n";
        return culture;
    }

    private static string[] In(CultureInfo culture, string model)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return [.. GeneratorRun.Of(Models.Source(model)).Sources.Select(source => source.HintName + "\n" + source.SourceText)];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
