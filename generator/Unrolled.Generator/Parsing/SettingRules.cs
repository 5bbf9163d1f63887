using Unrolled.Generator.Cells;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>What a model sets is a setting of one of its cells, and a value that the cell can have.</summary>
internal static class SettingRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        SettingsFit,
    };

    /// <remarks>Silent where a cell cannot be read: that is said already.</remarks>
    public static IEnumerable<Violation> SettingsFit(ModelDeclaration model) =>
        model.Arguments.Settings.Count == 0 || CellRules.CellsAreUsable(model).Any()
            ? Enumerable.Empty<Violation>()
            : model.Arguments.Settings.Select((given, i) => Check(model, given, i)).OfType<Violation>();

    private static Violation? Check(ModelDeclaration model, GivenSetting given, int index)
    {
        CellProgram[] layers = model.Arguments.Programs.Select(program => program ?? CellProgram.Empty).ToArray();
        Violation Refuse(Microsoft.CodeAnalysis.Location place, string why) => new(CellDescriptors.CellSettingUnfit, place, model.Type.Name, given.Name, why);

        if (given.Layer < GivenSetting.EveryLayer || given.Layer >= Math.Max(1, layers.Length))
        {
            return Refuse(given.LayerPlace, $"there is no layer {given.Layer}, the first is 0 and the last {Math.Max(1, layers.Length) - 1}");
        }

        CellSetting[] known = layers.Where((_, layer) => given.IsFor(layer)).SelectMany(program => program.Settings).ToArray();
        CellSetting[] meant = known.Where(setting => setting.Name == given.Name).ToArray();
        if (meant.Length == 0)
        {
            string[] names = known.Select(setting => setting.Name).Distinct().ToArray();
            return Refuse(given.NamePlace, names.Length == 0 ? "no number of that name is a parameter of its cell's step" : $"the settings of its cell are {string.Join(", ", names)}");
        }

        if (model.Arguments.Settings.Take(index).Any(other => other.Name == given.Name && other.Layer == given.Layer))
        {
            return Refuse(given.NamePlace, "it has a value already");
        }

        if (!CellNumbers.IsFinite(given.Value) || (given.Value % 1 != 0 && meant.Any(setting => setting.IsInteger)))
        {
            return Refuse(given.ValuePlace, $"{new CellNumber(given.Value)} is no {(CellNumbers.IsFinite(given.Value) ? "whole" : "finite")} number");
        }

        string? fault = layers.Select((program, layer) => given.IsFor(layer) ? FaultOf(program.With(model.Arguments.SettingsOf(layer))) : null).FirstOrDefault(found => found != null);
        return fault is null ? null : Refuse(given.ValuePlace, $"with {new CellNumber(given.Value)} {fault}");
    }

    /// <summary>What is wrong with equations whose numbers are known now.</summary>
    private static string? FaultOf(CellProgram program)
    {
        CellTerm[] terms = program.All.SelectMany(statement => statement.Value.Walk()).ToArray();
        if (terms.OfType<CellNumber>().Any(number => !CellNumbers.IsFinite(number.Value)))
        {
            return "a constant of the cell is no finite number";
        }

        if (terms.OfType<CellCall>().Any(call => call.Word == CellWords.Project && CellConstants.ValueOf(call.Parts[1]) is not (>= 1 and <= CellSizes.Most)))
        {
            return "a projection has not at least 1 and at most 1,048,576 numbers";
        }

        bool oneSize = program.RecurrentGates.Select(gate => program.Sizes.Of(gate.Sum.Parts[0]) ?? CellSizes.Units).Distinct().Count() <= 1;
        return program.Sizes.Mismatches.Count > 0 || !oneSize ? "values of different sizes meet" : null;
    }
}
