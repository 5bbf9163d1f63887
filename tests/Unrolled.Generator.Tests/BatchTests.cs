using Unrolled.Numeric.Models;
using static Unrolled.Generator.Tests.Harness.GraphComparison;

namespace Unrolled.Generator.Tests;

/// <summary>Sequences that train side by side give the bits that each gives alone.</summary>
public sealed class BatchTests
{
    private static readonly string[] Options =
    [
        "", "Arithmetic = Arithmetic.Fused", "Precision = Precision.Double", "Precision = Precision.Double, Arithmetic = Arithmetic.Fused",
    ];

    private static readonly string[] Wide =
    [
        "LstmModel(Input = 5, Hidden = 40, Steps = 3",
        "GruModel(Input = 2, Hidden = 37, Steps = 3, Output = 18",
        "RnnModel(Input = 17, Hidden = 80, Steps = 3, Output = 2",
        "LstmModel(Input = 1, Hidden = 16, Steps = 1",
    ];

    public static TheoryData<string> Shapes =>
        [.. TopologyTests.Shapes.Concat(Wide).Where(shape => !shape.Contains("Vocabulary") && !shape.Contains("Feedback") && !(shape.Contains("InputSizes") && shape.Contains("Direction.Both")))];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_sequence_does_not_feel_its_company(string shape)
    {
        foreach (string option in shape.Contains("Arithmetic") ? Options.Where(o => !o.Contains("Arithmetic")) : Options)
        {
            (object network, _) = Create($"{shape}, Batched = true{(option == "" ? "" : ", ")}{option}");
            if (option.Contains("Double"))
            {
                BatchRun.Of<double>(network);
            }
            else
            {
                BatchRun.Of<float>(network);
            }
        }
    }

    [Theory]
    [InlineData(UserCells.Elman)]
    [InlineData(UserCells.Mgu)]
    [InlineData(UserCells.Peepholes)]
    [InlineData(UserCells.GruThatWrites)]
    public void Nor_does_one_of_a_cell_of_the_users(string cell)
    {
        BatchRun.Of<float>(Create("RecurrentModel(typeof(Own), Input = 3, Hidden = 19, Steps = 4, Output = 2, Batched = true", userCell: "using static Unrolled.CellMath;\n#pragma warning disable CS1591\n" + cell).Network);
    }
}
