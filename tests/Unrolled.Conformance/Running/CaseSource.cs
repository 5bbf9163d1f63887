using System.Globalization;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>Writes the annotated class of a shape, as a user would.</summary>
internal static class CaseSource
{
    public const string Namespace = "Unrolled.Conformance.Models";

    public static string Of(ModelShape shape)
    {
        var arguments = new List<string>
        {
            Number("Input", shape.Input),
            Number("Hidden", shape.Hidden),
            Number("Steps", shape.Steps),
        };
        if (shape.Output > 0)
        {
            arguments.Add(Number("Output", shape.Output));
            arguments.Add($"Head = Head.{shape.Head}");
        }

        Add(shape.ReadSteps < shape.Steps, Number("ReadSteps", shape.ReadSteps));
        Add(shape.FirstOutput > 0, Number("FirstOutput", shape.FirstOutput));
        Add(!shape.Bias, "Bias = false");
        Add(shape.IsDouble, "Precision = Precision.Double");
        Add(shape.Activation != RnnActivation.Tanh, $"Activation = RnnActivation.{shape.Activation}");
        Add(shape.Cell == CellType.Gru && shape.Reset == GruReset.BeforeProduct, "Reset = GruReset.BeforeProduct");
        Add(shape.Update == GruUpdate.Writes, "Update = GruUpdate.Writes");
        return $$"""
            using Unrolled;

            namespace {{Namespace}};

            /// <summary>The network of a reference case.</summary>
            [{{shape.Cell}}Model({{string.Join(", ", arguments)}})]
            public partial class {{shape.ClassName}}
            {
            }
            """;

        void Add(bool condition, string argument)
        {
            if (condition)
            {
                arguments.Add(argument);
            }
        }
    }

    private static string Number(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name} = {value}");
}
