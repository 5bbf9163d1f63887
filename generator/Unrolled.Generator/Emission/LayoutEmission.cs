using Unrolled.Generator.Memory;
using Unrolled.Parameters;
using static System.FormattableString;

namespace Unrolled.Generator.Emission;

/// <summary><c>Layout</c>: where each tensor stands, built when it is first asked for.</summary>
internal static class LayoutEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        string names = string.Join(", ", frame.Kernel.Parameters.Tensors.Select(tensor => tensor.Name));
        writer.Lines($"""
            /// <summary>Name, shape and place of each tensor in the parameter block: {names}.</summary>
            {ClassEmission.GeneratedCode}
            public static global::Unrolled.ParameterLayout Layout => LazyLayout.Value;

            /// <summary>The runtime initializes a class once, on its first use, whichever thread comes first.</summary>
            {ClassEmission.GeneratedCode}
            """);
        using (writer.Block("private static class LazyLayout"))
        {
            writer.Lines($"""
                internal static readonly global::Unrolled.ParameterLayout Value = new global::Unrolled.ParameterLayout(
                    "{frame.Name.TrimStart('@')}",
                    {MeaningText.Of(frame.Spec)},
                    ParameterCount,
                    ParameterLength,
                """);
            IReadOnlyList<TensorPlan> tensors = frame.Kernel.Parameters.Tensors;
            for (int i = 0; i < tensors.Count; i++)
            {
                writer.Line("    " + Tensor(tensors[i]) + (i < tensors.Count - 1 ? "," : ");"));
            }
        }

        writer.Line();
    }

    private static string Tensor(TensorPlan tensor)
    {
        TensorAddress place = tensor.Address;
        string vector = tensor.IsVector ? "true" : "false";
        string shape = Invariant($"\"{tensor.Name}\", rows: {tensor.Rows}, columns: {tensor.Columns}, isVector: {vector}");
        string initial = tensor.Initial.All(value => value == 0)
            ? ""
            : $", initial: new double[] {{ {string.Join(", ", tensor.Initial.Select(value => Invariant($"{value:R}")))} }}";
        return place.Units == 0
            ? Invariant($"global::Unrolled.TensorLayout.RowMajor({shape}, offset: {place.Offset})")
            : Invariant($"global::Unrolled.TensorLayout.Grouped({shape}, offset: {place.Offset}, units: {place.Units}, ")
                + Invariant($"unitStride: {place.UnitStride}, firstGate: {place.FirstGate}, columnStride: {place.ColumnStride}{initial})");
    }
}
