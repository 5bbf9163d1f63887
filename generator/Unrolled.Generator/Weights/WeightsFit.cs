using Unrolled.Generator.Limits;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Weights;

/// <summary>Holds a file's content to a model: every fault, or the numbers of the parameter block.</summary>
internal static class WeightsFit
{
    /// <param name="spec">The model.</param>
    /// <param name="plan">Its tensors.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="content">What it holds; it can be read.</param>
    public static IEnumerable<WeightsFault> Check(ModelSpec spec, ParameterPlan plan, string name, WeightsContent content)
    {
        string model = spec.Type.Name.TrimStart('@');
        if (plan.Length > CodeBudget.PretrainedNumbers)
        {
            return new[] { new WeightsFault(WeightsFaultKind.TooMany, model, plan.Length, CodeBudget.PretrainedNumbers) };
        }

        return Meaning(spec, name, model, content)
            .Concat(plan.Tensors.SelectMany(needed => Tensor(spec, needed, name, model, content)))
            .Concat(content.Tensors.Where(found => plan.Tensors.All(needed => needed.Name != found.Name))
                .Select(found => new WeightsFault(WeightsFaultKind.Extra, found.Name, found.ShapeText, name, model)));
    }

    /// <summary>The parameter block, each number as the bits of a double: of a file without a fault.</summary>
    public static long[] Block(ParameterPlan plan, WeightsContent content)
    {
        var block = new long[plan.Length];
        foreach (TensorPlan tensor in plan.Tensors)
        {
            EquatableArray<long> bits = content.Tensor(tensor.Name)!.Bits;
            for (int i = 0; i < bits.Count; i++)
            {
                block[tensor.Address.Of(i / tensor.Columns, i % tensor.Columns)] = bits[i];
            }
        }

        return block;
    }

    /// <summary>The same weights compute other things in another cell. The steps that read and write may differ: a model for training and one for streaming share a file.</summary>
    private static IEnumerable<WeightsFault> Meaning(ModelSpec spec, string name, string model, WeightsContent content) =>
        from part in new (string Key, string Needed)[]
        {
            (WeightsReader.Cell, spec.Signature),
            (WeightsReader.Inputs, spec.ReadsTokens ? "tokens" : "numbers"),
            (WeightsReader.Direction, spec.Direction.ToString()),
            (WeightsReader.Head, spec.Output == 0 ? "none" : spec.Head.ToString()),
        }
        let found = content.Fact(part.Key)
        where found != null && found != part.Needed
        select new WeightsFault(WeightsFaultKind.Meaning, part.Key, name, found, model, part.Needed);

    private static IEnumerable<WeightsFault> Tensor(ModelSpec spec, TensorPlan needed, string name, string model, WeightsContent content)
    {
        string shape = FormattableString.Invariant(needed.IsVector ? $"[{needed.Rows}]" : (FormattableString)$"[{needed.Rows}, {needed.Columns}]");
        WeightsTensor? found = content.Tensor(needed.Name);
        if (found == null)
        {
            yield return new WeightsFault(WeightsFaultKind.Missing, needed.Name, shape, model, name);
        }
        else if (found.ShapeText != shape)
        {
            yield return new WeightsFault(WeightsFaultKind.Shape, needed.Name, found.ShapeText, name, model, shape, Gates(needed, found));
        }
        else if (found.Bits.Count != found.Count)
        {
            yield return new WeightsFault(WeightsFaultKind.Count, needed.Name, found.Bits.Count, name, found.ShapeText, found.Count);
        }
        else if (IndexOfNotFinite(spec, found) is int place and >= 0)
        {
            double value = BitConverter.Int64BitsToDouble(found.Bits[place]);
            yield return new WeightsFault(WeightsFaultKind.NotFinite, needed.Name, value, place, name, spec.Number == NumberKind.Double ? "double" : "float");
        }
    }

    /// <summary>Where the units agree and the gates do not, the file is of another cell.</summary>
    private static string Gates(TensorPlan needed, WeightsTensor found)
    {
        int units = needed.Address.Units;
        int rows = found.Shape[0];
        bool isOther = units > 0 && rows % units == 0 && rows != needed.Rows && found.Shape.Count == (needed.IsVector ? 1 : 2)
            && (needed.IsVector || found.Shape[1] == needed.Columns);
        return isOther
            ? FormattableString.Invariant($": {rows / units} gates of {units} units, where the cell has {needed.Rows / units}")
            : "";
    }

    private static int IndexOfNotFinite(ModelSpec spec, WeightsTensor tensor)
    {
        for (int i = 0; i < tensor.Bits.Count; i++)
        {
            double value = BitConverter.Int64BitsToDouble(tensor.Bits[i]);
            if (double.IsNaN(value) || double.IsInfinity(value) || (spec.Number != NumberKind.Double && float.IsInfinity((float)value)))
            {
                return i;
            }
        }

        return -1;
    }
}
