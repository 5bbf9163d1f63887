using Unrolled.Generator.Memory;
using static System.FormattableString;

namespace Unrolled.Generator.Emission;

/// <summary><c>Tape</c>: the map of the tape, for those who look inside a run.</summary>
internal static class TapeEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        string traced = frame.Spec.Trace ? $"; after {MemberLink.Backward(frame)} their gradients" : "";
        writer.Lines($"""
            /// <summary>The map of the tape after {MemberLink.ForwardLogits(frame)}: h and the other values of the cell over time{traced}.</summary>
            {ClassEmission.GeneratedCode}
            public static global::Unrolled.TapeLayout Tape => LazyTape.Value;

            /// <summary>The runtime initializes a class once, on its first use, whichever thread comes first.</summary>
            {ClassEmission.GeneratedCode}
            """);
        using (writer.Block("private static class LazyTape"))
        {
            writer.Line("internal static readonly global::Unrolled.TapeLayout Value = new global::Unrolled.TapeLayout(");
            IReadOnlyList<TapePart> parts = frame.Kernel.Tape;
            writer.Line("    TapeLength" + (parts.Count == 0 ? ");" : ","));
            for (int i = 0; i < parts.Count; i++)
            {
                TapePart part = parts[i];
                string rows = Invariant($"\"{part.Name}\", offset: {part.Offset}, rows: {part.Rows}, columns: {part.Columns}");
                writer.Line($"    new global::Unrolled.TapeValue({rows})" + (i < parts.Count - 1 ? "," : ");"));
            }
        }

        writer.Line();
    }
}
